"""How promises and boards are told: what was taken on, who agreed, what became of it, cards pinned and checked."""

from app.i18n import N_
from app.show import events as e
from app.show.promises import needs, refused
from app.show.telling import Telling, form, name, tells, written

PROMISE = (N_("谁"), N_("做什么"), N_("什么时候"), N_("什么时候回来说"), N_("钱和人"))
STATES = {
    "open": N_("还没有问"),
    "done": N_("做到了"),
    "not_yet": N_("还没有做到"),
    "given_up": N_("不做了"),
}
CHECKED = {"true": N_("查过，属实"), "false": N_("查过，不实"), "unclear": N_("还没查清"), "": N_("等人核实")}


@tells(e.PromiseMade)
def promise(telling: Telling, event: e.PromiseMade, at: int) -> None:
    text, erased = form(telling, event.words, PROMISE)
    made = telling.final.promises[event.promise]
    state = telling.say(STATES[made.state]) if made.state in STATES else ""
    state = telling.say("摇头，不作数") if refused(telling.final, made) else state
    telling.add(at, "promise", telling.say("约定"), text=text, option=state, supports=len(made.signed), erased=erased)


@tells(e.PromiseAgreed)
def agreed(telling: Telling, event: e.PromiseAgreed, at: int) -> None:
    found = telling.final.promises[event.promise]
    text, erased = form(telling, found.words, PROMISE)
    label = {"yes": N_("点头了"), "no": N_("摇头，不作数")}.get(event.answer, N_("收回，再想想"))
    who = needs(telling.final, found)[event.who]
    telling.add(at, "agreed", telling.say(label), who=who, text=text, erased=erased)


@tells(e.PromiseCarried)
def carried(telling: Telling, event: e.PromiseCarried, at: int) -> None:
    """As it was brought in; what became of it in the end stands beside it."""
    text, erased = form(telling, event.words, PROMISE)
    last = telling.final.carried[event.promise]
    why, _ = written(telling, last.why) if last.why else ("", False)
    state = telling.say(STATES[last.state])
    telling.add(
        at, "carried", telling.say("上回说好的"), who=event.evening, text=text, option=state, answers=why, erased=erased
    )


@tells(e.PromiseFollowed)
def followed(telling: Telling, event: e.PromiseFollowed, at: int) -> None:
    found = telling.final.carried.get(event.promise) or telling.final.promises[event.promise]
    what, erased = form(telling, found.words, PROMISE)
    why = f"；{written(telling, event.why)[0]}" if event.why else ""
    text = f"{telling.say(STATES[event.state])}{why} · {what}"
    telling.add(at, "followed", telling.say("约定的下文"), text=text, erased=erased)


@tells(e.BeforesShown)
def befores(telling: Telling, event: e.BeforesShown, at: int) -> None:
    if event.on:
        telling.add(at, "befores", telling.say("一起看上回说好的"))


@tells(e.PinPlaced)
def pin(telling: Telling, event: e.PinPlaced, at: int) -> None:
    text, erased = written(telling, event.words)
    columns = getattr(telling.show.scenario.beat(event.beat), "columns", ())
    column = columns[event.column] if event.column < len(columns) else ""
    telling.add(at, "pin", telling.say("贴卡片"), text=text, option=column, erased=erased)


@tells(e.PinChecked)
def checked(telling: Telling, event: e.PinChecked, at: int) -> None:
    text, erased = written(telling, telling.final.pins[event.pin].words)
    who = name(telling, event.by) if event.by else ""
    found = telling.say(CHECKED[event.state])
    telling.add(at, "checked", telling.say("核实卡片"), who=who, text=text, option=found, erased=erased)


@tells(e.PinCarried)
def pin_carried(telling: Telling, event: e.PinCarried, at: int) -> None:
    if event.on:
        text, erased = written(telling, telling.final.pins[event.pin].words)
        telling.add(at, "pin", telling.say("等人认领的卡片"), text=text, erased=erased)
