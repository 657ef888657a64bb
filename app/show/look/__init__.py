"""From the show to what each audience may know. What you may not know, you are not given."""

from app.show.look.assistant import assistant
from app.show.look.expert import expert
from app.show.look.facilitator import facilitator
from app.show.look.mine import me
from app.show.look.organizer import organizer
from app.show.look.resident import resident
from app.show.look.stage import stage

__all__ = ["assistant", "expert", "facilitator", "me", "organizer", "resident", "stage"]
