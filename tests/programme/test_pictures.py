"""What the camera wrote beside the picture is gone; what is no picture is refused."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import TheatreError
from app.programme.pictures import bare, orientation

PLACE = b"GPSLatitude 39.9"


def part(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def tiff(turn: int) -> bytes:
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHIHH", 1, 0x0112, 3, 1, turn, 0) + PLACE


def photograph(turn: int = 1, wide: int = 4) -> bytes:
    frame = part(0xC0, b"\x08" + struct.pack(">HH", 4, wide) + b"\x01\x01\x11\x00")
    exif = part(0xE1, b"Exif\0\0" + tiff(turn)) + part(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE)
    return (
        b"\xff\xd8" + exif + part(0xFE, PLACE) + frame + part(0xDA, b"\x01\x01\x00\x00?\x00") + b"drawn\xff\xd9" + PLACE
    )


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def drawing() -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"eXIf", tiff(1)), (b"tEXt", PLACE), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in parts) + PLACE


@pytest.mark.parametrize(("made", "kind"), [(photograph(), "jpeg"), (drawing(), "png")])
def test_the_place_is_gone(made: bytes, kind: str) -> None:
    assert PLACE in made
    found, kept = bare(made)
    assert found == kind and PLACE not in kept
    assert bare(kept) == (kind, kept)


def test_a_picture_is_still_held_the_right_way() -> None:
    _, kept = bare(photograph(turn=6))
    assert orientation(kept[kept.index(b"Exif\0\0") + 6 :]) == 6
    assert PLACE not in kept


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff", photograph()[:30], drawing()[:40], photograph(wide=20_000),
        b"\xff\xd8\xff\xda", b"\x89PNG\r\n\x1a\n",
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(TheatreError):
        bare(data)


@given(st.integers(0, 400), st.binary(max_size=6))
def test_a_damaged_picture_is_refused_or_still_bare(at: int, noise: bytes) -> None:
    whole = photograph()
    made = whole[: at % len(whole)] + noise + whole[at % len(whole) + len(noise) :]
    try:
        kind, kept = bare(made)
    except TheatreError:
        return
    assert kind == "jpeg" and bare(kept)[0] == "jpeg"
