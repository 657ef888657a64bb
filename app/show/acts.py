"""Every act by name: who may do it, and how its fields become a command. The one place where that is written."""

import re
from collections.abc import Callable, Mapping

from app.errors import Malformed
from app.show import commands as c
from app.show.texts import take
from app.values import dataclass

Fields = Mapping[str, str]

RESIDENT = frozenset({"resident"})
EXPERT = frozenset({"expert"})
LEADER = frozenset({"facilitator"})
ANSWERS = ("yes", "no", "")
CHECKS = ("true", "false", "unclear", "")
NEVER = ("safety", "right", "fact")
WALLS = ("open", "held", "closed", "frozen")
CHORUS = ("wall", "words", "none")
ASSISTANT = frozenset({"assistant"})
UP = ("up", "down", "1", "0")
ORGANIZER = frozenset({"organizer"})
HEX = re.compile("[0-9a-f]+")
SECRETS = (("nonce", 32), ("pledge", 64), ("token", 32))


@dataclass(frozen=True, slots=True)
class Act:
    roles: frozenset[str]
    read: Callable[[Fields], c.Command]


def need(fields: Fields, name: str) -> str:
    value = fields.get(name, "")
    if not value:
        raise Malformed("缺一项：{field}。", field=name)
    return token(value)


def token(value: str) -> str:
    if len(value) > 100 or not value.isprintable():
        raise Malformed("这个编号看不懂。")
    return value


def maybe(fields: Fields, name: str) -> str:
    return token(fields[name]) if fields.get(name) else ""


def whole(fields: Fields, name: str, low: int, high: int) -> int:
    value = fields.get(name, "")
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9 and low <= int(value) <= high):
        raise Malformed("要填 {low} 到 {high} 的整数。", low=low, high=high)
    return int(value)


def step(fields: Fields) -> int | None:
    return whole(fields, "at", 0, 99_999_999) if fields.get("at") else None


def watched(fields: Fields) -> tuple[str, ...]:
    words = re.split(r"[,，、;；\s]+", fields.get("words", "").lower())
    if len(words) > 300:
        raise Malformed("词太多了：最多 {limit} 个。", limit=300)
    return tuple(dict.fromkeys(take(word, 20, False) for word in words if word))


def switch(fields: Fields) -> bool | None:
    value = fields.get("on", "")
    if value not in ("", "0", "1"):
        raise Malformed("开关只有 0 和 1。")
    return None if not value else value == "1"


def choice(fields: Fields) -> dict[str, str]:
    """`choice=B` is option B; `choice.B=4` gives option B the value 4."""
    found = {token(name.removeprefix("choice.")): fields[name] for name in fields if name.startswith("choice.")}
    if found and (max(map(len, found.values())) > 20 or len(found) > 100):
        raise Malformed("这个回答看不懂。")
    if "choice" in fields:
        found[need(fields, "choice")] = "1"
    return found


def hexadecimal(fields: Fields, name: str, digits: int) -> str:
    value = fields.get(name, "")
    if value and not (len(value) == digits and HEX.fullmatch(value)):
        raise Malformed("凭据号不对，请刷新页面再投。")
    return value


def read_cast(fields: Fields, kind: type[c.CastBallot] = c.CastBallot) -> c.Command:
    because = fields.get("because")
    picked = choice(fields)
    if not picked and because is None:
        raise Malformed("还没有选。")
    nonce, pledge, token_shown = [hexadecimal(fields, *part) for part in SECRETS]
    reason = take(because, 140) if because and because.strip() else because and ""
    return kind(picked, reason, maybe(fields, "ballot"), nonce, pledge if nonce else "", token_shown)


def one_of(fields: Fields, names: tuple[str, ...], allowed: tuple[str, ...], default: str = "") -> str:
    """The first of these fields that is there, as one of the allowed words."""
    value = next((fields[name] for name in names if fields.get(name)), default)
    if value not in allowed:
        raise Malformed("这里只能写：{words}。", words=" / ".join(allowed))
    return value


