"""The house's signature on what it acknowledges: a promise that the ballot will be on the sheet. Ed25519."""

import base64
import hashlib
import os
import secrets
from pathlib import Path

from nacl.bindings import crypto_sign
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from app.errors import SealBroken
from app.i18n import N_
from app.ledger.seal import base32, lp

HEAD, TAIL = b"-----BEGIN PRIVATE KEY-----", b"-----END PRIVATE KEY-----"
PREFIX = bytes.fromhex("302e020100300506032b657004220420")  # before the seed of an Ed25519 key in PKCS #8, RFC 8410 7
SIGNATURE = 64
UNREADABLE = N_("签名钥匙读不出来：{path}。请从备份找回，不要删除它。")


def promise(show: str, ballot: str, run: int, receipt: bytes) -> bytes:
    """The bytes that are signed."""
    return b"et/v1/ack" + lp(show.encode()) + lp(ballot.encode()) + run.to_bytes(4, "big") + receipt


def fingerprint(public: bytes) -> str:
    """130 bits of SHA-256 of the 32 bytes of the public key, 26 characters, for the fragment of the QR code."""
    return base32(hashlib.sha256(b"et/v1/key" + public).digest())[:26]


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        VerifyKey(public).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


class Signer:
    """`seed`: the 32 bytes that the key file holds."""

    def __init__(self, seed: bytes) -> None:
        private = SigningKey(seed)
        self.public = bytes(private.verify_key)
        self.fingerprint = fingerprint(self.public)
        self.secret = seed + self.public  # as libsodium wants it

    def sign(self, message: bytes) -> bytes:
        return crypto_sign(message, self.secret)[:SIGNATURE]

    def acknowledge(self, show: str, ballot: str, run: int, receipt: bytes) -> bytes:
        """64 bytes: this ballot was taken."""
        return self.sign(promise(show, ballot, run, receipt))


def load_or_create(path: Path) -> Signer:
    """The key in the data folder. Made only where there is none; one that cannot be read is SealBroken."""
    try:
        create(path)
    except FileExistsError:
        pass
    except OSError as error:
        raise SealBroken("签名钥匙写不进 {path}。", path=str(path)) from error
    try:
        return Signer(seed_of(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise SealBroken(UNREADABLE, path=str(path)) from error


def pem(seed: bytes) -> bytes:
    """As every other program reads it too."""
    return b"\n".join((HEAD, base64.b64encode(PREFIX + seed), TAIL, b""))


def seed_of(text: bytes) -> bytes:
    """Raises ValueError for anything but one Ed25519 key, not locked by a password."""
    lines = text.split()
    if b" ".join(lines[:3]) != HEAD or b" ".join(lines[-3:]) != TAIL:
        raise ValueError("no private key")
    told = base64.b64decode(b"".join(lines[3:-3]), validate=True)
    if not told.startswith(PREFIX) or len(told) != len(PREFIX) + 32:
        raise ValueError("no Ed25519 key")
    return told[len(PREFIX) :]


def create(path: Path) -> None:
    """Whole or not at all, durable, readable by its owner only. FileExistsError if there is one."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem(os.urandom(32)))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick knows no links
        if path.exists():
            raise FileExistsError(path) from None
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
