# ruff: noqa: E501 -- what the browser runs
"""Twelve pictures of a rehearsed evening for the documents: `make gallery` takes them anew."""

import base64
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
MOST = 150_000  # bytes of one picture
WIDEST = 1000  # pixels
PAINTED = """async ([bytes, widest]) => {
  const raw = Uint8Array.from(atob(bytes), c => c.charCodeAt(0)), image = await createImageBitmap(new Blob([raw]));
  const scale = Math.min(1, widest / image.width), wide = Math.round(image.width * scale), tall = Math.round(image.height * scale);
  const pen = new OffscreenCanvas(wide, tall).getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, wide, tall);
  const data = pen.getImageData(0, 0, wide, tall).data, seen = new Map(), at = new Uint32Array(wide * tall);
  for (let i = 0; i < at.length; i++) {
    at[i] = (data[4 * i] & 252) << 16 | (data[4 * i + 1] & 252) << 8 | data[4 * i + 2] & 252;
    seen.set(at[i], (seen.get(at[i]) || 0) + 1);
  }
  const parts = c => [c >> 16, c >> 8 & 255, c & 255], palette = [...seen].sort((a, b) => b[1] - a[1]).slice(0, 256).map(c => parts(c[0]));
  const nearest = new Map();
  for (const colour of seen.keys()) {
    let best = 0, least = Infinity;
    const [r, g, b] = parts(colour);
    palette.forEach((p, k) => {
      const far = (p[0] - r) ** 2 + (p[1] - g) ** 2 + (p[2] - b) ** 2;
      if (far < least) { least = far; best = k; }
    });
    nearest.set(colour, best);
  }
  let text = '';
  for (const colour of at) text += String.fromCharCode(nearest.get(colour));
  return {wide, tall, palette: palette.flat(), rows: btoa(text)};
}"""


class Album:
    """`keep` takes a picture of a page; `paper` is an empty page in which pictures are made small."""

    def __init__(self, paper: Page, folder: Path = PICTURES) -> None:
        self.paper, self.folder = paper, folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, page: Page, **options: Any) -> None:
        page.evaluate("document.activeElement?.blur()")
        page.wait_for_timeout(1800)  # bars grow, seals land
        (self.folder / f"{name}.png").write_bytes(self.small(page.screenshot(**options)))

    def small(self, picture: bytes) -> bytes:
        """At most 1,000 pixels wide and in 256 colours."""
        painted = self.paper.evaluate(PAINTED, [base64.b64encode(picture).decode(), WIDEST])
        return png(painted["wide"], painted["tall"], bytes(painted["palette"]), base64.b64decode(painted["rows"]))


def png(wide: int, tall: int, palette: bytes, rows: bytes) -> bytes:
    """One byte a pixel, an index into `palette` (three bytes a colour)."""
    head = struct.pack(">IIBBBBB", wide, tall, 8, 3, 0, 0, 0)
    body = b"".join(b"\0" + rows[y * wide : (y + 1) * wide] for y in range(tall))
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def view(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("fetch(location.pathname + '.json').then(answer => answer.json())")
    return found


def until(page: Page, true: Callable[[dict[str, Any]], bool], seconds: int = 40) -> dict[str, Any]:
    """The facilitator's view once this holds, or after that long: a crowd has moods."""
    for _ in range(seconds * 2):
        found = view(page)
        if true(found):
            return found
        page.wait_for_timeout(500)
    return view(page)
