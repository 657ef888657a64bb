"""`make lock`: writes requirements/*.txt from pyproject.toml, with the hashes of every platform and no address.

One file serves CPython 3.11 and later on Linux, macOS and Windows: the resolver notes as markers what differs.
Pins that still fit are kept; `make lock UPGRADE=1` takes the newest. Where npm is at hand the desk's editor is
locked too (its file then has another SHA-256: hatch_build.py says which it found).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make lock` from pyproject.toml; do not edit.\n"
COMPILE = [
    "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-config",
]  # fmt: skip
# what the build of the wheel needs from django-htmx are two scripts, not Django
LOCKS = {
    "run": ["pyproject.toml"],
    "test": ["--group", "test", "--constraint", "requirements/run.txt"],
    "lock": ["--group", "lock"],
    "node": ["--group", "node"],
    "build": ["--group", "build", "--constraint", "requirements/run.txt"]
    + [part for name in ("django", "asgiref", "sqlparse") for part in ("--no-emit-package", name)],
}


def main() -> None:
    for name, sources in LOCKS.items():
        target = ROOT / "requirements" / f"{name}.txt"
        upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
        command = ["uv", *COMPILE, *upgrade, *sources, "--output-file", str(target)]
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        target.write_text(HEADER + target.read_text("utf-8"), "utf-8", newline="\n")
    if npm := shutil.which("npm"):
        wish = "update" if os.environ.get("UPGRADE") else "install"
        subprocess.run([npm, wish, "--package-lock-only"], cwd=ROOT / "editor", check=True)


if __name__ == "__main__":
    main()
