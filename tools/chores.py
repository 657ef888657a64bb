"""What `make` can do. Each chore takes the rest of the command line and answers with an exit code."""

import os
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import debian
import workshop

ROOT, BIN, PYTHON = workshop.ROOT, workshop.BIN, workshop.PYTHON
Work = Callable[[list[str]], int]
SPREAD = ["-n", "auto", "--maxprocesses", "4"]
CODE = ["app", "tests", "tools", "hatch_build.py"]


def setup(rest: list[str]) -> int:
    print(f"Ready: {BIN / 'theatre'}")
    return 0


def run(rest: list[str]) -> int:
    """ROOM=40 fills the hall with simulated residents, SPEECH=en speaks English."""
    room = os.environ.get("ROOM")
    if not room and not rest:
        print("One person sees a full room with:  ROOM=40 make run   (forty simulated residents)\n", flush=True)
    rehearsal = ["--rehearse", room] if room else []
    speech = ["--lang", os.environ.get("SPEECH", "zh")]
    return _call(str(BIN / "theatre"), "serve", "scenarios/lift.yaml", *speech, *rehearsal, *rest)


def test(rest: list[str]) -> int:
    """Everything: check beside the unit tests, which often wait; then the browser tests in processes of their own."""
    if rest:
        return _pytest(*rest)
    debian.prepare_browser()
    with ThreadPoolExecutor() as beside:
        checked = beside.submit(check, [])
        failed = [name for name, broken in (("unit", unit([])), ("check", checked.result())) if broken]
    failed += ["browser"] if browser([]) else []
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def unit(rest: list[str]) -> int:
    """A file each to the cores: some files start a server that their tests share. Compiled first, as many tests start
    the program and some machines keep nothing compiled by themselves."""
    _call(str(PYTHON), "-m", "compileall", "-q", "app")
    return _pytest("tests", *SPREAD, "--dist", "loadfile", *rest)


def browser(rest: list[str]) -> int:
    debian.prepare_browser()
    _call(str(PYTHON), "-m", "compileall", "-q", "app")
    return _pytest("tests/browser", *SPREAD, "--dist", "worksteal", *rest)


def check(rest: list[str]) -> int:
    """Format, lint, types, layers, translations; all of them, so that one run names everything."""
    steps: list[list[str]] = [
        ["-m", "ruff", "format", "--check", "--quiet", "."],
        ["-m", "ruff", "check", "--quiet", "."],
        ["-m", "mypy", *CODE],
        ["tools/translations.py", "--check"],
        ["-m", "pytest", "-q", "tests/test_layers.py", "tests/test_portable.py"],
    ]
    return max(_call(str(PYTHON), *step) for step in steps)


def format_code(rest: list[str]) -> int:
    return _call(str(PYTHON), "-m", "ruff", "check", "--fix", ".") or _call(str(PYTHON), "-m", "ruff", "format", ".")


def translations(rest: list[str]) -> int:
    return _call(str(PYTHON), "tools/translations.py", *rest)


def example(rest: list[str]) -> int:
    """The record in docs/examples, from its ledger; --anew plays the evening again first."""
    return _call(str(PYTHON), "tools/example.py", *rest)


def lock(rest: list[str]) -> int:
    return _call(str(PYTHON), "tools/lock.py")


def wheel(rest: list[str]) -> int:
    return _call(str(PYTHON), "-m", "build", "--wheel", *rest)


def bench(rest: list[str]) -> int:
    """`make bench ARGS=votes` and so on: this house; `ARGS=grow`, `workers`, `weight` and what else lies in bench/;
    `ARGS="peers --phones 2000"`: beside what others use."""
    if rest[:1] == ["peers"]:
        return _call(str(PYTHON), "bench/peers/run.py", *rest[1:])
    if rest and (ROOT / "bench" / f"{rest[0]}.py").exists():
        return _call(str(PYTHON), "-m", f"bench.{rest[0]}", *rest[1:])
    return _call(str(BIN / "theatre"), "bench", *(rest or ["fanout"]))


def marked(name: str) -> Work:
    """The tests that are too long for every day, by their marker."""
    return lambda rest: _pytest("tests", "-m", name, "-s", *rest)


def fault(rest: list[str]) -> int:
    """Long; says first what it needs and whether it is there."""
    root = getattr(os, "geteuid", lambda: 1)() == 0
    print("Each line names its seed; SEED=7 make fault tries another. What the machine gives:")
    print(f"  strace         {shutil.which('strace') or 'missing: failpoints instead, and the power cuts fail'}")
    print(f"  a small disk   {'mounted, as root' if root else 'not root: a limit of file sizes stands for it'}")
    print("  PostgreSQL     from the wheel of the tests, or where pg_ctl lies", flush=True)
    return _pytest("tests", "-m", "fault", "-s", *rest)


def gallery(rest: list[str]) -> int:
    """Every page photographed, for a person to look at."""
    debian.prepare_browser()
    return _pytest("tests/browser", "-m", "gallery", *rest)


def accessible(rest: list[str]) -> int:
    """Every page in every state by axe, the keyboard, on narrow screens and in large letters."""
    debian.prepare_browser()
    return _pytest("tests/browser", "-m", "accessible", *rest)


def clean(rest: list[str]) -> int:
    """Everything that can be made again; data/ stays."""
    made = (".venv", "build", "dist", "static/vendor", "editor/node_modules", "editor/made")
    for name in (*made, ".mypy_cache", ".pytest_cache", ".ruff_cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def _pytest(*arguments: str) -> int:
    return _call(str(PYTHON), "-W", "error", "-m", "pytest", *arguments)


def _call(*command: str) -> int:
    name = Path(command[0]).name
    try:
        with subprocess.Popen(command, cwd=ROOT) as process:
            return _patient(process)
    except FileNotFoundError:
        print(f"{name} is missing; `make clean` and try again.")
        return 127


def _patient(process: subprocess.Popen[bytes]) -> int:
    """Ctrl-C reaches the program too, which says goodbye in its own time; that is no failure."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        return 0


CHORES: dict[str, tuple[str, Work]] = {
    "setup": ("run", setup),
    "run": ("run", run),
    "test": ("test", test),
    "unit": ("test", unit),
    "browser": ("test", browser),
    "check": ("test", check),
    "format": ("test", format_code),
    "translations": ("test", translations),
    "example": ("run", example),
    "lock": ("lock", lock),
    "wheel": ("test", wheel),
    "bench": ("test", bench),
    "gallery": ("test", gallery),
    "accessible": ("test", accessible),
    "fault": ("test", fault),
    "fuzz": ("test", marked("fuzz")),
    "clean": ("", clean),
}
