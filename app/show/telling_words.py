"""How words are told: what people wrote, what stood on the stage, what the experts said."""

from app.i18n import N_
from app.show import events as e
from app.show.look.parts import option_text
from app.show.state import Comment
from app.show.telling import ERASED, Telling, cards, name, printed, tells

WORDS = {"say": N_("发言"), "ask": N_("提问"), "because": N_("投票的理由")}


@tells(e.CommentMade)
def comment(telling: Telling, event: e.CommentMade, at: int) -> None:
    found = telling.final.comments[event.comment]
    if not printed(telling.final, found):
        return
    erased = found.words not in telling.final.words
    telling.add(
        at,
        found.kind,
        telling.say(WORDS[found.kind]),
        beat=found.beat,
        text=telling.say(ERASED) if erased else telling.final.text(found.words),
        option=option_text(telling.final, found) if found.kind == "because" else "",
        supports=len(found.supports),
        erased=erased,
        ballot=found.ballot,
    )


@tells(e.CommentSpotlit)
def spotlit(telling: Telling, event: e.CommentSpotlit, at: int) -> None:
    found = telling.final.comments[event.comment]
    if printed(telling.final, found):
        text = telling.final.text(found.words) or telling.say(ERASED)
        telling.add(at, "spotlight", telling.say("发言上台"), text=text, erased=found.words not in telling.final.words)


@tells(e.ChorusSet)
def chorus(telling: Telling, event: e.ChorusSet, at: int) -> None:
    if event.of:
        telling.add(at, "wall", telling.say(N_("发言墙上台") if event.of == "wall" else N_("词云上台")))


@tells(e.ExpertArrived, e.ExpertLeft)
def coming(telling: Telling, event: e.ExpertArrived | e.ExpertLeft, at: int) -> None:
    label = N_("嘉宾到场") if isinstance(event, e.ExpertArrived) else N_("嘉宾离场")
    telling.add(at, "expert", telling.say(label), who=name(telling, event.expert))


@tells(e.StakeDeclared)
def stake(telling: Telling, event: e.StakeDeclared, at: int) -> None:
    text = telling.final.text(event.words) or telling.say(ERASED)
    telling.add(at, "stake", telling.say("嘉宾申明关系"), who=name(telling, event.expert), text=text)


@tells(e.CardVouched)
def vouched(telling: Telling, event: e.CardVouched, at: int) -> None:
    who = name(telling, event.expert)
    telling.add(at, "vouched", telling.say("嘉宾核对了资料卡"), who=who, cards=cards(telling, [event.card]))


@tells(e.ExpertSpoke)
def spoke(telling: Telling, event: e.ExpertSpoke, at: int) -> None:
    note = telling.final.notes[event.note]
    if not note.released:
        return
    erased = note.words not in telling.final.words
    asked = telling.final.comments.get(note.question)
    telling.add(
        at,
        "note",
        telling.say(N_("嘉宾更正") if note.correction else N_("嘉宾发言")),
        beat=note.beat,
        who=name(telling, note.expert),
        text=telling.say(ERASED) if erased else telling.final.text(note.words),
        cards=cards(telling, note.cards),
        answers=question(telling, asked) if asked else "",
        erased=erased,
    )


def question(telling: Telling, asked: Comment) -> str:
    return telling.final.text(asked.words) or telling.say(ERASED) if printed(telling.final, asked) else ""
