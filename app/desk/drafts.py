"""Scenarios that are being written. One folder a draft: `play/` as a scenario lies in its folder, `versions/`, a log.

Nothing typed is lost: what meets another's changes is kept as a version of its own.
"""

import json
import re
import secrets
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from threading import RLock

from app.desk.parcel import EACH, MEDIA, fits, genuine
from app.desk.written import write
from app.errors import Malformed, NotFound, TooLarge
from app.scenario.said import SAID
from app.scenario.source import LIMIT
from app.values import dataclass

LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
ID = re.compile(f"[{LETTERS}]{{8}}")
TITLE = re.compile(rf"^(?:title|{'|'.join(SAID['title'].split())}) *[:：] *(.+)$", re.MULTILINE)
LANG = re.compile(r"^lang *: *[\"']?en\b", re.MULTILINE)
NAME = re.compile(r"^id: *(\S+)", re.MULTILINE)
REST = 10 * 60 * 1000
PLAY, GONE = "scenario.yaml", "gone-"
MANY = 100
ONE_AT_A_TIME = RLock()


@dataclass(frozen=True, slots=True)
class Version:
    """`at` ms since 1970; `sha` of the text; `note` why it was kept: typed, kept, both, opened, upload."""

    n: int
    at: int
    by: str
    sha: str
    note: str = "typed"


@dataclass(frozen=True, slots=True)
class Draft:
    """`stamp` changes with every character."""

    id: str
    title: str
    lang: str
    text: str
    stamp: str
    file: Path
    last: Version | None = None

    @property
    def play(self) -> str:
        """The id of the scenario: the same in all its languages."""
        named = NAME.search(self.text)
        return named[1] if named else ""


@dataclass(frozen=True, slots=True)
class Saved:
    """`apart`: the number of the version that holds what was sent, when somebody else had changed the draft."""

    stamp: str
    apart: int = 0


