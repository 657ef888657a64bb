"""How the stage looks while the cue is on: dark, the code to join, its language, a card from the box."""

from app.errors import Malformed
from app.show.commands import SetBlack, SetQr, SetStageTongue, ShowCard, Who
from app.show.events import BlackoutSet, CardShown, QrSet, StageTongueSet
from app.show.registry import Facts, decides, evolves
from app.show.state import Show
from app.show.tongues import offered, stage_lang


@decides(SetBlack)
def set_black(show: Show, who: Who, command: SetBlack, at: int) -> Facts:
    on = not show.black if command.on is None else command.on
    return [] if on == show.black else [BlackoutSet(on)]


@decides(SetQr)
def set_qr(show: Show, who: Who, command: SetQr, at: int) -> Facts:
    on = not show.qr if command.on is None else command.on
    return [] if on == show.qr else [QrSet(on)]


@decides(SetStageTongue)
def set_stage_tongue(show: Show, who: Who, command: SetStageTongue, at: int) -> Facts:
    if command.lang not in (show.lang, *offered(show)):
        raise Malformed("这出戏没有这种语言的译文。")
    return [] if command.lang == stage_lang(show) else [StageTongueSet(command.lang)]


@decides(ShowCard)
def show_card(show: Show, who: Who, command: ShowCard, at: int) -> Facts:
    if command.card and command.card not in show.scenario.cards:
        raise Malformed("没有这张资料卡。")
    return [] if command.card == show.card else [CardShown(command.card)]


@evolves(BlackoutSet)
def black(show: Show, event: BlackoutSet, at: int) -> None:
    show.black = event.on


@evolves(QrSet)
def qr(show: Show, event: QrSet, at: int) -> None:
    show.qr = event.on


@evolves(StageTongueSet)
def stage_tongue(show: Show, event: StageTongueSet, at: int) -> None:
    show.stage_lang = event.lang


@evolves(CardShown)
def card(show: Show, event: CardShown, at: int) -> None:
    show.card = event.card
