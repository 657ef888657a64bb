"""Thousands of evenings with failing disks, lost messages and power cuts, each from a seed: no law is broken. And each
law, broken on purpose, is found out."""

import os
from dataclasses import fields
from itertools import count

import pytest

from tests.fault.hall import report
from tests.sim.evening import Broken, Flaws, evening
from tests.sim.world import run

SEED = int(os.environ.get("SEED", "0"))
LAWS = {
    "disk_lies": "acknowledged|nothing|replay|seal",
    "no_memory": "nothing is said twice",
    "believes_the_unwritten": "replay is live|acknowledged|nothing is said twice",
    "ink": "the seal holds",
    "deaf_press": "stayed is dozed",
}


def simulate(seeds: range) -> None:
    cuts = 0
    for seed in seeds:
        try:
            world = run(evening(seed, Flaws()))
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error
        cuts += world.cuts
    report("sim", seeds=f"{seeds.start}..{seeds.stop - 1}", power_cuts=cuts, violations=0)


def test_twenty_evenings() -> None:
    simulate(range(SEED, SEED + 20))


def test_an_evening_is_the_same_again() -> None:
    assert run(evening(3, Flaws())).told == run(evening(3, Flaws())).told


@pytest.mark.parametrize("flaw", [field.name for field in fields(Flaws)])
def test_a_law_that_is_broken_on_purpose_is_found_out(flaw: str) -> None:
    with pytest.raises(Broken, match=LAWS[flaw]):
        for seed in count(SEED):
            if seed > SEED + 40:
                break
            run(evening(seed, Flaws(**{flaw: True})))


@pytest.mark.fault
def test_two_thousand_evenings() -> None:
    simulate(range(SEED, SEED + 2000))
