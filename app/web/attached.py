"""Files that leave the house: their name is made here, whatever an evening or a form is called."""

import re
from urllib.parse import quote

STRANGE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')
LONGEST = 80


def attached(plain: str, called: str) -> dict[str, str]:
    """A download (RFC 6266): `plain` for old programs, `called` for all others, without what a disk does not take."""
    name, _, ending = called.rpartition(".")
    name = STRANGE.sub(" ", name).strip(" .")[:LONGEST] or plain.partition(".")[0]
    name = quote(f"{name}.{ending}", safe="")
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"}
