"""What the facilitator knows: now, next, notes, the cue list, what waits for review."""

from collections import Counter
from dataclasses import replace

from app.i18n import N_
from app.scenario.model import Beat, Scene
from app.show import late, shelves
from app.show.ahead import tied, upcoming
from app.show.cues import effect
from app.show.floor import queue
from app.show.heard import by_side, silent, talk, voices
from app.show.look.ballots import ballot
from app.show.look.parts import card, card_on, comment, cue, house, note, spotlight, tellable, title
from app.show.look.table import befores, table
from app.show.motions import seconded
from app.show.private import Known
from app.show.replays import running
from app.show.review import why
from app.show.rounds import phase
from app.show.state import Comment, Show
from app.show.tally import leaders
from app.show.views import CommentView, CueLine, CutView, FacilitatorView, HeardView, NextView, PlaceView, SealView
from app.show.words import known

SAYS = {
    "open": (N_("开始投票"), N_("出现选项，可以投"), N_("题目和选项，只显示多少人已投")),
    "close": (N_("结束投票"), N_("不能再投、再改"), N_("写明投票已结束")),
    "reveal": (N_("公布结果"), N_("看到结果"), N_("结果升起")),
    "decide": (N_("平票：请先定走哪一边"), "", ""),
    "recall": (N_("先看上回说好的"), N_("上回的约定"), N_("上回的约定，做到了没有")),
}
ASKS = {
    "open": (N_("开始答题"), N_("出现选项，可以答"), N_("题目和选项，只显示多少人已答")),
    "close": (N_("结束答题"), N_("不能再答、再改"), N_("写明答题已结束")),
    "reveal": (N_("公布答案"), N_("看到答案"), N_("答案升起")),
}
"""What a quiz says instead: nothing is voted on."""


def facilitator(show: Show, seal: SealView) -> FacilitatorView:
    waiting = shelves.lying(show, tellable_to_leader, "held")
    beat, due, allowed = show.beat, late.due(show), known(show)
    return FacilitatorView(
        house(show),
        cue(show, leader=True),
        None if show.curtain else ballot(show, leader=True),
        following(show),
        beat.notes if beat else (show.scenario.scenes[0].notes),
        beat.ask if beat else (),
        tuple(waits(show, c, allowed) for c in shelves.earliest(waiting)),
        tuple(comment(show, c) for c in judged(show)),
        show.wall,
        spotlight(show),
        tuple(note(show, n) for n in show.notes.values() if not n.released),
        tuple(line(show, scene, b, due) for scene in show.scenario.scenes for b in scene.beats),
        show.black,
        show.qr,
        bool(show.back),
        card_on(show),
        tuple(card(show, c) for c in show.scenario.cards),
        show.door,
        show.present(),
        show.started,
        late.planned_end(show),
        due.get(late.END_OF_ALL),
        places(show),
        show.lead,
        seal,
        table(show),
        heard(show),
        cuts=cuts(show),
        befores=befores(show),
        chorus=show.chorus,
        slow=show.slow,
        minority=minority(show),
        waiting=shelves.count(waiting),
        on_wall=shelves.count(shelves.lying(show, tellable, "open", "hidden")),
    )


def waits(show: Show, found: Comment, allowed: Known) -> CommentView:
    return replace(comment(show, found), look=why(show.text(found.words), show.watch, allowed))


def judged(show: Show) -> list[Comment]:
    """In order of coming: what the room reads, the newest that are open, and the newest that were taken away."""
    up, gone = (shelves.lying(show, tellable, state) for state in ("open", "hidden"))
    found = {c.id: c for c in (*shelves.best(up), *shelves.newest(up), *shelves.newest(gone))}
    return sorted(found.values(), key=shelves.number)


def heard(show: Show) -> HeardView:
    """Shares only: nobody can be found in them."""
    seats = [id for id, seat in show.seats.items() if not seat.evicted]
    used, minutes = by_side(show), talk(show.aired, by_side(show))
    share = round(minutes["expert"] / sum(minutes.values()), 4) if sum(minutes.values()) else 0.0
    breaches = Counter(reason for reasons in show.breaches.values() for reason in reasons)
    return HeardView(
        len(seats),
        len(voices(show) & {*seats}),
        used["for"],
        used["against"],
        share,
        dict(sorted(breaches.items())) or None,
        minutes["expert"],
        minutes["resident"],
        silent(show),
    )


def minority(show: Show) -> CommentView | None:
    """The best-supported reason of those whose option is not ahead, once the result is out: for the stage."""
    found = show.ballot
    if found is None or found.state != "result" or found.tally is None or found.how != "one":
        return None
    ahead = leaders(found.tally)
    reasons = [c for state in ("open", "held") for c in shelves.one(show, state, "because", found.id).best]
    best = next((c for c in reasons if c.option not in ahead and show.text(c.words)), None)
    return comment(show, best) if best and len(ahead) == 1 else None


def tellable_to_leader(show: Show, ballot_id: str) -> bool:
    return not ballot_id or show.ballots[ballot_id].state != "open"


