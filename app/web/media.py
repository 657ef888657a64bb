"""Pictures and sounds of a scenario: copied into the data folder when a show is opened, served from there."""

import shutil
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from app.errors import NotFound
from app.scenario.model import Beat, Scenario, Scene
from app.web.theatre import theatre

router = APIRouter()
KINDS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
}
SANDBOX = "default-src 'none'; sandbox"


def named(scenario: Scenario) -> set[str]:
    """Every file the scenario speaks of."""
    parts: list[Scene | Beat] = [*scenario.scenes, *scenario.beats()]
    return {part.picture.path for part in parts if part.picture} | {part.sound for part in parts if part.sound}


def keep(scenario: Scenario, folder: Path, data: Path, show: str) -> None:
    """Copies what is there and of a known kind; what is missing is missing on the stage too."""
    for path in named(scenario):
        source, target = (folder / path).resolve(), data / "media" / show / path
        inside = source.is_relative_to(folder.resolve()) and target.resolve().is_relative_to((data / "media").resolve())
        if inside and source.is_file() and source.suffix.lower() in KINDS:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


@router.get("/s/{show}/media/{path:path}")
async def media(request: Request, show: str, path: str) -> Response:
    here = theatre(request)
    awake = await here.house.find(show)
    await here.access.holders(request.cookies, show)
    kind = KINDS.get(Path(path).suffix.lower())
    file = here.settings.data / "media" / show / path
    known = named((await awake.runner.settled()).scenario)
    inside = file.resolve().is_relative_to(here.settings.data.resolve())
    if kind is None or path not in known or not inside or not file.is_file():
        raise NotFound("没有这个页面。")
    return FileResponse(file, media_type=kind, headers={"Content-Security-Policy": SANDBOX, "Cache-Control": "private"})
