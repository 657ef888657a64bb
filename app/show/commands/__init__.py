"""What people ask for, in the imperative. One command for socket, form and test; `acts.py` says who may ask."""

from app.show.commands.ballots import *
from app.show.commands.base import *
from app.show.commands.cues import *
from app.show.commands.experts import *
from app.show.commands.floor import *
from app.show.commands.hall import *
from app.show.commands.making import *
from app.show.commands.motions import *
from app.show.commands.words import *