def hand_counts(fields: Fields) -> dict[str, int]:
    """`option=A` with `count=12`, or `option.A=12` (also `choice.A=12`) for several at once."""
    if "option" in fields:
        return {need(fields, "option"): whole(fields, "count", 0, 100_000)}
    names = [n for n in fields if n.startswith(("option.", "choice.")) and fields[n]]
    if not names:
        raise Malformed("缺一项：{field}。", field="option")
    return {token(n.partition(".")[2]): whole(fields, n, 0, 100_000) for n in names}


def serial(fields: Fields) -> str:
    """The number printed on a paper ballot; `confirm paper=7` names it too."""
    return maybe(fields, "serial") or need(fields, "paper")


def read_paper(fields: Fields) -> dict[str, str]:
    """Its answers; none yet when only the serial is written down."""
    return choice({n: v for n, v in fields.items() if n != "choice" or v})


def cards(fields: Fields) -> tuple[str, ...]:
    """`card.ID=1` for each card that is quoted, or `cards=A,B`."""
    named = [name.removeprefix("card.") for name in fields if name.startswith("card.") and fields[name]]
    return tuple(token(x) for x in [*named, *fields.get("cards", "").split(",")] if x)


def counters(fields: Fields) -> tuple[str, ...]:
    names = [fields.get("counters", ""), fields.get("counter1", ""), fields.get("counter2", "")]
    return tuple(take(x, 40, False) for name in names for x in name.replace("，", ",").split(",") if x.strip())


def text(fields: Fields, limit: int = 300) -> str:
    return take(fields.get("text", ""), limit)


def read_promise(fields: Fields) -> c.Command:
    """`pin`: the card that is taken up; then nobody has to write again what is to be done."""
    pin = maybe(fields, "pin")
    bare = bool(pin) and not fields.get("what", "").strip()
    who, what, when, back, cost = five(
        {**fields, "what": "-"} if bare else fields, "who", "what", "when", "back", "cost"
    )
    return c.Promise(who, "" if bare else what, when, back, cost, pin)


def read_follow(fields: Fields) -> c.Command:
    state = one_of(fields, ("state",), ("done", "not_yet", "given_up"))
    return c.FollowPromise(need(fields, "promise"), state, take(fields["why"], 140) if fields.get("why") else "")


def read_agree(fields: Fields) -> c.Command:
    return c.Agree(need(fields, "promise"), whole(fields, "who", 0, 9), one_of(fields, ("answer",), ANSWERS))


def read_ending(fields: Fields) -> c.Command:
    return c.WriteEnding(text(fields), one_of(fields, ("how",), ("", "paper", "voice")))


def read_volunteer(fields: Fields) -> c.Command:
    """A role of a replay, or an ending that is going to be acted."""
    if fields.get("ending"):
        return c.TakeEnding(need(fields, "ending"), switch(fields) is not False)
    return c.Volunteer(need(fields, "role"))


def read_tried(fields: Fields) -> c.Command:
    kept = one_of(fields, ("result", "tried"), ("kept", "dropped")) == "kept"
    return c.Tried(kept, text(fields, 140) if fields.get("text") else "")


def five(fields: Fields, *names: str) -> tuple[str, ...]:
    """The five parts of a motion or a promise: the first three must be there."""
    needed, rest = names[:3], names[3:]
    return tuple(take(fields.get(n, ""), 60, False) for n in needed) + tuple(
        take(fields[n], 60, False) if fields.get(n, "").strip() else "" for n in rest
    )


