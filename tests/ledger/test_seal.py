"""Hashes as the specification says, and codes that people can read."""

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ledger import seal
from app.ledger.words import QUALITIES, THINGS, words

DOC = Path(__file__).parents[2] / "docs" / "seal.md"
CHOICE = b'{"lift":"1"}'


def example() -> bytes:
    return seal.receipt("lift", "q1", 1, bytes(range(16)), b"", CHOICE)


def test_a_commitment_is_its_formula() -> None:
    salt, body = bytes(range(32)), "好".encode()
    plain = b"et/v1/entry" + bytes(7) + b"\x05" + salt + b"\x00\x00\x00\x03" + body
    assert seal.commitment(5, salt, body) == hashlib.sha256(plain).digest()


def test_a_receipt_is_its_formula() -> None:
    plain = b"et/v1/ballot" + b"\0\0\0\x04lift" + b"\0\0\0\x02q1" + b"\0\0\0\x01"
    plain += b"\0\0\0\x10" + bytes(range(16)) + b"\0\0\0\0" + b"\0\0\0\x0c" + CHOICE
    assert example() == hashlib.sha256(plain).digest()


def test_the_example_of_the_specification_is_right() -> None:
    text = DOC.read_text("utf-8")
    assert example().hex() in text and seal.short(example()) in text


def test_parts_cannot_slide_into_each_other() -> None:
    nonce = bytes(16)
    first = seal.receipt("ab", "c", 1, nonce, b"", b"x")
    assert first != seal.receipt("a", "bc", 1, nonce, b"", b"x")
    assert first != seal.receipt("ab", "c", 1, nonce, bytes(32), b"x")
    assert seal.start("a", bytes(32)) != seal.start("b", bytes(32))


@pytest.mark.parametrize(("nonce", "token"), [(b"", b""), (bytes(15), b""), (bytes(16), bytes(16))])
def test_short_randomness_is_no_randomness(nonce: bytes, token: bytes) -> None:
    with pytest.raises(ValueError, match="nonce"):
        seal.receipt("lift", "q1", 1, nonce, token, b"x")


def test_the_rules_are_hashed() -> None:
    with pytest.raises(ValueError, match="rules_hash"):
        seal.start("lift", b"rules")


def test_short_codes_are_the_first_forty_bits() -> None:
    assert seal.short(bytes(32)) == "0000-0000"
    assert seal.short(b"\xff" * 32) == "ZZZZ-ZZZZ"
    assert seal.short(bytes([0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000])) == "1234-5678"


@given(st.binary(min_size=32, max_size=32))
def test_a_short_code_has_no_letter_that_looks_like_another(receipt: bytes) -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", seal.short(receipt))
    assert seal.short(receipt).replace("-", "") == seal.base32(receipt[:5])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_twelve_words_stand_for_the_first_132_bits(lang: str) -> None:
    first, last = words(bytes(32), lang), words(b"\xff" * 16 + b"\xf0" + bytes(15), lang)
    assert len(first) == 12 and len(set(first)) == len(set(last)) == 1 and first != last
    assert words(b"\xff" * 16 + b"\xe0" + bytes(15), lang) != last
    assert words(b"\xff" * 16 + b"\xff" * 16, lang) == last


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_stands_twice(lang: str) -> None:
    qualities, things = QUALITIES[lang].split(), THINGS[lang].split()
    assert (len(qualities), len(things)) == (32, 64)
    assert len({quality + thing for quality in qualities for thing in things}) == 2048
