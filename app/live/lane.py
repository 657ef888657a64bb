"""The frame that nearly every act comes in: one short masked text, whole. It is read here in a tenth of the time that
the parser takes; everything else, and everything doubtful, is the parser's (RFC 6455 5.2)."""

try:
    from websockets.speedups import apply_mask
except ImportError:  # where it could not be compiled
    from websockets.utils import apply_mask

TEXT, MASKED = 0x81, 0x80
WHOLE = frozenset({TEXT, 0x89, 0x8A})  # text, ping, pong: with FIN, without extensions


def span(data: bytes, at: int) -> tuple[int, int]:
    """Where the payload of the frame at `at` begins and ends; (0, 0) for one that is not short, whole and masked."""
    if len(data) - at < 6 or data[at] not in WHOLE or data[at + 1] < MASKED:
        return 0, 0
    size, start = data[at + 1] - MASKED, at + 6
    if size == 126:
        size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 8
    return (start, start + size) if size != 127 else (0, 0)


def whole(data: bytes) -> bool:
    """Whether these are frames to the end, none part of a longer message: the next byte begins a new one."""
    at = 0
    while at < len(data):
        _, at = span(data, at)
        if not at:
            return False
    return at == len(data)


def text_at(data: bytes, at: int) -> tuple[str, int]:
    """The text of the whole frame at `at`, and where the next frame begins; nothing and 0 for any other."""
    start, end = span(data, at)
    if not end or end > len(data) or data[at] != TEXT:
        return "", 0
    try:
        return apply_mask(data[start:end], data[start - 4 : start]).decode(), end
    except UnicodeDecodeError:
        return "", 0
