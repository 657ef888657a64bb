"""When the evening runs late: coming beats shortened or left out as their `late` allows, and what that brings."""

from app.errors import Malformed, Refused
from app.i18n import N_
from app.scenario.model import END, Beat, Scene
from app.show.commands import CutBeat, Who
from app.show.events import BeatKept, BeatShortened
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.values import dataclass

LEADS = N_("后面往哪儿走要看这一票，不能省。")
END_OF_ALL = ""
ALONE = N_("一场里至少留一个环节。")


@dataclass(frozen=True, slots=True)
class Cut:
    """What may still be cut: `seconds` it would take then, 0 for leaving it out; `saves` seconds."""

    beat: Beat
    seconds: int
    saves: int


def seconds(show: Show, beat: Beat) -> int:
    """What a beat may take tonight; 0 where it has no time of its own or is left out."""
    return show.cuts.get(beat.id, beat.time or 0)


def left_out(show: Show, beat: str) -> bool:
    return show.cuts.get(beat) == 0


def first(show: Show, scene: Scene) -> str:
    """The first beat of a scene that is still played."""
    return next((b.id for b in scene.beats if not left_out(show, b.id)), scene.beats[0].id)


def rest(show: Show, scene: Scene) -> list[Beat]:
    """What is still played of the scene that is on."""
    at = [beat.id for beat in scene.beats].index(show.beat_id) + 1
    return [beat for beat in scene.beats[at:] if not left_out(show, beat.id)]


def ahead(show: Show) -> list[Beat]:
    """The beats still to come on the way that needs no vote: the rest of this scene, then each scene's default."""
    if show.curtain or show.ended:
        return []
    scene = show.scene or show.scenario.scenes[0]
    ids = [b.id for b in scene.beats]
    found = list(scene.beats[ids.index(show.beat_id) + 1 if show.beat_id else 0 :])
    seen = {scene.id}
    while scene.next.goto != END and scene.next.goto not in seen:
        scene = show.scenario.scene(scene.next.goto)
        seen.add(scene.id)
        found += scene.beats
    return found


def planned_end(show: Show) -> int | None:
    """When the evening should be over; ms since 1970."""
    return show.started + show.scenario.duration * 1000 if show.started and show.scenario.duration else None


def due(show: Show) -> dict[str, int]:
    """When each beat ahead begins, and the end (named by nothing), if every cue from now on keeps its time; ms since
    1970."""
    if show.cue_started is None or show.beat is None:
        return {}
    at, found = show.cue_started + (seconds(show, show.beat) + show.added) * 1000, {}
    for beat in ahead(show):
        found[beat.id] = at
        at += seconds(show, beat) * 1000
    return found | {END_OF_ALL: at}


def cuts(show: Show) -> list[Cut]:
    """What the author allows to be cut and would still help, the greatest saving first."""
    found = [Cut(b, b.late, (b.time or 0) - b.late) for b in ahead(show) if b.late is not None and open_to(show, b)]
    return sorted((cut for cut in found if cut.saves > 0), key=lambda cut: -cut.saves)


def open_to(show: Show, beat: Beat) -> bool:
    gone = beat.id in show.cuts or beat.id in show.path
    return not gone and not (beat.late == 0 and needed(show, beat))


def needed(show: Show, beat: Beat) -> str:
    """Why a beat cannot be left out; nothing when it can."""
    scenes = show.scenario.scenes
    if any(scene.next.vote == beat.id for scene in scenes):
        return LEADS
    scene = next(s for s in scenes if beat in s.beats)
    return "" if any(b is not beat and not left_out(show, b.id) for b in scene.beats) else ALONE


@decides(CutBeat)
def cut_beat(show: Show, who: Who, command: CutBeat, at: int) -> Facts:
    beat = next((b for b in show.scenario.beats() if b.id == command.beat), None)
    if beat is None:
        raise Malformed("没有这个环节。")
    if beat.id in show.path:
        raise Refused("这个环节已经演过了。")
    if command.keep:
        return [BeatKept(beat.id)] if beat.id in show.cuts else []
    if beat.late is None:
        raise Refused("剧本里没有写这个环节可以省。")
    if beat.id in show.cuts:
        return []
    if beat.late == 0 and (why := needed(show, beat)):
        raise Refused(why)
    return [BeatShortened(beat.id, beat.late)]


@evolves(BeatShortened)
def shortened(show: Show, event: BeatShortened, at: int) -> None:
    show.cuts[event.beat] = event.seconds


@evolves(BeatKept)
def kept(show: Show, event: BeatKept, at: int) -> None:
    show.cuts.pop(event.beat, None)
