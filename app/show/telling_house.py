"""What happens around the play: who was asked to listen, what was hidden or put back, tickets, papers, the record.

Of the rest nothing is told, and `QUIET` says where it shows instead.
"""

from app.i18n import N_, plural
from app.show import events as e
from app.show.telling import Telling, tells
from app.show.telling_table import proposal

QUIET: dict[type[e.Event], str] = {
    e.ShowOpened: "the head of the record",
    e.SeatTaken: "counted among those who came",
    e.GuestMinded: "who helps whom is nobody's business afterwards",
    e.TicketClaimed: "counted with the tickets",
    e.WordsKept: "told where it was written",
    e.CommentApproved: "approved words are printed",
    e.CommentSupported: "counted beside the words",
    e.CommentWithdrawn: "counted; who takes words back wants no line",
    e.SpotlightCleared: "how the stage looked",
    e.BlackoutSet: "how the stage looked",
    e.QrSet: "how the stage looked",
    e.LookedBack: "how the stage looked",
    e.StageTongueSet: "how the stage looked",
    e.WatchSet: "which words wait for review: what came of it is counted",
    e.StopConfirmed: "told with the roles and the try that follow",
    e.TryTold: "told when the try is kept",
    e.ExpertInvited: "listed among the guests",
    e.NoteReleased: "released words are printed",
    e.HandRaised: "who spoke is told, not who wanted to",
    e.HandLowered: "who spoke is told, not who wanted to",
    e.FloorGiven: "told with its length when it is returned",
    e.QuestionPut: "told when its vote opens",
    e.EndingPicked: "counted beside the ending",
    e.PromiseSigned: "counted beside the promise",
    e.PaperEntered: "counted once it is confirmed",
    e.PaperConfirmed: "counted with its ballot",
}


@tells(e.CommentHidden)
def hidden(telling: Telling, event: e.CommentHidden, at: int) -> None:
    telling.add(
        at, "hidden", telling.say("收起一条发言"), text=telling.say("理由：{reason}", reason=event.reason or "—")
    )


@tells(e.CommentUnhidden)
def unhidden(telling: Telling, event: e.CommentUnhidden, at: int) -> None:
    telling.add(at, "unhidden", telling.say("放回一条发言"))


@tells(e.WordsErased)
def erased(telling: Telling, event: e.WordsErased, at: int) -> None:
    telling.add(at, "erased", telling.say("按请求删除了一处文字"))


@tells(e.SeatMuted)
def muted(telling: Telling, event: e.SeatMuted, at: int) -> None:
    telling.add(at, "seat", telling.say("请一个座位今晚先听一听"))


@tells(e.SeatEvicted)
def evicted(telling: Telling, event: e.SeatEvicted, at: int) -> None:
    telling.add(at, "seat", telling.say("收回了一个座位"))


@tells(e.SlowSet)
def slow(telling: Telling, event: e.SlowSet, at: int) -> None:
    sentence = N_("每人 {n} 秒写一条") if event.seconds else N_("不限")
    telling.add(at, "wall", telling.say("发言的快慢"), text=telling.say(sentence, n=event.seconds))


@tells(e.TicketsIssued)
def tickets(telling: Telling, event: e.TicketsIssued, at: int) -> None:
    text = plural(telling.lang, "{n} 张", "{n} 张", len(event.numbers))
    telling.add(at, "ticket", telling.say("印了座位票"), text=text)


@tells(e.TicketSpoiled)
def torn(telling: Telling, event: e.TicketSpoiled, at: int) -> None:
    telling.add(at, "ticket", telling.say("一张座位票作废"))


@tells(e.PaperSpoiled)
def spoilt(telling: Telling, event: e.PaperSpoiled, at: int) -> None:
    telling.add(at, "paper", telling.say("一张纸票作废"), beat=event.ballot)


@tells(e.StatementAdded)
def statement(telling: Telling, event: e.StatementAdded, at: int) -> None:
    text = next((o.text for o in telling.final.ballots[event.ballot].options if o.id == event.option), "")
    telling.add(
        at, "statement", telling.say("居民补了一句，一起表态"), beat=event.ballot, option=event.option, text=text
    )


@tells(e.MotionChosen)
def chosen(telling: Telling, event: e.MotionChosen, at: int) -> None:
    text, gone = proposal(telling, event.beat, telling.final.motions[event.beat].proposals[event.motion].words)
    telling.add(at, "motion", telling.say("先议这一条"), text=text, erased=gone)


@tells(e.CloseAsked)
def close_asked(telling: Telling, event: e.CloseAsked, at: int) -> None:
    telling.add(at, "close", telling.say("有人提出停止辩论"))


@tells(e.AppealMade)
def appealed(telling: Telling, event: e.AppealMade, at: int) -> None:
    telling.add(at, "appeal", telling.say("有人不同意主持人的裁定"))


@tells(e.PinsGrouped)
def grouped(telling: Telling, event: e.PinsGrouped, at: int) -> None:
    text = plural(telling.lang, "{n} 张", "{n} 张", len(event.pins))
    telling.add(at, "pin", telling.say("卡片归成一堆"), text=text)


@tells(e.RecordPublished)
def published(telling: Telling, event: e.RecordPublished, at: int) -> None:
    telling.add(at, "published", telling.say(N_("记录公开了") if event.on else N_("记录收回，不再公开")))
