"""What a neighbour reads the next morning: results, reasons, promises. Figures as the record tells them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.record.read import Entries, facts, told
from app.record.report import leading, results
from app.record.report.decisions import picked
from app.show.events import RecordPublished
from app.show.lines import Line, Result, Transcript
from app.show.transcript import NOTICE
from app.values import dataclass

Say = Callable[..., str]
MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    text: str
    n: int
    share: float
    ahead: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said`: what was ahead, in one line; `bars` empty where options have no plain counts."""

    question: str
    rule: str
    decision: str
    voted: int
    seats: int
    said: str
    bars: tuple[Bar, ...]
    channels: tuple[tuple[str, int], ...]
    use: str


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    option: str
    supports: int
    ahead: bool


@dataclass(frozen=True, slots=True)
class Public:
    """`day` and `published` ms since 1970; `seats` people in the room by the record."""

    show: str
    title: str
    rehearsal: bool
    fiction: bool
    day: int
    seats: int
    ended: bool
    outcomes: tuple[Outcome, ...]
    decided: tuple[str, ...]
    reasons: tuple[Reason, ...]
    hidden: int
    erased: int
    entries: int
    head: str
    published: int

    def main(self, most: int) -> list[Outcome]:
        """What the evening came to: motions before opinions, later ones before earlier ones, each question once."""
        kept: dict[str, Outcome] = {}
        for outcome in (o for use in ("", "opinion") for o in reversed(self.outcomes) if o.use == use):
            kept.setdefault(outcome.question, outcome)
        return list(kept.values())[:most]


def public(entries: Entries, lang: str, head: bytes, say: Say) -> Public:
    found = told(entries, lang, head)
    twice = {ballot for line in found.lines if (s := line.shift) for ballot in (s.first, s.second)}
    shown = [replace(r, use="before_after") if r.ballot in twice else r for r in results(found)]
    shown = [r for r in shown if r.revealed and r.voted]
    return Public(
        found.show,
        found.title,
        found.rehearsal,
        found.fiction,
        found.started or found.opened,
        sum(found.seats.values()),
        found.ended is not None,
        tuple(outcome(r, say) for r in shown),
        tuple(line.text for line in found.lines if line.kind == "decided"),
        reasons(found, shown),
        sum(found.words.hidden.values()),
        found.words.erased,
        found.entries,
        found.head,
        next((at for fact, at in reversed(facts(entries)) if isinstance(fact, RecordPublished)), found.opened),
    )


def outcome(result: Result, say: Say) -> Outcome:
    known = all(c.n is not None for c in result.counts)
    plain = known and result.how in ("one", "many", "tokens", "rank", "motion") and len(result.counts) < 12
    told = [(c, c.n or 0, c.share or 0.0) for c in result.counts] if plain else []
    most = max((n for _, n, _ in told), default=0)
    bars = tuple(Bar(f"{c.option} {c.text}", n, share, n == most > 0) for c, n, share in told)
    channels = tuple((name, n) for name, n in result.channels.items() if n)
    said = leading(result, say)
    about = (result.question, result.rule, result.decision, result.voted, result.seats, said, bars, channels)
    return Outcome(*about, result.use)


def reasons(found: Transcript, shown: Sequence[Result]) -> tuple[Reason, ...]:
    """The most supported reason of each choice of what was shown, those of the minority too. Points and stands on many
    statements have neither."""
    plain = [r for r in shown if r.how in ("one", "many", "motion")]
    leads = {r.ballot: {c.text for c in r.counts if c.n == max(x.n or 0 for x in r.counts)} for r in plain}
    best: dict[tuple[str, str], Line] = {}
    for line in found.lines:
        key = (line.ballot, line.option)
        told = line.kind == "because" and not line.erased and line.ballot in leads
        if told and (key not in best or line.supports > best[key].supports):
            best[key] = line
    kept = [Reason(x.text, x.option, x.supports, picked(x, leads[x.ballot])) for x in best.values()]
    return tuple(sorted(kept, key=lambda r: -r.supports)[:MOST_REASONS])


def brief(found: Public, promises: Sequence[tuple[str, str, str]], day: str, say: Say) -> dict[str, str]:
    """The beginning of a letter to a department: what was asked, how many, what the fewer say. For people to finish."""
    lines = [say("{day}，《{title}》，到场 {n} 人。", day=day, title=found.title, n=found.seats), say(NOTICE) + "。"]
    lines += [
        say("问：{question} 答：{said}。投票 {n} 人，在座 {seats} 人。", question=o.question, said=o.said, n=o.voted,
            seats=o.seats)
        for o in found.main(3)
    ]  # fmt: skip
    lines += found.decided[:3]
    fewer = [
        say("少数人的理由（{option}）：{text}", option=r.option, text=r.text) for r in found.reasons if not r.ahead
    ]
    lines += fewer[:3] or [say("少数人没有写理由。")]
    lines += [say("我们自己办：{who}，{what}，{when}。", who=a, what=b, when=c) for a, b, c in promises[:5]]
    lines.append(say("请贵单位：＿＿＿＿"))
    return {"subject": say("《{title}》这一晚居民的意见", title=found.title)[:80], "body": "\n".join(lines)[:2000]}


def message(found: Public, promises: Sequence[tuple[str, str, str]], day: str, url: str, say: Say) -> str:
    """For a chat group: short, plain, with the minority's best reason. `promises`: who, what, when."""
    lines = [say("《{title}》", title=found.title) + f" {day} · " + say("来了 {n} 人", n=found.seats)]
    if found.rehearsal:
        lines.append(say("这是彩排：座上的居民是模拟的，数字不代表任何人。"))
    lines += [f"● {o.question}\n　{o.said}（n = {o.voted}）" for o in found.main(4)]
    lines += [f"● {text}" for text in found.decided[:2]]
    lines += [say("少数的理由：{text}", text=r.text[:80]) for r in found.reasons if not r.ahead][:1]
    if promises:
        lines += [say("说好的事：")] + [
            f"{n}. {who}：{what}（{when}）" for n, (who, what, when) in enumerate(promises[:5], 1)
        ]
    return "\n".join([*lines, say(NOTICE), say("全部记录：{url}", url=url)])
