"""The program runs on Windows too: nothing that only POSIX has is needed to start it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "app").rglob("*.py"))
MODULES = {
    "crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty",
    "uvloop",
}  # fmt: skip
NAMES = {
    "add_signal_handler", "chown", "fchmod", "fchown", "fork", "forkpty", "geteuid", "getgid", "getpgid", "getuid",
    "killpg", "mkfifo", "SIGALRM", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SO_REUSEPORT", "setsid",
    "sched_setaffinity", "statvfs", "uname", "wait3", "waitpid",
}  # fmt: skip
GUARDS = ast.Try | ast.If | ast.IfExp


def posix_only(source: str) -> list[str]:
    """What Windows lacks and is used without an `if` or a `try` around it; imports inside functions are let pass."""
    return [*_walk(ast.parse(source), inside=False)]


def _walk(node: ast.AST, inside: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import(names=names) if not inside:
                yield from (alias.name for alias in names if alias.name.split(".")[0] in MODULES)
            case ast.ImportFrom(module=str(module), names=names):
                found = [module, *(alias.name for alias in names)]
                yield from (name for name in found if (not inside and name in MODULES) or name in NAMES)
            case ast.Attribute(attr=name) if name in NAMES:
                yield name
        if not isinstance(child, GUARDS):
            yield from _walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_no_file_needs_posix(place: Path) -> None:
    assert posix_only(place.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("from os import fork", ["fork"]),
        ("import signal\ndef stop():\n    return signal.SIGKILL", ["SIGKILL"]),
        ("try:\n    import resource\nexcept ImportError:\n    resource = None", []),
        ("def limit():\n    import resource", []),
    ],
)
def test_what_only_posix_has_is_noticed(source: str, found: list[str]) -> None:
    assert posix_only(source) == found


def test_every_module_loads_without_what_windows_lacks() -> None:
    modules = [".".join(place.relative_to(ROOT).with_suffix("").parts) for place in FILES]
    wanted = [name.removesuffix(".__init__") for name in modules if "__main__" not in name and "migrations" not in name]
    script = f"import sys; sys.modules.update(dict.fromkeys({sorted(MODULES - {'posix'})}))\n"
    script += "\n".join(f"import {name}" for name in wanted)
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