def following(show: Show) -> NextView | None:
    step = upcoming(show)
    if step is None:
        return None
    if step.kind == "close" and effect(show):
        return NextView(step.kind, N_("收起三句话，给大家看"), N_("看到大家怎么说"), N_("大家怎么说"))
    if says := asked(show).get(step.kind):
        return NextView(step.kind, *says)
    if step.beat == show.beat_id and (now := running(show)) and not show.back:
        return NextView(step.kind, *TRYING[now.phase])
    if step.beat == show.beat_id and not show.back and (said := ROUND.get(phase(show, bool(queue(show))), "")):
        return NextView(step.kind, said, N_("看谁在说"), N_("看谁在说"))
    if step.beat == show.beat_id and show.motion and not show.back:
        return NextView(step.kind, motion_says(show), N_("跟着议事走"), N_("跟着议事走"))
    if not step.beat:
        return NextView("next", N_("谢幕"), N_("谢谢大家"), N_("谢幕和记录的二维码"))
    beat = show.scenario.beat(step.beat)
    return NextView(step.kind, title(show, beat), phone_says(beat), stage_says(beat))


def asked(show: Show) -> dict[str, tuple[str, str, str]]:
    return SAYS | ASKS if show.ballot and show.ballot.how == "quiz" else SAYS


ROUND = {
    "first": N_("先请当事人说"),
    "speaking": N_("请这位说完，交回话筒"),
    "next": N_("请下一位发言"),
    "last": N_("最后再请当事人说"),
}
TRYING = {
    "called": (N_("请演员停下：有人喊停"), N_("可以上来替一个角色"), N_("停！谁上来试？")),
    "trying": (N_("试完了：问三句话"), N_("三句话，同意不同意"), N_("三句话")),
    "effect": (N_("问大家：留不留"), N_("先看题目，还不能投"), N_("题目")),
    "keep": (N_("问大家：留不留"), N_("先看题目，还不能投"), N_("题目")),
}


def motion_says(show: Show) -> str:
    """What GO does inside a motion, in one sentence."""
    motion = show.motion
    assert motion is not None
    if motion.phase != "debate":
        return (
            MOTION[motion.phase] if motion.phase != "second" or seconded(show, motion) else N_("没有人附议：放下这条")
        )
    if show.floor:
        return N_("请这位说完，交回话筒")
    if motion.asked and not motion.closed_early:
        return N_("回到辩论")
    if motion.closed_early:
        return N_("停止辩论，表决提议")
    if motion.appeal == "open":
        return N_("请大家表决：主持人这样裁定对不对")
    if motion.amendment:
        return N_("请大家表决：改不改")
    if motion.closing == "open":
        return N_("请大家表决：现在停不停辩论")
    return N_("请下一位发言") if queue(show) else N_("没有人要说了：表决提议")


MOTION = {
    "rules": N_("念过约定，开始提议"),
    "propose": N_("定下这条提议"),
    "second": N_("有人附议：往下议"),
    "facts": N_("问清楚了：开始辩论"),
    "vote": N_("宣布结果"),
}


def phone_says(beat: Beat) -> str:
    return PHONES.get(beat.kind, N_("看台上"))


def stage_says(beat: Beat) -> str:
    return STAGES.get(beat.kind, N_("题目"))


PHONES = {
    "script": N_("请看台上"),
    "discuss": N_("可以写想法、提问题"),
    "vote": N_("先看题目，还不能投"),
    "quiz": N_("先看题目，还不能答"),
    "expert": N_("可以提问题、支持别人的问题"),
    "motion": N_("看规矩和约定"),
    "write": N_("可以写结局、挑结局"),
    "board": N_("可以写卡片、贴上去"),
    "commit": N_("可以认领一件事"),
    "replay": N_("可以喊停、上来试"),
    "pause": N_("歇一歇"),
}
STAGES = {
    "script": N_("这一场的画面"),
    "discuss": N_("讨论的题目"),
    "vote": N_("投票的题目"),
    "quiz": N_("题目和选项"),
    "expert": N_("嘉宾和资料卡"),
    "motion": N_("念规矩、念约定"),
    "write": N_("写下的结局"),
    "board": N_("一块板，分几栏"),
    "commit": N_("认领的事"),
    "replay": N_("重演的规矩"),
    "pause": N_("一张字卡"),
}


def line(show: Show, scene: Scene, beat: Beat, due: dict[str, int]) -> CueLine:
    state = "now" if beat.id == show.beat_id and not show.curtain else "past" if beat.id in show.path else "ahead"
    planned, cut = late.seconds(show, beat) or None, beat.id in show.cuts
    when = None if late.left_out(show, beat.id) else due.get(beat.id)
    return CueLine(scene.id, scene.title, beat.id, beat.kind, title(show, beat), state, planned, beat.late, cut, when)


def cuts(show: Show) -> tuple[CutView, ...]:
    return tuple(CutView(c.beat.id, c.beat.kind, title(show, c.beat), c.seconds, c.saves) for c in late.cuts(show)[:6])


def places(show: Show) -> tuple[PlaceView, ...]:
    found, options = tied(show)
    return tuple(PlaceView(o.id, o.text) for o in found.options if o.id in options) if found else ()
