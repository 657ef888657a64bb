"""The house's signature on what it acknowledges: a promise that the ballot will be on the sheet. Ed25519."""

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from app.errors import SealBroken
from app.i18n import N_
from app.ledger.seal import base32, lp

UNREADABLE = N_("签名钥匙读不出来：{path}。请从备份找回，不要删除它。")


def promise(show: str, ballot: str, run: int, receipt: bytes) -> bytes:
    """The bytes that are signed."""
    return b"et/v1/ack" + lp(show.encode()) + lp(ballot.encode()) + run.to_bytes(4, "big") + receipt


def fingerprint(public: bytes) -> str:
    """130 bits of SHA-256 of the 32 bytes of the public key, 26 characters, for the fragment of the QR code."""
    return base32(hashlib.sha256(b"et/v1/key" + public).digest())[:26]


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


class Signer:
    def __init__(self, private: Ed25519PrivateKey) -> None:
        self.private = private
        self.public = private.public_key().public_bytes_raw()
        self.fingerprint = fingerprint(self.public)

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)

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
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SealBroken(UNREADABLE, path=str(path)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise SealBroken(UNREADABLE, path=str(path))
    return Signer(private)


def create(path: Path) -> None:
    """Whole or not at all, durable, readable by its owner only. FileExistsError if there is one."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
