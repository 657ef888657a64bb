"""System packages: installed as root on Debian, elsewhere one sentence names the command."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FONTS = ("*CJK*", "*cjk*", "wqy-*", "msyh*", "simsun*", "PingFang*", "STHeiti*", "*DroidSansFallback*")


def install(*packages: str) -> None:
    """Raises SystemExit with the command to type where we are not root on a Debian."""
    wish = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        sys.exit(f"Please install {' and '.join(packages)} with this system's package manager and try again.")
    if os.name == "nt" or os.geteuid() != 0:
        sys.exit(f"Please type: sudo apt-get update && sudo {wish}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {' and '.join(packages)} ...", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    done = subprocess.run(wish.split(), env=quiet, check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"`{wish}` failed.")


def browser() -> str | None:
    """The path of a Chromium, THEATRE_CHROMIUM first."""
    named = os.environ.get("THEATRE_CHROMIUM")
    return named or next(_browsers(), None)


def _browsers() -> Iterator[str]:
    yield from filter(None, map(shutil.which, BROWSERS))
    usual = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        *(
            f"{os.environ.get(base, '')}/Google/Chrome/Application/chrome.exe"
            for base in ("PROGRAMFILES", "LOCALAPPDATA")
        ),
    ]
    yield from (place for place in usual if Path(place).is_file())


def chinese_font() -> bool:
    folders = [
        "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
        "/System/Library/Fonts", "/Library/Fonts", f"{os.environ.get('WINDIR', 'C:/Windows')}/Fonts",
    ]  # fmt: skip
    places = (Path(folder).expanduser() for folder in folders)
    return any(next(place.rglob(font), None) for place in places if place.is_dir() for font in FONTS)


def prepare_browser() -> None:
    """A Chromium and a Chinese font for the browser tests."""
    wanted = [] if browser() else ["chromium"]
    if not chinese_font():
        wanted.append("fonts-noto-cjk")
    if wanted:
        install(*wanted)
