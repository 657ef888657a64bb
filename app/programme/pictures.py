"""A photograph without what the camera wrote beside it: place, time, maker, thumbnail. Only the picture and which way
it is held are kept. Pictures of a kind that is not known are refused."""

import struct
from collections.abc import Iterator

from app.errors import Malformed, TooLarge

MOST = 8_000_000
SIDE = 12_000
PNG = b"\x89PNG\r\n\x1a\n"
DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA")
BROKEN = "这张照片打不开，可能坏了。"


def bare(data: bytes) -> tuple[str, bytes]:
    """`jpeg` or `png`, and the picture. Raises TooLarge, Malformed."""
    if len(data) > MOST:
        raise TooLarge("照片太大：最多 8 MB。")
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return "jpeg", b"\xff\xd8" + b"".join(jpeg(data))
        if data.startswith(PNG):
            return "png", PNG + b"".join(png(data))
    except (IndexError, struct.error) as fault:
        raise Malformed(BROKEN) from fault
    raise Malformed("照片请用 JPG 或 PNG。")


def jpeg(data: bytes) -> Iterator[bytes]:
    """ITU T.81 Annex B: segments up to the scan; notes and comments go, an orientation is written anew."""
    at, turn, drawn = 2, 1, False
    kept: list[bytes] = []
    while True:
        if data[at] != 0xFF:
            raise Malformed(BROKEN)
        kind = data[at + 1]
        if kind == 0xDA:
            break
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        part = data[at : at + 2 + size]
        if size < 2 or len(part) < 2 + size:
            raise Malformed(BROKEN)
        if kind == 0xE1 and part[4:10] == b"Exif\0\0":
            turn = orientation(part[10:])
        elif kind in (0xE0, 0xEE) or not (0xE0 <= kind <= 0xEF or kind == 0xFE):
            kept.append(part)
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            measured(*struct.unpack(">HH", part[5:9]))
            drawn = True
        at += 2 + size
    end = data.rfind(b"\xff\xd9")
    if not drawn or end < at:
        raise Malformed(BROKEN)
    if turn != 1:
        yield held(turn)
    yield from kept
    yield data[at : end + 2]


def measured(tall: int, wide: int) -> None:
    if not (0 < tall <= SIDE and 0 < wide <= SIDE):
        raise TooLarge("照片太大：最多 12000 点宽。")


def orientation(tiff: bytes) -> int:
    """Tag 0x0112 of the first directory, 1 to 8; 1 where it is missing or makes no sense."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 1
        first = struct.unpack(order + "I", tiff[4:8])[0]
        count = min(struct.unpack(order + "H", tiff[first : first + 2])[0], 200)
        for n in range(count):
            tag, _, _, value = struct.unpack(order + "HHIH", tiff[first + 2 + 12 * n : first + 12 + 12 * n])
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def held(turn: int) -> bytes:
    """An APP1 that says which way the picture is held, and nothing else."""
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, turn, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def png(data: bytes) -> Iterator[bytes]:
    """Chunks that are drawn; text, time and Exif go, and what follows the end."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        part = data[at : at + 12 + size]
        if size > MOST or len(part) < 12 + size:
            raise Malformed(BROKEN)
        if kind == b"IHDR":
            wide, tall = struct.unpack(">II", part[8:16])
            measured(tall, wide)
        if kind in DRAWN:
            yield part
        at += 12 + size
