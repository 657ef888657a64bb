"""An evening leaves as one file and opens on another machine as the same evening; a wicked file opens nowhere."""

import hashlib
import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.desk.opened import kept, opened
from app.desk.pack import pack
from app.desk.parcel import OURS, open_parcel, unpack
from app.errors import Malformed, TheatreError, TooLarge
from app.scenario.load import load
from app.scenario.template import new
from app.web import library

PICTURE = b"\x89PNG\r\n\x1a\n" + b"picture"
PLAY = new("deng").replace("- write:", "- discuss:").replace(
    "  - id: 亮着\n", "  - id: 亮着\n    image: media/灯.png\n    alt: 一盏灯\n"
)  # fmt: skip


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """A scenario as Notepad saves it, with a picture, notes, and something that has no business in a package."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "灯.png").write_bytes(PICTURE)
    (tmp_path / "灯.md").write_text("道具：手电", "utf-8")
    (tmp_path / "账本.xlsx").write_bytes(b"private")
    file = tmp_path / "灯.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + PLAY.replace("\n", "\r\n").encode())
    return file


def test_a_package_is_the_same_evening_elsewhere(evening: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "灯.zip"
    assert pack(evening, parcel) == ["灯.yaml", "media/灯.png", "灯.md"]
    first = parcel.read_bytes()
    pack(evening, parcel)
    assert parcel.read_bytes() == first
    elsewhere = unpack(first, tmp_path / "elsewhere")
    assert library.digest(elsewhere) == library.digest(evening)
    assert (elsewhere.parent / "media" / "灯.png").read_bytes() == PICTURE
    play = library.bring(str(parcel))
    scenario, folder = play.scenario, play.folder
    assert (hashlib.sha256(scenario.text.encode()).digest(), (folder / "灯.md").read_text("utf-8")) == (
        library.digest(evening),
        "道具：手电",
    )


def test_the_command_line_takes_packages(evening: Path, tmp_path: Path) -> None:
    run, parcel = CliRunner().invoke, str(tmp_path / "灯.zip")
    assert run(program, ["pack", str(evening), "--to", parcel]).exit_code == 0
    checked = run(program, ["check", parcel, "--format", "json"])
    assert (checked.exit_code, "media" in checked.stdout) == (0, False)
    record = tmp_path / "record.json"
    assert run(program, ["rehearse", parcel, "--residents", "5", "--to", str(record)]).exit_code == 0
    assert hashlib.sha256(load(evening).text.encode()).hexdigest() in record.read_text("utf-8")
    assert run(program, ["pack", str(tmp_path / "none.yaml"), "--to", parcel]).exit_code == 1
    Path(parcel).write_bytes(b"PK\x03\x04nonsense")
    broken = run(program, ["check", parcel])
    assert (broken.exit_code, "压缩包" in broken.stderr, "Traceback" in broken.output) == (1, True, False)


def test_what_is_written_has_a_name_when_none_was_said(evening: Path) -> None:
    run = CliRunner().invoke
    for command, file in (("pack", "灯.zip"), ("translate", "灯-en.xlsx")):
        written = evening.with_name(file)
        assert f"→ {written}" in run(program, [command, str(evening)]).stdout and written.is_file()


def test_a_package_with_media_lacking_is_checked_where_it_was_unpacked(evening: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "x.zip"
    parcel.write_bytes(archive({"x.yaml": PLAY.encode()}))
    found = CliRunner().invoke(program, ["check", str(parcel), "--format", "json"])
    assert (found.exit_code, "media-missing" in found.stdout) == (1, True)


def test_an_ordinary_file_stays_where_it_is(evening: Path) -> None:
    with opened(evening) as file:
        assert (file, kept(evening)) == (evening, evening)


def archive(files: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda info: None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            change(info)
            file.writestr(info, data)
    return out.getvalue()


def link(info: zipfile.ZipInfo) -> None:
    if info.filename.endswith(".png"):
        info.external_attr = (stat.S_IFLNK | 0o777) << 16


GOOD = {"x.yaml": b"format: 1"}
WICKED = {
    "up": archive(GOOD | {"../evil.txt": b"x"}),
    "deep up": archive(GOOD | {"media/../../evil.png": PICTURE}),
    "absolute": archive(GOOD | {"/etc/x.txt": b"x"}),
    "drive": archive(GOOD | {"C:/x.txt": b"x"}),
    "backslash": archive(GOOD | {"a/..\\..\\x.txt": b"x"}),
    "device": archive(GOOD | {"media/con.png": PICTURE}),
    "dots": archive(GOOD | {"media/.. /x.txt": b"x"}),
    "line break": archive(GOOD | {"a\nb.txt": b"x"}),
    "symlink": archive(GOOD | {"media/x.png": b"/etc/passwd"}, link),
    "foreign": archive(GOOD | {"run.exe": b"MZ"}),
    "script": archive(GOOD | {"media/x.svg": b"<svg/>"}),
    "page elsewhere": archive(GOOD | {"media/print.html": OURS[0]}),
    "page that runs": archive(GOOD | {"notes/print.html": b"<!doctype html><script>alert(1)</script>"}),
    "disguised": archive(GOOD | {"media/x.png": b"MZ\x90"}),
    "same name": archive(GOOD | {"a.txt": b"1", "A.TXT": b"2"}),
    "two plays": archive(GOOD | {"y.yaml": b"format: 1"}),
    "no play": archive({"a.txt": b"1"}),
    "hidden play": archive({"a/b/x.yaml": b"format: 1", "c.txt": b"1"}),
    "manifest": archive(GOOD | {"manifest.json": b'{"files": {"x.yaml": "00"}}'}),
    "manifest not json": archive(GOOD | {"manifest.json": b"["}),
    "not a zip": b"%PDF-1.7",
    "cut off": archive(GOOD)[:-30],
    "empty": b"",
}
TOO_MUCH = {
    "bomb": archive(GOOD | {"a.md": b"\0" * 400_000, "media/x.png": b"\0" * 19_000_000}),
    "many": archive(GOOD | {f"{n}.txt": b"" for n in range(300)}),
    "long play": archive({"x.yaml": b"#" * 1_100_000}),
}


@pytest.mark.parametrize("name", WICKED)
def test_a_wicked_package_is_refused_whole(name: str, tmp_path: Path) -> None:
    with pytest.raises(Malformed):
        unpack(WICKED[name], tmp_path / "here")
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_package_that_swells_is_refused_whole(name: str, tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        unpack(TOO_MUCH[name], tmp_path / "here")
    assert list(tmp_path.rglob("*")) == []


def test_a_lie_about_the_size_is_found_while_reading() -> None:
    honest = archive({"x.yaml": b"#" * 999_000})
    lying = honest.replace((999_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(TheatreError):
        open_parcel(lying)


def test_what_chinese_windows_packs_opens_with_its_names() -> None:
    """A folder around everything, names in GBK, litter of another system."""
    play = archive({"deng/aaaa.yaml": b"format: 1", "deng/bbbb.txt": b"x", "__MACOSX/._x": b"?"})
    chinese = play.replace(b"aaaa", "灯亮".encode("gbk")).replace(b"bbbb", "台词".encode("gbk"))
    assert open_parcel(chinese) == {"灯亮.yaml": b"format: 1", "台词.txt": b"x"}
