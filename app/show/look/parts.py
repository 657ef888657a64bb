"""Pieces that several audiences share: the evening, the cue, one comment, one expert's word."""

from dataclasses import replace

from app.scenario.model import Beat, Card, Expert, Pause, Script
from app.show import shelves
from app.show.chorus import on_stage
from app.show.late import seconds
from app.show.replays import changes, tonight
from app.show.replays import lines as spoken
from app.show.state import Comment, Note, Show
from app.show.tongues import offered, stage_lang
from app.show.views import CommentView, CueView, HouseView, NoteView


def house(show: Show) -> HouseView:
    state = "ended" if show.ended else "curtain" if show.curtain else "on" if show.beat_id else "lobby"
    fiction = str(show.scenario.about.get("fiction", "true")).lower() != "false"
    about = (show.id, show.title, show.code, state, show.mode == "rehearsal", fiction, show.lang)
    return HouseView(*about, offered(show), stage_lang(show))


def title(show: Show, beat: Beat) -> str:
    """What to call a beat: a script goes by its scene, the rest by what the audience reads."""
    if not isinstance(beat, Script):
        return beat.text
    scene = next(s for s in show.scenario.scenes if any(b.id == beat.id for b in s.beats))
    return scene.title or scene.id


def cue(show: Show, beat: Beat | None = None, leader: bool = False) -> CueView:
    """The cue that is on, or another beat as a picture of the past. Lines are for readings, and for the leader."""
    beat = beat or show.beat
    if beat is None:
        return CueView("", "lobby", show.title, show.step, "", "")
    scene = next(s for s in show.scenario.scenes if any(b.id == beat.id for b in s.beats))
    started = show.cue_started if beat.id == show.beat_id else None
    lines = spoken(show, beat) if isinstance(beat, Script) and (leader or beat.stage == "lines") else ()
    until = started + (seconds(show, beat) + show.added) * 1000 if started is not None and beat.time else None
    return CueView(
        beat.id,
        beat.kind,
        title(show, beat),
        show.step,
        scene.id,
        scene.title,
        started,
        until,
        seconds(show, beat) or None,
        lines,
        beat.stage if isinstance(beat, Script) else "",
        beat.picture or scene.picture,
        beat.sound or scene.sound,
        tuple(card(show, id) for id in beat.cards if id in show.scenario.cards),
        beat.who if isinstance(beat, Expert) else "",
        beat.screen if isinstance(beat, Pause) else "",
        (tonight(show, beat) if lines else changes(show)) if isinstance(beat, Script) else (),
    )


def card(show: Show, id: str) -> Card:
    """A card as the room sees it: once an expert vouched for it, under that expert's name."""
    found = show.scenario.cards[id]
    if id not in show.vouched or found.checked_by:
        return found
    return replace(found, checked_by=show.guests[show.vouched[id]].name)


def card_on(show: Show) -> Card | None:
    return card(show, show.card) if show.card else None


def comment(show: Show, found: Comment, seat: str = "") -> CommentView:
    text = show.text(found.words)
    author = show.seats.get(found.seat)
    return CommentView(
        found.id,
        text,
        found.kind,
        found.state,
        author.number if author else 0,
        len(found.supports),
        found.option,
        option_text(show, found),
        found.reason,
        found.id in on_stage(show),
        not text,
        found.beat,
        bool(seat) and seat in found.supports,
    )


def option_text(show: Show, found: Comment) -> str:
    ballot = show.ballots.get(found.ballot)
    chosen = found.option.split(",")
    return "、".join(o.text for o in ballot.options if o.id in chosen) if ballot else ""


def spotlight(show: Show) -> CommentView | None:
    return comment(show, show.comments[show.spotlight]) if show.spotlight else None


def beside(show: Show) -> tuple[CommentView, ...]:
    return tuple(comment(show, show.comments[id]) for id in show.beside)


def note(show: Show, found: Note) -> NoteView:
    guest = show.guests[found.expert]
    asked = show.comments.get(found.question)
    return NoteView(
        found.id,
        guest.name,
        guest.field,
        show.text(found.words),
        tuple(card(show, id) for id in found.cards),
        show.text(asked.words) if asked else "",
        found.released,
        found.correction,
    )


def note_on(show: Show) -> NoteView | None:
    return note(show, show.notes[show.note]) if show.note else None


def wall(show: Show) -> tuple[CommentView, ...]:
    """What may be read by all, most supported first, then in order of coming. Reasons wait for their result."""
    return tuple(comment(show, c) for c in shelves.best(shelves.lying(show, tellable, "open")))


def tellable(show: Show, ballot_id: str) -> bool:
    """A reason tells how someone voted: it stays away from the wall until its ballot's result is out."""
    return not ballot_id or show.ballots[ballot_id].state == "result"
