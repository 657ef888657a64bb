"""The wheel is the whole program: built, installed into an empty environment, started there."""

import json
import os
import subprocess
import sys
import urllib.request
import venv
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from hatch_build import EDITOR, VENDORED
from tests.postgres import free_port

ROOT = Path(__file__).parent.parent
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", folder, ROOT
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_what_git_holds_and_the_scripts(wheel: Path) -> None:
    tracked = call(
        "git",
        "-C",
        ROOT,
        "ls-files",
        "-co",
        "--exclude-standard",
        "-z",
        "app",
        "templates",
        "static",
        "scenarios",
        "docs/problems",
    )
    places = [place for place in tracked.split("\0") if place and (ROOT / place).exists()]
    code = {place for place in places if place.startswith("app/")}
    bundled = {f"app/_bundle/{place}" for place in places if not place.startswith("app/")}
    pinned = {name: digest for name, (_, digest) in VENDORED.items()} | dict([EDITOR])
    scripts = {f"app/_bundle/static/vendor/{name}" for name in pinned}
    with ZipFile(wheel) as archive:
        inside = {place for place in archive.namelist() if ".dist-info/" not in place}
        digests = {name: sha256(archive.read(f"app/_bundle/static/vendor/{name}")).hexdigest() for name in pinned}
    assert inside == code | bundled | scripts
    assert digests == pinned


def test_the_wheel_plays_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", wheel)
    port = free_port()
    command: list[str | Path] = [python, "-W", "error", "-m", "app"]
    assert "serve" in call(*command, "--help", cwd=tmp_path)
    scenario = call(python, "-c", "from app.places import SCENARIOS; print(SCENARIOS / 'lift.yaml')").strip()
    options = ["--host", "127.0.0.1", "--port", str(port), "--data", tmp_path / "data", "--links", "json"]
    serve = [*command, "serve", scenario, *options]
    with subprocess.Popen(
        list(map(str, serve)), cwd=tmp_path, env=KEEPING, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            assert len(json.loads(server.stdout.readline())["shows"]) == 1
            found = {
                path: status(f"http://127.0.0.1:{port}{path}") for path in ("/healthz", "/", "/static/vendor/ws.js")
            }
            assert found == dict.fromkeys(found, 200)
        finally:
            server.terminate()


def environment(folder: Path, wheel: Path) -> Path:
    """An own, empty one: this suite's packages must not help. Returns its Python."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = "--quiet", "--no-deps", "--no-compile"  # what is not used need not be compiled
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install", *options]
    call(*pip, "--require-hashes", "--requirement", ROOT / "requirements" / "run.txt")
    call(*pip, "--no-index", wheel)
    return python


def status(url: str) -> int:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return int(answer.status)


def call(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=KEEPING, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
