"""The workshop: a `.venv` that fits the lock files, made with the standard library only.

What is installed is locked by hash; pip's own configuration says from where. A stamp for each lock file and one for the
project make the second time quick.
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NODE = () if shutil.which("npm") else ("node",)  # npm out of a wheel where this machine has none
LEVELS = {
    "run": ("run", "build", *NODE),
    "test": ("run", "build", *NODE, "test"),
    "lock": ("run", "build", "lock"),
}
SHAPING = ("pyproject.toml", "hatch_build.py", "tools/workshop.py", "editor/package-lock.json", "editor/codemirror.js")
VENDORED = ("htmx.min.js", "ws.js")
EDITOR = "codemirror.js"


def prepare(level: str) -> None:
    """Leaves a `.venv` with `theatre` in it that fits the lock files. Levels: run, test, lock."""
    locks = LEVELS[level]
    if not PYTHON.exists():
        create()
    missing = [name for name in locks if not _stamped(name)]
    if missing:
        print(f"Installing what is locked in requirements/ ({', '.join(locks)}) ...", flush=True)
        install(locks)
    wanted = (*VENDORED, EDITOR) if level == "test" else VENDORED
    if missing or not _stamped("project") or not _vendored(*wanted):
        _pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
        _stamp("project")
        if not _vendored(EDITOR):
            print("npm could not fetch the desk's editor; the desk has a plain text field. `make check` tries again.")
    for name in missing:
        _stamp(name)


def create() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        debian.install(f"python3.{sys.version_info.minor}-venv")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        return
    venv.create(VENV, with_pip=True, clear=False)


def install(locks: tuple[str, ...]) -> None:
    """With uv where it is present and nobody told pip of other addresses, else with pip."""
    files = [part for name in locks for part in ("--requirement", str(_lock(name)))]
    uv = None if any(name.startswith("PIP_") for name in os.environ) else shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--no-deps", "--require-hashes", *files]
        if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
            return
    _pip("install", "--no-deps", "--require-hashes", *files)


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("The packages could not be installed; what pip says above tells why.")


def _lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _vendored(*names: str) -> bool:
    return all((ROOT / "static" / "vendor" / name).exists() for name in names)


def _stamped(name: str) -> bool:
    stamp = VENV / f".{name}-stamp"
    return stamp.exists() and stamp.read_text("utf-8") == _fingerprint(name)


def _stamp(name: str) -> None:
    (VENV / f".{name}-stamp").write_text(_fingerprint(name), "utf-8")


def _fingerprint(name: str) -> str:
    places = [ROOT / place for place in SHAPING] if name == "project" else [_lock(name)]
    content = b"".join(place.read_bytes() for place in places)
    return sha256(content + f"{ROOT}{sys.version}".encode()).hexdigest()
