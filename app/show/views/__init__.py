"""What each audience may know: frozen values, never the Show. Templates and JSON are made from these alone."""

from app.show.views.audiences import *
from app.show.views.ballots import *
from app.show.views.cues import *
from app.show.views.making import *
from app.show.views.motions import *
from app.show.views.words import *