ACTS: dict[str, Act] = {
    "guest": Act(ASSISTANT, lambda f: c.SeatGuest(maybe(f, "seat"), maybe(f, "ticket"))),
    "paper": Act(ASSISTANT, lambda f: c.EnterPaper(serial(f), read_paper(f), maybe(f, "ballot"))),
    "confirm": Act(ASSISTANT, lambda f: c.ConfirmPaper(serial(f), maybe(f, "ballot"))),
    "spoil": Act(ASSISTANT, lambda f: c.SpoilPaper(serial(f), maybe(f, "ballot"))),
    "heard": Act(ASSISTANT, lambda f: c.Heard(need(f, "seat"), text(f, 140), maybe(f, "side"))),
    "count": Act(ASSISTANT | LEADER, lambda f: c.CountDoor(whole(f, "count", 0, 100_000))),
    "statement": Act(LEADER, lambda f: c.AddStatement(need(f, "comment"))),
    "seat": Act(RESIDENT, lambda f: c.ShareSeat()),
    "cast": Act(RESIDENT, read_cast),
    "satisfied": Act(RESIDENT, lambda f: read_cast(f, c.Satisfied)),
    "say": Act(RESIDENT, lambda f: c.Say(text(f))),
    "ask": Act(RESIDENT, lambda f: c.Ask(text(f))),
    "support": Act(RESIDENT, lambda f: c.Support(need(f, "comment"))),
    "unsay": Act(RESIDENT, lambda f: c.Unsay(need(f, "comment"))),
    "go": Act(LEADER, lambda f: c.Go(step(f))),
    "back": Act(LEADER, lambda f: c.Back()),
    "jump": Act(LEADER, lambda f: c.Jump(need(f, "scene"), maybe(f, "beat"))),
    "open": Act(LEADER, lambda f: c.OpenBallot(maybe(f, "ballot"))),
    "close": Act(LEADER, lambda f: c.CloseBallot(maybe(f, "ballot"))),
    "reveal": Act(LEADER, lambda f: c.RevealBallot(maybe(f, "ballot"))),
    "again": Act(LEADER, lambda f: c.AskAgain(maybe(f, "ballot"))),
    "time": Act(LEADER, lambda f: c.AddTime(whole(f, "seconds", -3600, 3600))),
    "late": Act(LEADER, lambda f: c.CutBeat(need(f, "beat"), switch(f) is False)),
    "black": Act(LEADER, lambda f: c.SetBlack(switch(f))),
    "qr": Act(LEADER, lambda f: c.SetQr(switch(f))),
    "tongue": Act(LEADER | ORGANIZER, lambda f: c.SetStageTongue(need(f, "lang"))),
    "card": Act(LEADER, lambda f: c.ShowCard(maybe(f, "card"))),
    "spotlight": Act(LEADER, lambda f: c.Spotlight(need(f, "comment"), f.get("beside") == "1")),
    "unspotlight": Act(LEADER, lambda f: c.Unspotlight(maybe(f, "comment"))),
    "chorus": Act(LEADER, lambda f: c.SetChorus(one_of(f, ("show", "chorus"), CHORUS).replace("none", ""))),
    "approve": Act(LEADER, lambda f: c.Approve(need(f, "comment"))),
    "hide": Act(LEADER, lambda f: c.Hide(need(f, "comment"), take(f["reason"], 100) if f.get("reason") else "")),
    "unhide": Act(LEADER, lambda f: c.Unhide(need(f, "comment"))),
    "wall": Act(LEADER, lambda f: c.SetWall(one_of(f, ("state", "wall"), WALLS))),
    "watch": Act(LEADER | ORGANIZER, lambda f: c.SetWatch(watched(f))),
    "slow": Act(LEADER, lambda f: c.SetSlow(whole(f, "seconds", 0, 600))),
    "release": Act(LEADER, lambda f: c.Release(need(f, "note"))),
    "hands": Act(LEADER, lambda f: c.CountHands(hand_counts(f), counters(f), maybe(f, "ballot"))),
    "decide": Act(LEADER, lambda f: c.DecideTie(need(f, "option"))),
    "mute": Act(LEADER, lambda f: c.MuteSeat(need(f, "seat"), switch(f) is not False)),
    "evict": Act(LEADER, lambda f: c.EvictSeat(need(f, "seat"))),
    "door": Act(LEADER, lambda f: c.SetDoor(one_of(f, ("state", "door"), ("open", "closed")))),
    "lead": Act(LEADER, lambda f: c.TakeLead()),
    "end": Act(LEADER | ORGANIZER, lambda f: c.EndShow()),
    "hand": Act(RESIDENT, lambda f: c.RaiseHand(one_of(f, ("hand", "up"), UP, "up") in ("up", "1"), maybe(f, "side"))),
    "stand": Act(RESIDENT, lambda f: c.TakeStand(one_of(f, ("side", "stand"), ("for", "against")))),
    "move": Act(RESIDENT, lambda f: c.Move(*five(f, "who", "does", "when", "cost", "back"))),
    "second": Act(RESIDENT, lambda f: c.Second(maybe(f, "motion"))),
    "amend": Act(RESIDENT, lambda f: c.Amend(text(f, 140))),
    "accept": Act(RESIDENT | LEADER, lambda f: c.AcceptAmendment()),
    "withdraw": Act(RESIDENT, lambda f: c.Withdraw()),
    "enough": Act(RESIDENT, lambda f: c.Enough()),
    "appeal": Act(RESIDENT, lambda f: c.Appeal()),
    "stop": Act(RESIDENT | LEADER, lambda f: c.Stop(switch(f) is not False)),
    "volunteer": Act(RESIDENT | LEADER, read_volunteer),
    "changed": Act(RESIDENT | LEADER, lambda f: c.TellChange(text(f, 140))),
    "ending": Act(RESIDENT | LEADER, read_ending),
    "pick": Act(RESIDENT, lambda f: c.PickEnding(need(f, "ending"))),
    "pin": Act(RESIDENT | LEADER, lambda f: c.PlacePin(whole(f, "column", 0, 20), text(f, 140))),
    "promise": Act(RESIDENT | LEADER, read_promise),
    "follow": Act(LEADER | ORGANIZER, read_follow),
    "recall": Act(LEADER, lambda f: c.ShowBefores(switch(f))),
    "sign": Act(RESIDENT, lambda f: c.Sign(need(f, "promise"))),
    "choose": Act(LEADER, lambda f: c.Choose(need(f, "motion"))),
    "refuse": Act(LEADER, lambda f: c.RefuseMotion(need(f, "motion"), one_of(f, ("reason",), NEVER))),
    "lock": Act(LEADER, lambda f: c.Lock()),
    "call": Act(LEADER, lambda f: c.Call(maybe(f, "seat"))),
    "thank": Act(LEADER, lambda f: c.Thank()),
    "restated": Act(LEADER, lambda f: c.Restate()),
    "breach": Act(LEADER, lambda f: c.Breach(need(f, "seat"), need(f, "reason"))),
    "acted": Act(LEADER, lambda f: c.ActEnding(need(f, "ending"), switch(f) is not False)),
    "agreed": Act(LEADER, read_agree),
    "checked": Act(LEADER | EXPERT, lambda f: c.CheckPin(need(f, "pin"), one_of(f, ("state",), CHECKS))),
    "carry": Act(LEADER, lambda f: c.CarryPin(need(f, "pin"), switch(f) is not False)),
    "group": Act(LEADER, lambda f: c.Group(tuple(token(x) for x in need(f, "pins").split(",") if x))),
    "tried": Act(LEADER, read_tried),
    "comment": Act(EXPERT, lambda f: c.CommentAsExpert(text(f, 600), cards(f))),
    "answer": Act(EXPERT, lambda f: c.Answer(need(f, "question"), text(f, 600), cards(f))),
    "correct": Act(EXPERT, lambda f: c.Correct(text(f, 100))),
    "vouch": Act(EXPERT, lambda f: c.Vouch(need(f, "card"))),
    "declare": Act(EXPERT, lambda f: c.DeclareStake(text(f, 200))),
    "arrive": Act(EXPERT, lambda f: c.Arrive()),
    "leave": Act(EXPERT, lambda f: c.Leave()),
    "erase": Act(ORGANIZER, lambda f: c.EraseWords(need(f, "words"))),
    "publish": Act(ORGANIZER, lambda f: c.PublishRecord(switch(f) is not False)),
    "allow": Act(ORGANIZER, lambda f: c.LetExpertsVote(one_of(f, ("experts",), ("1", "0")) == "1")),
    "invite": Act(
        ORGANIZER,
        lambda f: c.Invite(
            take(f.get("name", ""), 40, False),
            take(f["field"], 40, False) if f.get("field") else "",
            maybe(f, "key"),
        ),
    ),
}

AFTER = frozenset({"erase", "publish", "follow"})  # also when the show has ended
ROLES: dict[str, frozenset[str]] = {name: act.roles for name, act in ACTS.items()}


def read(do: str, fields: Fields) -> c.Command:
    """Raises Malformed when there is no such act or its fields make no sense."""
    if do not in ACTS:
        raise Malformed("没有这个动作。")
    return ACTS[do].read(fields)
