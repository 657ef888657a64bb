"""A file written whole or not at all."""

import os
import secrets
from pathlib import Path


def write(file: Path, text: str) -> None:
    """All or nothing, whatever happens to the power."""
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.tmp")
    with fresh.open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
