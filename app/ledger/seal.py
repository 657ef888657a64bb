"""The seal: salted commitments in a hash chain, and receipts. Pure; `docs/seal.md` is the written specification."""

import base64
import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
OURS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())
PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
SALT = 32
NONCE = 16


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def lp(data: bytes) -> bytes:
    """Length first (4 bytes, big-endian), so that no two lists of parts give the same bytes."""
    return len(data).to_bytes(4, "big") + data


def commitment(seq: int, salt: bytes, body: bytes) -> bytes:
    """c_i. `seq` from 1, `salt` 32 random bytes, `body` exactly as stored."""
    return sha256(b"et/v1/entry", seq.to_bytes(8, "big"), salt, lp(body))


def start(show: str, rules_hash: bytes) -> bytes:
    """h_0, before the first entry. `rules_hash` 32 bytes."""
    if len(rules_hash) != 32:
        raise ValueError("rules_hash must be 32 bytes")
    return sha256(b"et/v1/show", lp(show.encode()), rules_hash)


def link(head: bytes, committed: bytes) -> bytes:
    """h_i from h_{i-1} and c_i."""
    return sha256(b"et/v1/link", head, committed)


def receipt(show: str, ballot: str, run: int, nonce: bytes, token_hash: bytes, choice: bytes) -> bytes:
    """R, made on the phone and again here. `nonce` 16 bytes of the phone's; `token_hash` SHA-256 of the phone's secret
    for replacing this ballot, or empty; `choice` the canonical bytes of the choice."""
    if len(nonce) != NONCE or len(token_hash) not in (0, 32):
        raise ValueError("nonce must be 16 bytes, token_hash 32 or none")
    names = lp(show.encode()) + lp(ballot.encode()) + run.to_bytes(4, "big")
    return sha256(b"et/v1/ballot", names, lp(nonce), lp(token_hash), lp(choice))


def base32(data: bytes) -> str:
    """Crockford's base 32, upper case, most significant bit first, the last digit filled with zero bits."""
    return base64.b32encode(data).rstrip(b"=").translate(OURS).decode()


def short(receipt: bytes) -> str:
    """The first 40 bits for people: `7K3F-9QXM`."""
    n = int.from_bytes(receipt[:5], "big")
    return f"{PAIRS[n >> 30]}{PAIRS[n >> 20 & 1023]}-{PAIRS[n >> 10 & 1023]}{PAIRS[n & 1023]}"
