"""The house's signing secret: made once, kept in the data folder, so that cookies survive a restart."""

import os
import secrets
from pathlib import Path

from app.errors import Unavailable

NAME = "secret"


def read_secret(data: Path) -> str:
    """Raises Unavailable when there is one that cannot be read: a new one would let everybody's seat be lost."""
    path = data / NAME
    try:
        if not path.exists():
            write(path, secrets.token_hex(32))
        found = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("读不出签名密钥（{path}），请检查这个文件的权限。", path=str(path)) from error
    if len(found) < 64:
        raise Unavailable("签名密钥不完整（{path}），请从备份里恢复它。", path=str(path))
    return found


def write(path: Path, secret: str) -> None:
    """Whole or not at all, and whoever comes second keeps what the first one wrote."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{NAME}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a memory stick knows no links
        if not path.exists():
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
