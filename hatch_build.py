"""Build hook: fetches the page's two scripts out of a build requirement, and packs templates, static and scenarios.

No third-party file is committed. The wheel of `django-htmx` carries htmx and its ws extension; they are copied into
`static/vendor/` (ignored by git) after their SHA-256 is checked. Django itself is never imported.
"""

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
BUNDLED = ("templates", "static", "scenarios", "docs/problems")


def vendor(root: Path) -> list[Path]:
    """Copies the pinned scripts into `root`/static/vendor. Raises ValueError where a file is not the pinned one."""
    folder = root / "static" / "vendor"
    folder.mkdir(parents=True, exist_ok=True)
    return [_copy(place, digest, folder / name) for name, (place, digest) in VENDORED.items()]


def _copy(place: str, digest: str, target: Path) -> Path:
    if target.exists() and sha256(target.read_bytes()).hexdigest() == digest:
        return target
    content = (_source() / place).read_bytes()
    if sha256(content).hexdigest() != digest:
        raise ValueError(f"{place} in django-htmx is not the pinned file: {sha256(content).hexdigest()}")
    target.write_bytes(content)
    return target


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
        if version != "editable":
            build_data["force_include"].update({str(root / name): f"app/_bundle/{name}" for name in BUNDLED})
