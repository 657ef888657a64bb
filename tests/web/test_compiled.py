"""Compiled templates are kept for the next start, and missed by nobody where they cannot be."""

import shutil
from pathlib import Path

from app.live.crowd import Group
from app.live.sheet import Sight
from app.show import look
from app.web.pages import Pages, environment, keep
from tests.show.test_property import played

SHOW = played(3, 20).show


def drawn() -> str:
    """By a program that has just started."""
    for lang in ("zh", "en"):
        cache = environment(lang).cache
        assert cache is not None
        cache.clear()
    return Pages("http://127.0.0.1").region(Group("resident", "zh"), "now", Sight(look.resident(SHOW)))


def test_what_was_compiled_is_taken_from_the_folder(tmp_path: Path) -> None:
    keep(tmp_path / "compiled")
    first = drawn()
    kept = sorted((tmp_path / "compiled").iterdir())
    assert kept
    for file in kept:  # what is taken and not made anew is taken as it lies there
        file.write_bytes(file.read_bytes().replace(b"data-region", b"data-legion"))
    assert "data-region" in first
    assert drawn() == first.replace("data-region", "data-legion")


def test_a_folder_that_is_gone_or_full_is_missed_by_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    keep(folder)
    first = drawn()
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")
    assert drawn() == first
