"""The house's key: made once, never made again by mistake."""

import os
from pathlib import Path

import pytest

from app.errors import SealBroken
from app.ledger.signing import fingerprint, load_or_create, pem, promise, verify


def test_a_signature_promises_one_ballot(tmp_path: Path) -> None:
    signer = load_or_create(tmp_path / "data" / "signing.pem")
    signed = signer.acknowledge("lift", "q1", 1, bytes(32))
    assert len(signed) == 64 and verify(signer.public, signed, promise("lift", "q1", 1, bytes(32)))
    for other in (promise("lift", "q1", 2, bytes(32)), promise("lift", "q2", 1, bytes(32)), b""):
        assert not verify(signer.public, signed, other)
    assert not verify(b"short", signed, promise("lift", "q1", 1, bytes(32)))


def test_a_key_written_by_any_other_program_is_read(tmp_path: Path) -> None:
    """RFC 8410, 10.3 and 10.1, and a signature of RFC 8032, 7.1 (test 1), whose seed is put into the same frame."""
    path = tmp_path / "signing.pem"
    path.write_text(
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
        "-----END PRIVATE KEY-----\n"
    )
    signer = load_or_create(path)
    assert signer.public.hex() == "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"
    path.write_bytes(pem(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
    signer = load_or_create(path)
    assert signer.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert signer.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "signing.pem"
    first, again = load_or_create(path), load_or_create(path)
    assert first.public == again.public and first.fingerprint == again.fingerprint == fingerprint(first.public)
    assert len(first.fingerprint) == 26 and list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff" * 64, pem(b"short"), pem(bytes(32)).replace(b"A", b"!", 1)],
)
def test_a_key_that_cannot_be_read_is_not_replaced(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "signing.pem"
    path.write_bytes(spoilt)
    with pytest.raises(SealBroken, match="读不出来"):
        load_or_create(path)
    assert path.read_bytes() == spoilt


def test_what_a_power_cut_left_beside_it_is_in_nobodys_way(tmp_path: Path) -> None:
    """A house in a container has the same process number every time."""
    left = tmp_path / f"signing.pem.{os.getpid()}"
    left.write_bytes(b"-----BEGIN")
    assert load_or_create(tmp_path / "signing.pem").public
    assert {*tmp_path.iterdir()} == {left, tmp_path / "signing.pem"}


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    load_or_create(tmp_path / "signing.pem")
    (tmp_path / "folder.pem").mkdir()
    with pytest.raises(SealBroken):
        load_or_create(tmp_path / "folder.pem")
    with pytest.raises(SealBroken):
        load_or_create(tmp_path / "signing.pem" / "below")
