"""An evening as it was played, in one file: the play in its languages, its media, and what was noted about it."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Engine, inspect

from app.desk.pack import pack
from app.i18n import N_
from app.programme.book import rows, told
from app.programme.kit import beside
from app.programme.tables import Lesson, SelfCheck
from app.record.read import Entries
from app.record.read import told as transcribed
from app.show import codec, rules
from app.show.events import ShowOpened
from app.web.prints import prints

CHECKS = {
    "heard": N_("没开过口的人，今晚有人开口了吗？"),
    "turns": N_("正反两边轮着说了吗？有没有人说了两轮别人还没轮到？"),
    "clock": N_("到点就停了吗？"),
    "law": N_("法条都核实过、说明白了吗？"),
    "expert": N_("嘉宾坐在居民中间、最后才说吗？"),
    "paper": N_("没有手机的人，每一步都跟上了吗？"),
    "minor": N_("少数的理由念出来了吗？"),
    "promise": N_("每件约定都有人、有日子、有回来说的日子吗？"),
    "seal": N_("封印那行字，有两个人拍下来了吗？"),
}


def begun(entries: Entries) -> ShowOpened:
    first = entries[0]
    assert first is not None
    event, _ = codec.decode(first)
    assert isinstance(event, ShowOpened)
    return event


def notes(entries: Entries, lessons: Sequence[Lesson], checks: Sequence[SelfCheck]) -> dict[str, str]:
    """File name -> text, in the language of the play."""
    event = begun(entries)
    given = [(CHECKS.get(row.item, row.item), row.answer, row.note) for row in checks]
    show = rules.begin(event)
    scenario = show.scenario
    texts = beside(scenario, transcribed(entries, scenario.lang), [row.text for row in lessons], given)
    return texts | {"print.html": prints(show)}


def noted(entries: Entries, engine: Engine) -> dict[str, str]:
    """The same for a house that is looked at from outside; one of an older program holds no such tables yet."""
    show = begun(entries).show
    with engine.connect() as conn:
        if not inspect(conn).has_table("lesson"):
            return notes(entries, (), ())
        found = told(conn, lambda session: (rows(session, Lesson, show=show), rows(session, SelfCheck, show=show)))
    return notes(entries, *found)


def wrapped(entries: Entries, media: Path, texts: Mapping[str, str], to: Path) -> list[str]:
    """Writes the package; the names inside. `media`: where those of this show lie."""
    event = begun(entries)
    with tempfile.TemporaryDirectory(prefix="theatre-") as folder:
        file = Path(folder) / "scenario.yaml"
        if media.is_dir():
            shutil.copytree(media, folder, dirs_exist_ok=True)
        file.write_bytes(event.scenario.encode())
        for lang, translated in event.tongues.items():
            (Path(folder) / lang).mkdir()
            (Path(folder) / lang / file.name).write_bytes(translated["scenario"].encode())
        (Path(folder) / "notes").mkdir(exist_ok=True)
        for name, text in texts.items():
            (Path(folder) / "notes" / name).write_text(text, "utf-8")
        return pack(file, to)
