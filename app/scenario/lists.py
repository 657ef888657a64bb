"""Lists and maps in one line, written with brackets and commas of the wrong width."""

import re

from app.scenario.source import Source

LISTS = ("options", "cards", "ask", "columns", "confirm", "visits", "skips", "authors", "ends")


def value(body: str, name: str, number: int, at: int, source: Source) -> str:
    """Lists in one line: brackets and commas of the wrong kind."""
    start = body.find(": ") + 2
    text = body[start:].strip()
    if not text:
        return body
    spot = at + body.index(text, start) + 1
    if text[0] == "｛" or (text[0] == "{" and text[-1] == "｝"):
        mended = braced(text)
        source.report(
            number, spot if text[0] == "｛" else spot + len(text) - 1, "bracket-fullwidth", mended=mended[:60]
        )
        return body[:start] + mended
    if name not in LISTS:
        return body
    if text[0] in "【［〔" and (text[-1] in "】］〕]"):
        mended = "[" + (text[1:-1] if name == "ask" else apart(text[1:-1])) + "]"
        source.report(number, spot, "bracket-fullwidth", mended=mended[:60])
        return body[:start] + mended
    if text[0] == "[" and text[-1:] in "】］〕":
        mended = text[:-1] + "]"
        source.report(number, spot + len(text) - 1, "bracket-fullwidth", mended=mended[:60])
        text, body = mended, body[:start] + mended
    comma = next((i for i, c in enumerate(text) if c in "，、"), -1)
    plain = text[0] == "[" and text[-1] == "]" and not any(c in text for c in ",\"'")
    if plain and comma >= 0 and name not in ("ask", "options"):
        mended = apart(text)
        source.report(number, spot + comma, "comma-fullwidth", mended=mended[:60])
        return body[:start] + mended
    return body


def apart(text: str) -> str:
    return text.replace("，", ", ").replace("、", ", ")


def braced(text: str) -> str:
    """`｛about：一楼，wants：安静｝` with the marks of a map; a Chinese comma stays where no name follows it."""
    inner = re.sub(r"[，、,]\s*(?=[^：:，、,]{1,12}[：:])", ", ", text[1:-1])
    return "{" + re.sub(r"(^|, )([^：:,]{1,12})[：:]\s*", r"\1\2: ", inner) + "}"
