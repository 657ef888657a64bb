"""Large letters break where one breathes: a Chinese line goes on after a comma, not in the middle of a word."""

import re

from markupsafe import Markup, escape

STOPS, CLOSERS = "，。；：？！、…—", "”’》）」』"
BREATH = re.compile(f"(?<=[{STOPS}])(?![{STOPS}{CLOSERS}])|(?<=[{STOPS}][{CLOSERS}])(?![{STOPS}{CLOSERS}])")


def clauses(text: str) -> Markup:
    """Each clause in a span of its own, where there is more than one; the words stay the same."""
    found = [Markup(part) for part in BREATH.split(str(escape(text))) if part]
    if len(found) < 2:
        return escape(text)
    return Markup().join(Markup('<span class="clause">{}</span>').format(part) for part in found)