class Drafts:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, id: str) -> Path:
        """Raises NotFound."""
        if not ID.fullmatch(id) or not (self.folder / id / "play" / PLAY).is_file():
            raise NotFound("没有这个草稿。")
        return self.folder / id

    def create(self, text: str, by: str, at: int, beside: dict[str, bytes] | None = None, note: str = "typed") -> str:
        """A new draft with its media; its id."""
        if sum(1 for _ in self.folder.glob("*/log")) >= MANY * 10:
            raise TooLarge("草稿太多了，先收起一些。")
        id = "".join(secrets.choice(LETTERS) for _ in range(8))
        for name, data in (beside or {}).items():
            target = self.folder / id / "play" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (self.folder / id / "versions").mkdir(parents=True, exist_ok=True)
        (self.folder / id / "play").mkdir(exist_ok=True)
        write(self.folder / id / "play" / PLAY, clean(text))
        self.keep(id, by, at, note)
        return id

    def read(self, id: str) -> Draft:
        return self.told(id, self.place(id))

    def told(self, id: str, place: Path) -> Draft:
        file = place / "play" / PLAY
        text = file.read_bytes().decode()
        named = TITLE.search(text)
        title = named[1].split(" #")[0].strip(" \"'\r")[:80] if named else ""
        versions = self.versions(place.name)
        lang = "en" if LANG.search(text) else "zh"
        return Draft(id, title or id, lang, text, stamp(text), file, versions[-1] if versions else None)

    def all(self) -> list[Draft]:
        """Those that were touched last come first."""
        found = [self.read(log.parent.name) for log in self.folder.glob("*/log") if ID.fullmatch(log.parent.name)]
        return sorted(found, key=touched, reverse=True)

    def away(self) -> list[Draft]:
        """Those that were put away, the last one touched first."""
        places = [file.parent.parent for file in self.folder.glob(f"{GONE}*/play/{PLAY}")]
        found = [self.told(place.name.removeprefix(GONE), place) for place in places]
        return sorted(found, key=touched, reverse=True)

    def others(self, draft: Draft) -> list[Draft]:
        """Drafts of the same play in other languages, the newest of each."""
        found = [d for d in self.all() if d.play and d.play == draft.play and d.lang != draft.lang]
        return list({d.lang: d for d in reversed(found)}.values())

    def save(self, id: str, text: str, base: str, by: str, at: int, note: str = "typed") -> Saved:
        """`base`: the stamp of what was changed. A version is kept when another writes, or every ten minutes."""
        with ONE_AT_A_TIME:
            return self.settle(self.read(id), clean(text), base, by, at, note)

    def settle(self, draft: Draft, text: str, base: str, by: str, at: int, note: str) -> Saved:
        id = draft.id
        if text == draft.text:
            if note != "typed":
                self.keep(id, by, at, note)
            return Saved(draft.stamp)
        if base and base != draft.stamp:
            return Saved(draft.stamp, self.add(id, text, by, at, "both").n)
        if draft.last and draft.last.by != by and draft.last.sha != draft.stamp:
            self.add(id, draft.text, draft.last.by, at, "typed")
        write(draft.file, text)
        if note != "typed" or draft.last is None or draft.last.by != by or at - draft.last.at > REST:
            self.keep(id, by, at, note)
        return Saved(stamp(text))

    def keep(self, id: str, by: str, at: int, note: str = "kept") -> None:
        """The draft as it is now, as a version; not twice the same."""
        text = (self.folder / id / "play" / PLAY).read_bytes().decode()
        with ONE_AT_A_TIME:
            versions = self.versions(id)
            if not versions or versions[-1].sha != stamp(text):
                self.add(id, text, by, at, note)

    def add(self, id: str, text: str, by: str, at: int, note: str) -> Version:
        place = self.folder / id
        n = 1 + max((int(file.stem) for file in (place / "versions").glob("*.yaml")), default=0)
        version = Version(n, at, by, stamp(text), note)
        write(place / "versions" / f"{n:05}.yaml", text)
        with (place / "log").open("a", encoding="utf-8", newline="\n") as log:
            log.write(json.dumps(asdict(version), ensure_ascii=False) + "\n")
        return version

    def versions(self, id: str) -> list[Version]:
        """From the first to the last."""
        log = self.folder / id / "log"
        lines = log.read_text("utf-8").split("\n") if log.is_file() else []
        found = []
        for line in lines:
            with suppress(ValueError, TypeError):  # a line the power cut short
                found.append(Version(**json.loads(line)))
        return found

    def version(self, id: str, n: int) -> str:
        file = self.place(id) / "versions" / f"{n:05}.yaml"
        if not file.is_file():
            raise NotFound("没有这一版。")
        return file.read_bytes().decode()

    def media(self, id: str) -> list[str]:
        play = self.place(id) / "play"
        names = [file.relative_to(play).as_posix() for file in play.rglob("*") if file.is_file()]
        return sorted(name for name in names if name != PLAY)

    def add_media(self, id: str, name: str, data: bytes) -> str:
        """A picture or a sound; the path to write in the scenario. Raises Malformed, TooLarge."""
        name = name.replace("\\", "/").rpartition("/")[2].strip()
        ending = Path(name).suffix.lower()
        if ending not in MEDIA or not name.isprintable() or set(name) & set(':*?"<>|') or not fits(name):
            raise Malformed("只收图片（jpg、png、webp、gif）和声音（mp3、ogg、m4a）。")
        if len(data) > EACH or len(self.media(id)) >= MANY:
            raise TooLarge("这个文件太大：最多 20 MB；一个剧本最多 100 个文件。")
        if not genuine(ending, data):
            raise Malformed("“{name}”不是它说的那种文件。", name=name[:60])
        target = self.place(id) / "play" / "media" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
        return f"media/{name}"

    def medium(self, id: str, path: str) -> Path:
        """Raises NotFound for what lies elsewhere."""
        if path not in self.media(id):
            raise NotFound("没有这个页面。")
        return self.place(id) / "play" / path

    def drop(self, id: str) -> None:
        """Put away, not destroyed: the folder gets a name that no address has."""
        self.place(id).rename(self.folder / f"{GONE}{id}")

    def bring_back(self, id: str) -> None:
        """Raises NotFound."""
        place = self.folder / f"{GONE}{id}"
        if not ID.fullmatch(id) or not place.is_dir():
            raise NotFound("没有这个草稿。")
        place.rename(self.folder / id)


def touched(draft: Draft) -> int:
    return draft.last.at if draft.last else 0


def clean(text: str) -> str:
    """As a text area sends it, with the ends of lines that files have. Raises TooLarge."""
    text = text.replace("\r\n", "\n").encode(errors="replace").decode()
    if len(text.encode()) > LIMIT:
        raise TooLarge("剧本太大了：最多 1 MB。")
    return text


def stamp(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
