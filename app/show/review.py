"""What goes to review even when the wall is open. A hint for the facilitator: nothing is ever dropped in silence."""

import re

PATTERNS = (
    re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
    re.compile(r"(?<!\d)\d{16,19}(?!\d)"),
    re.compile(r"保本|返利|拉人头|加微信|稳赚|傻[逼叉]|滚蛋|去死|idiot|shut up|scam you", re.IGNORECASE),
)


def needs_review(text: str) -> bool:
    """Phone, identity and card numbers, solicitation, insults."""
    return any(pattern.search(text) for pattern in PATTERNS)
