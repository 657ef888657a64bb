"""What is read past the parser is what the parser would have read."""

from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.server import ServerProtocol

from app.live.lane import text_at, whole

KINDS = (Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG, Opcode.CONT)
TEXTS = st.one_of(st.text(max_size=40), st.sampled_from(["甲" * 43, "a" * 125, "a" * 126, "b" * 70_000]))
FRAMES = st.builds(
    lambda kind, text, fin, mask: sent(kind, text.encode(), fin, mask),
    st.sampled_from(KINDS), TEXTS, st.booleans(), st.booleans(),
)  # fmt: skip


def sent(kind: Opcode, payload: bytes, fin: bool = True, mask: bool = True) -> bytes:
    """As a phone sends it."""
    frame = Frame(kind, payload, fin)
    frame.check = lambda: None  # type: ignore[method-assign]  # wicked phones do not check either
    return frame.serialize(mask=mask)


def parsed(data: bytes) -> tuple[list[Frame], bool]:
    """What the parser reads, and whether what comes next begins a new frame and a new message, or nothing does as the
    connection is over."""
    conn = ServerProtocol(max_size=1_000_000)
    conn.state = conn.state.OPEN
    conn.parser = conn.parse()
    next(conn.parser)
    conn.receive_data(data)
    found = [event for event in conn.events_received() if isinstance(event, Frame)]
    if conn.parser_exc is not None:
        return found, True
    if conn.current_size is not None:
        return found, False
    conn.receive_data(sent(Opcode.PING, b"?"))
    follow = [event for event in conn.events_received() if isinstance(event, Frame)]
    return found, conn.parser_exc is None and [(f.opcode, bytes(f.data)) for f in follow] == [(Opcode.PING, b"?")]


@given(st.lists(FRAMES, min_size=1, max_size=3), st.integers(0, 300))
def test_whatever_is_taken_for_whole_is_whole(frames: list[bytes], cut: int) -> None:
    data = b"".join(frames)
    for part in (data, data[:cut]):
        if part and whole(part):
            assert parsed(part)[1]
        text, end = text_at(part, 0)
        if text:
            found, clean = parsed(part[:end])
            assert clean
            assert [(f.opcode, bytes(f.data).decode()) for f in found] == [(Opcode.TEXT, text)]


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=4))
def test_texts_that_come_whole_are_read_one_after_the_other(texts: list[str]) -> None:
    data, at, found = b"".join(sent(Opcode.TEXT, text.encode()) for text in texts), 0, []
    while at < len(data):
        text, at = text_at(data, at)
        found.append(text)
    assert (found, whole(data)) == (texts, True)
    assert not whole(data[:-1])


def test_what_is_no_text_is_left_to_the_parser() -> None:
    assert text_at(sent(Opcode.TEXT, b"\xff\xfe"), 0) == ("", 0)
    assert text_at(sent(Opcode.PONG, b"x"), 0) == ("", 0)
    assert text_at(sent(Opcode.TEXT, b"whole")[:-1], 0) == ("", 0)
    assert whole(sent(Opcode.PONG, b"x"))
    assert not whole(sent(Opcode.TEXT, b"half", fin=False))
