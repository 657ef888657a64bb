"""Rows on both databases: kept, found, dropped, and gone with their show."""

from pathlib import Path

import pytest

from app.errors import NotFound
from app.ledger.backup import backup, restore
from app.ledger.store import Ledger
from app.programme.book import Book
from app.programme.season import kept, projects, reached
from app.programme.tables import Activity, Community, Growth, Letter, Project, SignIn, Target, Topic, Visit, Wish
from tests.ledger.evening import SHOW, open_show


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'house' / 'theatre.sqlite').as_posix()}"
    return str(request.getfixturevalue("postgres_url"))


async def filled(url: str) -> Ledger:
    ledger = await Ledger.open(url)
    await open_show(ledger)
    book = Book(ledger)
    await book.add(Community(id="c", name="柳河新村"))
    await book.add(Project(id="p", community="c", title="春天", at=1))
    await book.add(Target(id="t", project="p", measure="people", wanted=200, at=2))
    await book.add(Letter(id="l", show=SHOW, to="街道办", subject="灯", at=3))
    return ledger


async def test_rows_are_kept_found_and_dropped(url: str) -> None:
    ledger = await filled(url)
    book = Book(ledger)
    found = await book.get(Project, "p")
    assert found is not None and (found.title, found.mode, found.needs) == ("春天", "linked", 0)
    found.title = "夏天"
    await book.keep(found)
    assert [row.title for row in await book.all(Project, community="c")] == ["夏天"]
    await book.drop(Community, "c")
    assert (await book.all(Project), await book.all(Target)) == ([], [])
    with pytest.raises(NotFound):
        await book.drop(Community, "c")
    await ledger.close()


async def test_what_belongs_to_a_show_goes_with_it(url: str) -> None:
    ledger = await filled(url)
    show = (await ledger.shows())[0].id
    await ledger.destroy(show)
    assert await Book(ledger).all(Letter) == []
    assert len(await Book(ledger).all(Project)) == 1
    await ledger.close()


async def test_a_backup_carries_the_programme(url: str, tmp_path: Path) -> None:
    await (await filled(url)).close()
    backup(url, tmp_path / "copy.sqlite")
    target = f"sqlite:///{(tmp_path / 'other' / 'theatre.sqlite').as_posix()}"
    restore(target, tmp_path / "copy.sqlite")
    ledger = await Ledger.open(target)
    assert [row.wanted for row in await Book(ledger).all(Target)] == [200]
    assert [row.subject for row in await Book(ledger).all(Letter)] == ["灯"]
    await ledger.close()


async def test_a_season_is_gathered_on_both_databases(url: str) -> None:
    ledger = await filled(url)
    book = Book(ledger)
    await book.add(Activity(id="a", project="p", title="诗会", paper=20, at=4))
    await book.add(Topic(id="t1", project="p", text="楼道里的车", state="shown", at=5))
    for n in range(6):
        await book.keep(SignIn(activity="a", token=f"x{n}", score=5 if n else 2))
        await book.keep(Wish(topic="t1", token=f"x{n}"))
        await book.keep(Growth(project="p", token=f"x{n}", steps="ws" if n < 4 else "w"))
    await book.keep(Visit(show=SHOW, token="x1", project="p", first=True))
    found = await book.read(lambda session: kept(session, "p"))
    assert (dict(found.signed), found.scores, found.wishes) == ({"a": 6}, {"a": (5, 6)}, {"t1": 6})
    assert (found.first, found.back, found.steps) == (1, 0, {"w": 6})
    assert reached(Target(project="p", measure="activities", wanted=50), (), found) == 26
    assert [p.id for p in await book.read(lambda session: projects(session, "c"))] == ["p"]
    assert await book.read(lambda session: projects(session, "other")) == []
    await ledger.close()
