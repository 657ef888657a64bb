"""Our values behave as the standard library's do."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import values


@values.dataclass(frozen=True, slots=True)
class Pin:
    column: int
    text: str = ""
    seats: tuple[str, ...] = ()
    seen: int = dataclasses.field(default=0, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    column: int
    text: str = ""
    seats: tuple[str, ...] = ()
    seen: int = dataclasses.field(default=0, compare=False, repr=False)


@values.dataclass(frozen=True, slots=True)
class Carried(Pin):
    by: str = ""


@values.dataclass(frozen=True, slots=True)
class Bare:
    pass


PARTS = st.tuples(st.integers(0, 2), st.sampled_from(("", "a")), st.sampled_from(((), ("r1",))), st.integers(0, 1))


@given(PARTS, PARTS)
def test_they_are_compared_hashed_and_shown_alike(one: Any, other: Any) -> None:
    ours, theirs = (Pin(*one), Pin(*other)), (Model(*one), Model(*other))
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (hash(ours[0]) == hash(ours[1])) is (hash(theirs[0]) == hash(theirs[1]))
    assert repr(ours[0]) == repr(theirs[0]).replace("Model", "Pin")
    assert dataclasses.asdict(ours[0]) == dataclasses.asdict(theirs[0])
    assert dataclasses.replace(ours[0], text="b") == Pin(one[0], "b", *one[2:])


def test_kinds_are_never_equal() -> None:
    pins: list[object] = [Pin(1), Carried(1), Model(1), Bare(), 1]
    assert [a == b for a in pins for b in pins] == [a is b for a in pins for b in pins]
    assert Carried(1, by="f") != Carried(1) and Bare() == Bare() and len({Bare(), Bare()}) == 1


def test_they_are_copied_and_sent_to_other_processes() -> None:
    pin = Pin(1, "a", ("r1",), 3)
    assert copy.copy(pin) == pin == pickle.loads(pickle.dumps(pin))
    with pytest.raises(AttributeError):
        pin.colour = "red"  # type: ignore[attr-defined]


def test_what_a_class_says_itself_stays() -> None:
    def alike(self: object, other: object) -> bool:
        return True

    body = {"__annotations__": {"n": int}, "__eq__": alike, "__module__": __name__}
    loose: Any = values.value(type("Loose", (), body))
    assert loose(1) == loose(2)


def test_any_other_wish_is_the_standard_librarys() -> None:
    made: Any = values.dataclass(slots=True, eq=False)(type("Made", (), {"__annotations__": {"n": int}}))
    assert made(1) != made(1)
