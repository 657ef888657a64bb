"""Imports point down, and each package's docstring states its law."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
BELOW = {
    "web": {"live", "record", "desk", "programme"},
    "desk": {"scenario"},
    "live": {"ledger", "show"},
    "rehearse": {"live", "show"},
    "record": {"ledger", "show"},
    "programme": {"ledger", "record", "show"},
    "show": {"scenario"},
    "ledger": set(),
    "scenario": set(),
    "bench": set(),
}
EVERYBODYS = {"errors", "i18n", "values"}
WIRING = {"main", "cli", "cli_scenario", "cli_desk", "cli_bench", "cli_password", "__main__"}
FOR_THE_UPPER = {"settings": {"web", "live"}, "places": {"web"}}
# what the pure rooms have no business with: clocks, chance, sockets, storage, the network
OUTSIDE = {
    "asyncio", "fastapi", "http", "httpx", "os", "random", "secrets", "select", "shutil", "socket", "sqlalchemy",
    "sqlite3", "sqlmodel", "starlette", "subprocess", "tempfile", "threading", "time", "urllib", "uuid", "uvicorn",
}  # fmt: skip
FORBIDDEN = {
    "show": OUTSIDE | {"io", "pathlib", "yaml"},
    "scenario": OUTSIDE,
    "ledger": {"fastapi", "starlette", "jinja2"},
    "live": {"fastapi", "jinja2"},
    "record": {"fastapi", "starlette"},
    "programme": {"fastapi", "starlette", "jinja2"},
}
PACKAGES = sorted(place.name for place in APP.iterdir() if (place / "__init__.py").exists())
FILES = sorted(APP.rglob("*.py"))


def reach(package: str) -> set[str]:
    """Everything below, however far."""
    return {package} | {deeper for one in BELOW[package] for deeper in reach(one)}


def imports(source: str) -> Iterator[str]:
    """Dotted names, relative imports included as `.`, wherever they stand in the file."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(level=level) if level:
                yield "."
            case ast.ImportFrom(module="app", names=names):
                yield from (f"app.{alias.name}" for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module


def offences(place: str, source: str) -> list[str]:
    """What `place` (such as show/rules.py) imports against the rules."""
    room = place.split("/")[0].removesuffix(".py")
    return [name for name in imports(source) if not allowed(room, name)]


def allowed(room: str, name: str) -> bool:
    if name == ".":
        return False
    top, _, rest = name.partition(".")
    if top != "app":
        return top not in FORBIDDEN.get(room, set())
    part = rest.partition(".")[0]
    if room not in BELOW:
        return room in WIRING or part in EVERYBODYS or part not in WIRING | set(BELOW)
    return part in EVERYBODYS | reach(room) or room in FOR_THE_UPPER.get(part, set())


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.relative_to(APP).as_posix())
def test_imports_point_down(place: Path) -> None:
    assert offences(place.relative_to(APP).as_posix(), place.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("show/rules.py", "from app.ledger.store import Store"),
        ("ledger/store.py", "def f():\n    import app.show"),
        ("live/house.py", "from app import web"),
        ("web/pages.py", "from app.main import build"),
        ("show/rules.py", "import time"),
        ("errors.py", "import app.show.rules"),
        ("show/rules.py", "from . import state"),
        ("ledger/store.py", "from app.settings import Settings"),
    ],
)
def test_an_import_that_points_up_is_noticed(place: str, source: str) -> None:
    assert len(offences(place, source)) == 1


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_a_room_that_states_its_law(package: str) -> None:
    tree = ast.parse((APP / package / "__init__.py").read_text("utf-8"))
    assert package in BELOW
    assert "mport" in (ast.get_docstring(tree) or "")
    assert tree.body[1:] == []


def test_only_the_command_line_prints() -> None:
    assert [
        place.name for place in FILES if not place.name.startswith("cli") and prints(place.read_text("utf-8"))
    ] == []
    assert prints("def f():\n    print(1)")


def prints(source: str) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return any(isinstance(name, ast.Name) and name.id == "print" for name in calls)
