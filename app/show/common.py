"""Common ground between the sides people declared; statements that residents add. Never by clustering people."""

from app.errors import Refused
from app.scenario.model import Option, Vote
from app.show.chorus import find
from app.show.commands import AddStatement, Who
from app.show.events import CommentApproved, CommonGroundMeasured, StatementAdded
from app.show.registry import Facts, decides, evolves
from app.show.state import Ballot, Show

LEAST = 5


def sides_vote(show: Show) -> Ballot | None:
    """The vote in which people said where they stand."""
    return next((show.ballots[b.id] for b in show.scenario.beats() if isinstance(b, Vote) and b.groups), None)


def common_ground(show: Show, ballot: Ballot) -> Facts:
    """Counted by side when an agree vote closes; nothing where nobody declared a side."""
    groups = sides_vote(show)
    if ballot.how != "agree" or groups is None or not groups.box:
        return []
    sides = {seat: next(iter(slip.choice), "") for seat, slip in groups.box.items()}
    found = {o.id: by_side(ballot, o.id, sides) for o in ballot.options}
    return [CommonGroundMeasured(ballot.id, groups.id, found)]


def by_side(ballot: Ballot, option: str, sides: dict[str, str]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for seat, slip in ballot.box.items():
        side, stand = sides.get(seat, ""), slip.choice.get(option, "")
        if side and stand:
            answers = counts.setdefault(side, {"agree": 0, "disagree": 0, "unsure": 0})
            answers[stand] += 1
    return {side: answers for side, answers in sorted(counts.items()) if sum(answers.values()) >= LEAST}


@decides(AddStatement)
def add_statement(show: Show, who: Who, command: AddStatement, at: int) -> Facts:
    comment, ballot, beat = find(show, command.comment), show.ballot, show.beat
    if ballot is None or not isinstance(beat, Vote) or not beat.add or ballot.state not in ("not_yet", "open"):
        raise Refused("现在不能往表态里加句子。")
    if any(o.text == show.text(comment.words) for o in ballot.options):
        return []
    approved: Facts = [CommentApproved(comment.id)] if comment.state == "held" else []
    return [*approved, StatementAdded(ballot.id, f"S{len(ballot.options) + 1}", comment.id)]


@evolves(StatementAdded)
def statement_added(show: Show, event: StatementAdded, at: int) -> None:
    ballot = show.ballots[event.ballot]
    text = show.text(show.comments[event.comment].words)
    ballot.options = (*ballot.options, Option(event.option, text))
    ballot.late = (*ballot.late, event.option)


@evolves(CommonGroundMeasured)
def measured(show: Show, event: CommonGroundMeasured, at: int) -> None:
    show.common[event.ballot] = event.sides
