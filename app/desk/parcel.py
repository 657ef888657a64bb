"""A package that came from somewhere: looked at as a whole before anything of it is written, refused as a whole."""

import json
import stat
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from app.errors import Malformed, TheatreError, TooLarge
from app.i18n import LANGS
from app.scenario.source import LIMIT

MANIFEST = "manifest.json"
SCENARIOS = (".yaml", ".yml")
NOTES = (".md", ".txt")
SHEETS = ".html"
"""What is to be printed, among the notes. It must begin like one of ours: nothing in it runs, nothing is loaded."""
QUIET = (
    '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n"
)
OURS = tuple(f'<!doctype html>\n<html lang="{lang}">\n<head>\n{QUIET}'.encode() for lang in ("zh-CN", "en"))
MEDIA = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".webp": (b"RIFF",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    ".ogg": (b"OggS",),
    ".m4a": (b"\x00\x00\x00",),
}
SMALL = {".html": 500_000, ".md": 500_000, ".txt": 500_000, ".json": 500_000, ".yaml": LIMIT, ".yml": LIMIT}
MOST, EACH, WHOLE, RATIO = 200, 20_000_000, 60_000_000, 200
LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def open_parcel(data: bytes) -> dict[str, bytes]:
    """Name -> content: one scenario at the top, its translations (en/NAME.yaml), media, notes.

    Raises Malformed or TooLarge with the reason."""
    if len(data) > WHOLE:
        raise TooLarge("压缩包太大：最多 60 MB。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            content = read(archive)
    except TheatreError:
        raise
    except Exception as fault:  # a forged archive breaks the reader in many ways
        raise Malformed("这个压缩包打不开，可能坏了。") from fault
    return agreed(content)


def read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    files = [info for info in archive.infolist() if not info.is_dir() and not litter(spelled(info))]
    if len(files) > MOST:
        raise TooLarge("压缩包里的文件太多：最多 200 个。")
    names = lifted([safe(info) for info in files])
    if len({name.casefold() for name in names}) < len(names):
        raise Malformed("压缩包里有两个同名的文件。")
    if sum(info.file_size for info in files) > WHOLE:
        raise TooLarge("压缩包解开太大：最多 60 MB。")
    return {name: content(archive, info, name) for name, info in zip(names, files, strict=True)}


def spelled(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: Chinese Windows writes GBK and says nothing."""
    if not info.flag_bits & 0x800:
        try:
            return info.orig_filename.encode("cp437").decode("gbk")
        except UnicodeError:
            pass
    return info.orig_filename


def litter(name: str) -> bool:
    """What operating systems drop into every folder."""
    return any(part in LITTER or part.startswith("._") for part in name.split("/"))


def safe(info: zipfile.ZipInfo) -> str:
    """The name, when it leads nowhere else and means an ordinary file of a known kind."""
    name = spelled(info)
    if not inside(name):
        raise Malformed("压缩包里的“{name}”指向文件夹外面，没有打开。", name=name[:60])
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Malformed("压缩包里的“{name}”是链接，没有打开。", name=name[:60])
    if info.flag_bits & 0x1:
        raise Malformed("压缩包有密码，打不开。")
    known = PurePosixPath(name).suffix.lower() in (*SCENARIOS, *NOTES, *MEDIA) or is_sheets(PurePosixPath(name))
    if not known and Path(name).name != MANIFEST:
        raise Malformed("压缩包里的“{name}”不是剧本、图片、声音或文字，没有打开。", name=name[:60])
    return name


def is_sheets(place: PurePosixPath) -> bool:
    return place.suffix.lower() == SHEETS and place.parent.name == "notes"


def inside(name: str) -> bool:
    parts = name.split("/")
    plain = name.isprintable() and len(name) <= 200 and not set(name) & set('\\:*?"<>|')
    return plain and all(fits(part) for part in parts)


def fits(part: str) -> bool:
    """A name that every system takes, and takes for a name."""
    return part.strip(" .") == part.strip(" ").rstrip(".") != "" and part.split(".")[0].casefold() not in DEVICES


def lifted(names: list[str]) -> list[str]:
    """Without the one folder that people pack around everything."""
    tops = {name.split("/")[0] for name in names}
    if len(tops) == 1 and all("/" in name for name in names):
        return [name.partition("/")[2] for name in names]
    return names


def content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    ending = PurePosixPath(name).suffix.lower()
    most = SMALL.get(ending, EACH)
    if info.file_size > most or (info.file_size > 1_000_000 and info.file_size > RATIO * max(info.compress_size, 1)):
        raise TooLarge("压缩包里的“{name}”太大。", name=name[:60])
    with archive.open(info) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge("压缩包里的“{name}”太大。", name=name[:60])
    if (ending in MEDIA and not genuine(ending, data)) or (ending == SHEETS and not data.startswith(OURS)):
        raise Malformed("压缩包里的“{name}”不是它说的那种文件。", name=name[:60])
    return data


def genuine(ending: str, data: bytes) -> bool:
    """By its first bytes."""
    if (ending == ".webp" and data[8:12] != b"WEBP") or (ending == ".m4a" and data[4:8] != b"ftyp"):
        return False
    return data.startswith(MEDIA[ending])


def agreed(content: dict[str, bytes]) -> dict[str, bytes]:
    """One scenario at the top; and where a list came along, everything is as it says."""
    listed = content.pop(MANIFEST, None)
    plays = [name for name in content if "/" not in name and name.lower().endswith(SCENARIOS)]
    told = [f"{lang}/{plays[0]}" for lang in LANGS] if len(plays) == 1 else []
    if len(plays) != 1 or any(name.lower().endswith(SCENARIOS) for name in content.keys() - {*plays, *told}):
        raise Malformed("压缩包里要有一个剧本（.yaml），而且只有一个。")
    if listed is not None and expected(listed) != {name: sha256(data).hexdigest() for name, data in content.items()}:
        raise Malformed("压缩包里的文件和它自己的清单对不上，可能被人改过。")
    return {plays[0]: content.pop(plays[0]), **content}


def expected(manifest: bytes) -> object:
    try:
        told = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    return told.get("files") if isinstance(told, dict) else None


def unpack(data: bytes, to: Path) -> Path:
    """The scenario's file, with everything beside it in an empty folder."""
    found = open_parcel(data)
    for name, body in found.items():
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    return to / next(iter(found))
