"""Where the house keeps what is not Python: in the wheel beside this file, in a checkout at the top."""

from pathlib import Path

_BUNDLE = Path(__file__).parent / "_bundle"
_ROOT = _BUNDLE if _BUNDLE.is_dir() else Path(__file__).parent.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
SCENARIOS = _ROOT / "scenarios"
PROBLEMS = _ROOT / "docs" / "problems"
