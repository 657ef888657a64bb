"""What the projector knows: never more than the room may read."""

from app.show import shelves
from app.show.gist import picture
from app.show.look.ballots import ballot
from app.show.look.parts import beside, card_on, comment, cue, house, note_on, spotlight, tellable, wall
from app.show.look.table import table
from app.show.state import Show
from app.show.views import SealView, StageView, WallView

SHEETS = 6


def look(show: Show) -> str:
    if show.ended:
        return "ended"
    if show.black:
        return "black"
    if show.qr:
        return "qr"
    if show.befores:
        return "befores"
    if show.curtain and not show.back:
        return "curtain"
    if not show.beat_id:
        return "lobby"
    dark = show.beat is not None and "dark" in (getattr(show.beat, "stage", ""),)
    dark = dark or getattr(show.beat, "screen", "") == "black"
    return "black" if dark and not show.back else "cue"


def stage(show: Show, seal: SealView) -> StageView:
    past = show.scenario.beat(show.back) if show.back else None
    shown = ballot(show, past=show.ballots.get(show.back)) if past else ballot(show)
    reasons = tuple(c for c in wall(show) if c.kind == "because" and shown and c.beat == shown.id)
    return StageView(
        house(show),
        look(show),
        cue(show, past),
        shown if past is None or show.back in show.ballots else None,
        spotlight(show),
        note_on(show),
        card_on(show),
        tuple(show.scenario.cast.values()),
        show.qr,
        bool(show.back),
        show.present(),
        seal,
        reasons,
        table(show),
        beside(show),
        all_words(show),
    )


def all_words(show: Show) -> WallView | None:
    if not show.chorus:
        return None
    written = [c for shelf in shelves.lying(show, tellable, "open") for c in shelf.came if show.text(c.words)]
    said = [c for c in written if c.beat == show.beat_id] or written
    texts = [(c.seat, show.text(c.words)) for c in said]
    newest = tuple(comment(show, c) for c in sorted(said, key=shelves.number)[-SHEETS:])
    words = picture(texts) if show.chorus == "words" else ()
    return WallView(show.chorus, newest, words, len(said), len({c.seat for c in said}), show.wall == "frozen")
