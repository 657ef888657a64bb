"""Experts sit among the residents: invited, arrived, with a stake declared; their words wait to be released."""

from app.errors import Malformed, NotYours, Refused
from app.show.chorus import find
from app.show.commands import (
    Answer,
    Arrive,
    CommentAsExpert,
    Correct,
    DeclareStake,
    Invite,
    Leave,
    LetExpertsVote,
    Release,
    Vouch,
    Who,
)
from app.show.events import (
    CardVouched,
    ExpertArrived,
    ExpertInvited,
    ExpertLeft,
    ExpertSpoke,
    ExpertsVoteSet,
    NoteReleased,
    StakeDeclared,
    WordsKept,
)
from app.show.registry import Facts, decides, evolves
from app.show.state import Guest, Note, Show


def guest(show: Show, who: Who) -> Guest:
    if who.id not in show.guests:
        raise NotYours("没有找到您的邀请。")
    return show.guests[who.id]


@decides(Invite)
def invite(show: Show, who: Who, command: Invite, at: int) -> Facts:
    return [] if command.key in show.guests else [ExpertInvited(command.key, command.name, command.field)]


@decides(LetExpertsVote)
def let_vote(show: Show, who: Who, command: LetExpertsVote, at: int) -> Facts:
    return [] if show.experts_vote == command.on else [ExpertsVoteSet(command.on)]


@decides(Arrive)
def arrive(show: Show, who: Who, command: Arrive, at: int) -> Facts:
    return [] if guest(show, who).arrived is not None else [ExpertArrived(who.id)]


@decides(Leave)
def leave(show: Show, who: Who, command: Leave, at: int) -> Facts:
    return [] if guest(show, who).left is not None else [ExpertLeft(who.id)]


@decides(DeclareStake)
def declare(show: Show, who: Who, command: DeclareStake, at: int) -> Facts:
    words = f"stake-{guest(show, who).id}"
    return [WordsKept(words, command.text), StakeDeclared(who.id, words)]


@decides(CommentAsExpert)
def comment(show: Show, who: Who, command: CommentAsExpert, at: int) -> Facts:
    return speak(show, who, command.text, command.cards)


@decides(Answer)
def answer(show: Show, who: Who, command: Answer, at: int) -> Facts:
    question = find(show, command.question)
    if question.state != "open":
        raise Refused("这个问题现在看不到了。")
    return speak(show, who, command.text, command.cards, question.id)


@decides(Correct)
def correct(show: Show, who: Who, command: Correct, at: int) -> Facts:
    note = f"n{len(show.notes) + 1}"
    return [*speak(show, who, command.text, (), "", True), NoteReleased(note)]


def speak(
    show: Show, who: Who, text: str, cards: tuple[str, ...], question: str = "", correction: bool = False
) -> Facts:
    guest(show, who)
    if any(card not in show.scenario.cards for card in cards):
        raise Malformed("没有这张资料卡。")
    note = f"n{len(show.notes) + 1}"
    return [WordsKept(note, text), ExpertSpoke(note, who.id, note, cards, question, correction, show.beat_id)]


@decides(Vouch)
def vouch(show: Show, who: Who, command: Vouch, at: int) -> Facts:
    guest(show, who)
    if command.card not in show.scenario.cards:
        raise Malformed("没有这张资料卡。")
    return [] if command.card in show.vouched else [CardVouched(command.card, who.id)]


@decides(Release)
def release(show: Show, who: Who, command: Release, at: int) -> Facts:
    if command.note not in show.notes:
        raise Malformed("没有这条发言。")
    return [] if show.note == command.note else [NoteReleased(command.note)]


@evolves(ExpertInvited)
def invited(show: Show, event: ExpertInvited, at: int) -> None:
    show.guests[event.expert] = Guest(event.expert, event.name, event.field)


@evolves(ExpertsVoteSet)
def vote_set(show: Show, event: ExpertsVoteSet, at: int) -> None:
    show.experts_vote = event.on


@evolves(ExpertArrived)
def arrived(show: Show, event: ExpertArrived, at: int) -> None:
    show.guests[event.expert].arrived = at


@evolves(ExpertLeft)
def left(show: Show, event: ExpertLeft, at: int) -> None:
    show.guests[event.expert].left = at


@evolves(StakeDeclared)
def declared(show: Show, event: StakeDeclared, at: int) -> None:
    show.guests[event.expert].stake = event.words


@evolves(ExpertSpoke)
def spoke(show: Show, event: ExpertSpoke, at: int) -> None:
    show.notes[event.note] = Note(
        event.note, event.expert, event.words, event.cards, event.question, event.correction, event.beat
    )


@evolves(NoteReleased)
def released(show: Show, event: NoteReleased, at: int) -> None:
    show.notes[event.note].released = True
    show.note, show.spotlight, show.beside = event.note, "", ()


@evolves(CardVouched)
def vouched(show: Show, event: CardVouched, at: int) -> None:
    show.vouched[event.card] = event.expert
