"""The organizer's password and second factor, as `theatre password` left them in the data folder.

The password is kept as scrypt (RFC 7914, n = 2^15, r = 8, p = 1: 32 MiB a try), the second factor is the six digits
of RFC 6238 (SHA-1, 30 seconds), one step early or late, each step good for once.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from app.errors import Malformed, Unavailable
from app.values import dataclass
from app.web.pace import Pace

NAME = "login.json"
SHORTEST, LONGEST, DIFFERENT = 12, 128, 6
STEP = 30


@dataclass(frozen=True, slots=True)
class Login:
    """`salt` and `hash` in hex, `factor` the shared secret in base32 or empty."""

    salt: str
    hash: str
    factor: str = ""


def read(data: Path) -> Login | None:
    """None when there is no password. Raises Unavailable when there is one that cannot be read."""
    path = data / NAME
    if not path.exists():
        return None
    try:
        login = Login(**json.loads(path.read_text("utf-8")))
        bytes.fromhex(login.salt + login.hash), base64.b32decode(login.factor)
        return login
    except (OSError, ValueError, TypeError) as error:
        raise Unavailable("读不出密码文件（{path}），请重新设一个。", path=str(path)) from error


def there(data: Path) -> bool:
    """Whether there is a password, be it readable or not."""
    return (data / NAME).exists()


def write(data: Path, login: Login | None) -> None:
    """Whole or not at all; None takes the password away."""
    path = data / NAME
    if login is None:
        path.unlink(missing_ok=True)
        return
    data.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{NAME}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(login), file)
    draft.replace(path)


def new(password: str, second_factor: bool = False) -> Login:
    """Raises Malformed for a password that is short or easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Malformed("密码要 {low} 到 {high} 个字符，可以是一句话。", low=SHORTEST, high=LONGEST)
    if len(set(password.lower())) < DIFFERENT or password.isdigit():
        raise Malformed("这个密码太容易猜：不要只用数字，也不要总是那几个字。")
    salt = secrets.token_bytes(16)
    factor = base64.b32encode(secrets.token_bytes(20)).decode() if second_factor else ""
    return Login(salt.hex(), derived(password, salt).hex(), factor)


def derived(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)


def right(login: Login, password: str) -> bool:
    kept = derived(password[:LONGEST], bytes.fromhex(login.salt))
    return hmac.compare_digest(kept, bytes.fromhex(login.hash))


def digits(factor: str, step: int) -> str:
    """The code of a step of 30 seconds since 1970 (RFC 4226, 5.3)."""
    made = hmac.digest(base64.b32decode(factor), step.to_bytes(8, "big"), "sha1")
    at = made[-1] & 15
    return f"{(int.from_bytes(made[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def step_of(login: Login, code: str, at: int) -> int | None:
    """The step that this code belongs to, now, just before or just after; None for a wrong one. `at` in ms."""
    now = at // (STEP * 1000)
    given = code.replace(" ", "").encode()
    return next(
        (s for s in (now, now - 1, now + 1) if hmac.compare_digest(digits(login.factor, s).encode(), given)), None
    )


class Gate:
    """Few tries for the whole house, as a hall shares one address, and one at a time; a code of the second factor
    opens once."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now, self.used, self.lock = now, set[int](), Lock()
        self.pace = Pace(1 / 12, 5, lambda: now() / 1000)

    def opens(self, login: Login, password: str, code: str) -> bool:
        """Raises TooFast. Takes a tenth of a second of one core, on purpose."""
        with self.lock:
            self.pace.take("")
            if not right(login, password):
                return False
            return not login.factor or self.fresh(step_of(login, code, self.now()))

    def fresh(self, step: int | None) -> bool:
        """Only the steps near this one are remembered: no other code would be taken, whatever the clock does."""
        if step is None or step in self.used:
            return False
        self.used = {used for used in self.used if abs(used - step) < 4} | {step}
        return True


def address(login: Login, name: str) -> str:
    """What an authenticator scans."""
    return f"otpauth://totp/{quote(name)}?secret={login.factor}&issuer={quote(name)}"
