"""The examples of docs/problems as bytes: the fence's words say how they are written."""

import re
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs" / "problems"
ORIGINAL = re.compile(r"^```yaml original\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(yaml|hex)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def original(code: str) -> bytes:
    """What the example translates, if it is a translation."""
    found = ORIGINAL.search((PAGES / f"{code}.md").read_text("utf-8"))
    return found[1].encode() if found else b""


def example(code: str) -> bytes:
    found = FENCE.search((PAGES / f"{code}.md").read_text("utf-8"))
    assert found, code
    kind, words, body = found.groups()
    if kind == "hex":
        return bytes.fromhex(body)
    if "escapes" in words:
        body = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), body)
    if "repeat=" in words:
        body += body.splitlines(keepends=True)[-1] * int(words.split("repeat=")[1])
    return body.encode(words.split("encoding=")[1] if "encoding=" in words else "utf-8", "surrogateescape")
