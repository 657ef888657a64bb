"""One evening as one file: the scenario, its pictures and sounds, its notes, and a list of what is inside."""

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from app.desk.parcel import MANIFEST, MEDIA, NOTES, SHEETS
from app.scenario.beside import places, translations
from app.scenario.load import load
from app.scenario.model import Beat, Scenario, Scene

FORMAT = "theatre-package-1"
DATE = (1980, 1, 1, 0, 0, 0)


def pack(file: Path, to: Path) -> list[str]:
    """Writes the package; the names inside. The same evening gives the same bytes. Raises ScenarioRejected."""
    scenario = load(file)
    content = {file.name: file.read_bytes()} | told(scenario, file) | beside(scenario, file)
    to.write_bytes(wrapped(scenario.title, scenario.text, content))
    return list(content)


def told(scenario: Scenario, file: Path) -> dict[str, bytes]:
    """Its translations, en/NAME.yaml, as an evening opens with them. Raises ScenarioRejected."""
    translations(file, scenario)
    inside = [place for place in places(file) if place.parent.parent == file.parent]
    return {place.relative_to(file.parent).as_posix(): place.read_bytes() for place in inside}


def beside(scenario: Scenario, file: Path) -> dict[str, bytes]:
    """Media the scenario names and that are there, and the notes: `NAME.md`, `NAME.txt`, and what lies in `notes/`."""
    folder = file.parent.resolve()
    own = [file.with_suffix(ending) for ending in NOTES]
    notes = [*own, *sorted((folder / "notes").glob("*.*"))]
    wanted = [folder / name for name in sorted(named(scenario))]
    wanted += [note.resolve() for note in notes if note.suffix.lower() in (*NOTES, SHEETS)]
    known = (*MEDIA, *NOTES, SHEETS)
    found = [place.resolve() for place in wanted if place.is_file() and place.suffix.lower() in known]
    inside = [place for place in found if place.is_relative_to(folder)]
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in inside}


def named(scenario: Scenario) -> set[str]:
    """Every media file the scenario speaks of."""
    parts: list[Scene | Beat] = [*scenario.scenes, *scenario.beats()]
    return {part.picture.path for part in parts if part.picture} | {part.sound for part in parts if part.sound}


def wrapped(title: str, text: str, content: dict[str, bytes]) -> bytes:
    """`content` begins with the scenario. `rules` is the hash that a show of it carries in its record."""
    listed = {
        "format": FORMAT,
        "scenario": next(iter(content)),
        "title": title,
        "rules": sha256(text.encode()).hexdigest(),
        "files": {place: sha256(data).hexdigest() for place, data in content.items()},
    }
    manifest = json.dumps(listed, ensure_ascii=False, indent=1).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, data in {MANIFEST: manifest, **content}.items():
            archive.writestr(zipfile.ZipInfo(place, DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
