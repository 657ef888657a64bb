"""One ordered account of a show, folded from its ledger alone: what was played, asked, counted and said.

Nothing is printed that the room was not given: comments never approved are only counted, hidden ones with the reason
of hiding, erased ones say so. Texts come out in the language asked for; times stay milliseconds since 1970, UTC.
"""

from collections import Counter
from collections.abc import Sequence

from app.i18n import N_
from app.show import events as e
from app.show import (  # noqa: F401  register what they can tell
    telling_ballots,
    telling_cues,
    telling_house,
    telling_promises,
    telling_rules,
    telling_table,
    telling_tries,
    telling_words,
)
from app.show.lines import Expert, Transcript, Words
from app.show.reckoning import counted, motions, promises, spans
from app.show.rules import begin, evolve
from app.show.state import Show
from app.show.telling import TELLS, Telling, printed

NOTICE = N_("模拟表决 / 意见征询，不是法定决定")

Fact = tuple[e.Event | None, int]


def transcript(facts: Sequence[Fact], lang: str, head: str = "", seals: Sequence[str] = ()) -> Transcript:
    """`facts` in the ledger's order, the first ShowOpened, None where an entry was erased; `seals` the head (hex)
    after each of them, if known. Raises ValueError when the first fact does not open a show."""
    first, opened = facts[0] if facts else (None, 0)
    if not isinstance(first, e.ShowOpened):
        raise ValueError("a transcript begins with ShowOpened")
    final = fold(first, facts, lang)
    counts = ((n, fact) for n, (fact, _) in enumerate(facts) if isinstance(fact, e.BallotCounted))
    newest = {(fact.ballot, fact.run): n for n, fact in counts}
    seen = {(fact.ballot, fact.run) for fact, _ in facts if isinstance(fact, e.BallotRevealed)}
    telling = Telling(begin(first, lang), final, lang, newest=newest, shown=seen)
    for n, (fact, at) in enumerate(facts):
        telling.seal, telling.nth = seals[n] if n < len(seals) else "", n
        if fact is not None:
            evolve(telling.show, fact, at)
            if type(fact) in TELLS:
                TELLS[type(fact)](telling, fact, at)
    return account(telling, first, opened, facts, head)


def fold(first: e.ShowOpened, facts: Sequence[Fact], lang: str = "") -> Show:
    show = begin(first, lang)
    for fact, at in facts[1:]:
        if fact is not None:
            evolve(show, fact, at)
    return show


def account(telling: Telling, first: e.ShowOpened, opened: int, facts: Sequence[Fact], head: str) -> Transcript:
    show = telling.final
    about = {k: v if isinstance(v, str) else "、".join(v) for k, v in show.scenario.about.items()}
    ended = next((at for fact, at in reversed(facts) if isinstance(fact, e.ShowEnded)), None)
    return Transcript(
        show.id,
        show.title,
        telling.lang,
        show.mode == "rehearsal",
        about.get("fiction", "true").lower() != "false",
        about,
        {scene.id: scene.title for scene in show.scenario.scenes},
        opened,
        show.started,
        ended,
        show.scenario.duration,
        dict(Counter(seat.how for seat in show.seats.values() if not seat.evicted)),
        sum(seat.evicted for seat in show.seats.values()),
        words(show),
        tuple(expert(show, id) for id in show.guests),
        tuple(telling.lines),
        first.sha256,
        len(facts),
        sum(fact is None for fact, _ in facts),
        head,
        {lang: told["sha256"] for lang, told in first.tongues.items()},
        {scene.id: scene.next.vote for scene in show.scenario.scenes if scene.next.vote},
        spans(telling.lines, facts, show),
        promises(show, telling.say),
        motions(show, telling.say),
        counted(facts, show),
    )


def words(show: Show) -> Words:
    made = show.comments.values()
    return Words(
        len(made),
        sum(printed(show, c) for c in made),
        sum(c.state == "held" or (c.state == "open" and not printed(show, c)) for c in made),
        dict(sorted(Counter(c.reason for c in made if c.state == "hidden").items())),
        sum(c.state == "withdrawn" for c in made),
        sum(c.words not in show.words for c in made),
        len({c.seat for c in made if c.seat}),
    )


def expert(show: Show, id: str) -> Expert:
    guest = show.guests[id]
    notes = [note for note in show.notes.values() if note.expert == id]
    held = sum(not note.released for note in notes)
    return Expert(guest.name, guest.field, guest.arrived, guest.left, show.text(guest.stake), len(notes) - held, held)
