"""What leaves the room: the record in every form, the report, open formats. Made from the ledger alone.

May import ledger, show, scenario. Never writes to a show.
"""

from app.record.formats import FORMATS as FORMATS
from app.record.formats import export as export
