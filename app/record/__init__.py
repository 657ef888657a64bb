"""What leaves the room: the record in every form, the report, open formats. Made from the ledger alone.

May import ledger, show, scenario. Never writes to a show. `formats.export` makes any form, `commands` the files.
"""
