"""The show as it reads in another language: the same play and the same ballots, the author's texts exchanged. What
people wrote stays as they wrote it."""

from dataclasses import replace

from app.scenario.model import Option, Quiz, Scenario, Vote
from app.show.state import Ballot, Show
from app.show.table import Try
from app.show.yes_no import EFFECTS, KEEP, YES_NO, Answers


def offered(show: Show) -> tuple[str, ...]:
    """The languages that the play itself can be read in, first the one in which this show reads."""
    return (show.scenario.lang, *show.tongues)


def stage_lang(show: Show) -> str:
    """The language of the stage."""
    return show.stage_lang or show.lang


def told(show: Show, lang: str) -> Show:
    """As it reads in `lang`; the show itself where that is its own language or no translation came with it. To be read
    at once: what happens later happens to the show."""
    scenario = show.tongues.get(lang)
    if scenario is None:
        return show
    names = dict(zip(show.scenario.cast, scenario.cast, strict=True))
    others = {name: play for name, play in show.tongues.items() if name != lang}
    return replace(
        show,
        scenario=scenario,
        tongues={show.scenario.lang: show.scenario, **others},
        ballots={id: reworded(scenario, ballot) for id, ballot in show.ballots.items()},
        tries={beat: [recast(one, names) for one in tries] for beat, tries in show.tries.items()},
    )


def reworded(scenario: Scenario, ballot: Ballot) -> Ballot:
    """Statements that residents added have no other words; what a motion or a try asks has ours."""
    beat = scenario.beat(ballot.beat)
    if beat.id != ballot.id:
        known = {id: Option(id, text) for id, text in answers(ballot)[scenario.lang]}
    else:
        known = {o.id: o for o in beat.options} if isinstance(beat, Vote | Quiz) else {}
    return replace(ballot, options=tuple(known.get(o.id, o) for o in ballot.options))


def answers(ballot: Ballot) -> Answers:
    kind = ballot.id.removeprefix(f"{ballot.beat}/").rstrip("0123456789")
    return {"effect": EFFECTS, "keep": KEEP}.get(kind, YES_NO)


def recast(one: Try, names: dict[str, str]) -> Try:
    return replace(one, roles={names.get(role, role): seat for role, seat in one.roles.items()})


def named(show: Show, role: str) -> str:
    """A character's name as the scenario has it, from the name in any language."""
    for scenario in show.tongues.values():
        if role in scenario.cast and role not in show.scenario.cast:
            return list(show.scenario.cast)[list(scenario.cast).index(role)]
    return role
