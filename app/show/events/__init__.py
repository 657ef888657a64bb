"""Facts of the room, in the past tense: everything the ledger of a show may say.

`at` is not part of an event: it is written beside it (see `codec`). What a resident or an expert wrote lies in a
`WordsKept` of its own, so that it can be erased and the chain still holds.
"""

from app.show.events.ballots import *
from app.show.events.base import *
from app.show.events.cues import *
from app.show.events.experts import *
from app.show.events.floor import *
from app.show.events.hall import *
from app.show.events.making import *
from app.show.events.motions import *
from app.show.events.words import *
