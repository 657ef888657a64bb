"""The QR that brings phones in, without script or outside help."""

from functools import lru_cache
from io import BytesIO

import segno
from segno.helpers import make_wifi_data


@lru_cache(maxsize=64)
def svg(text: str) -> str:
    """One `<svg>` element that takes the colour and the size of its place."""
    made = segno.make(text, error="m", micro=False)
    return made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff")


@lru_cache(maxsize=64)
def picture(text: str) -> bytes:
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, scale=10, light="#fff")
    return out.getvalue()


def terminal(text: str) -> str:
    """For a screen of letters."""
    rows = [bytes(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=2)]
    rows += [bytes(len(rows[0]))] * (len(rows) % 2)
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[a, b] for a, b in zip(*pair, strict=True)) for pair in pairs)


def wifi_text(ssid: str, password: str) -> str:
    """What a phone's camera understands as a Wi-Fi to join; open without a password."""
    return str(make_wifi_data(ssid, password or None, "WPA" if password else None))


def wifi(ssid: str, password: str) -> str:
    """Made afresh each time: a password is remembered nowhere."""
    return svg.__wrapped__(wifi_text(ssid, password))
