"""The house's key: made once, never made again by mistake."""

from pathlib import Path

import pytest

from app.errors import SealBroken
from app.ledger.signing import fingerprint, load_or_create, promise, verify


def test_a_signature_promises_one_ballot(tmp_path: Path) -> None:
    signer = load_or_create(tmp_path / "data" / "signing.pem")
    signed = signer.acknowledge("lift", "q1", 1, bytes(32))
    assert len(signed) == 64 and verify(signer.public, signed, promise("lift", "q1", 1, bytes(32)))
    for other in (promise("lift", "q1", 2, bytes(32)), promise("lift", "q2", 1, bytes(32)), b""):
        assert not verify(signer.public, signed, other)
    assert not verify(b"short", signed, promise("lift", "q1", 1, bytes(32)))


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "signing.pem"
    first, again = load_or_create(path), load_or_create(path)
    assert first.public == again.public and first.fingerprint == again.fingerprint == fingerprint(first.public)
    assert len(first.fingerprint) == 26 and list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoilt", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff" * 64])
def test_a_key_that_cannot_be_read_is_not_replaced(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "signing.pem"
    path.write_bytes(spoilt)
    with pytest.raises(SealBroken, match="读不出来"):
        load_or_create(path)
    assert path.read_bytes() == spoilt


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    load_or_create(tmp_path / "signing.pem")
    (tmp_path / "folder.pem").mkdir()
    with pytest.raises(SealBroken):
        load_or_create(tmp_path / "folder.pem")
    with pytest.raises(SealBroken):
        load_or_create(tmp_path / "signing.pem" / "below")
