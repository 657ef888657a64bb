"""The house dies under a full hall and everybody comes back at once: all of them, to the scene as it is."""

from pathlib import Path

import pytest

from app.bench.storm import storm
from tests.fault.hall import report

BACK = 15.0


async def weather(folder: Path, phones: int, runs: int) -> None:
    """OSError in there when a phone does not get back or is not shown where the evening stands."""
    ours = (await storm(folder, phones, runs))[0]
    report("storm", phones=phones, times=runs, all_back_s=f"{float(ours['all back s']):.2f}")
    assert float(ours["all back s"]) <= BACK


async def test_sixty_return_at_once(tmp_path: Path) -> None:
    await weather(tmp_path, 60, 1)


@pytest.mark.fault
async def test_five_hundred_return_five_times(tmp_path: Path) -> None:
    await weather(tmp_path, 500, 5)
