"""Everything that is printed before an evening, by the browser: posters, seat cards, ballots, rules, slips.

The Wi-Fi's name and password come with the form, stand on the poster, and are kept nowhere."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from app.errors import Malformed
from app.i18n import N_
from app.scenario.render import width
from app.show import acts
from app.show.look.parts import title
from app.show.regulations import OATH, RULES
from app.show.state import Ballot, Show
from app.show.texts import accept
from app.values import dataclass
from app.web import qr
from app.web.acts import body, read
from app.web.console import led
from app.web.fields import Fields
from app.web.theatre import theatre, tongue

router = APIRouter()
MOST = 300
CARDS_A_PAGE = 8
HALF = 93.0  # mm of half a page that question and answers may take
KINDS = ("join", "rules", "drill", "sides", "roll", "slip", "claim")
RULE_CARD = ("R3", "R5", "R7", "R9", "R10", "R12", "R14", "R18")
MARKS = {
    "one": N_("只选一个，在方框里打 √。"),
    "quiz": N_("只选一个，在方框里打 √。"),
    "many": N_("最多选 {n} 个，在方框里打 √。"),
    "scale": N_("每一行圈一个数字。"),
    "agree": N_("每一行在一个方框里打 √。"),
    "rank": N_("在方框里写名次：1 是最想要的，2 次之。"),
    "tokens": N_("在方框里写给几张券，一共不超过 {n} 张。"),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """One ballot as it is printed. `full`: it needs a page of its own, else half of one."""

    ballot: Ballot
    scene: str
    text: str
    says: str
    n: int
    ends: tuple[str, ...]
    full: bool


@router.get("/s/{show}/paper")
async def choose(request: Request, show: str) -> Response:
    """What shall be printed."""
    _, now = await led(request, show, "facilitator", "organizer")
    return draw(request, "choose", now, slips=slips(now, now.ballots), most=MOST)


@router.post("/s/{show}/paper")
async def sheets(request: Request, show: str) -> Response:
    """The sheets, ready for Ctrl+P."""
    sent = read(await body(request), request.headers.get("content-type", ""))
    sent.weigh()
    _, now = await led(request, show, "facilitator", "organizer")
    wish = sent.fields()
    chairs, serials = numbers(wish, "seat"), numbers(wish, "serial")
    found = slips(now, [id for id in now.ballots if wish.get(f"ballot.{id}")])
    if len(found) * len(serials) > 2 * MOST:
        raise Malformed("一次最多印 {n} 张，请分几次印。", n=2 * MOST)
    pages = theatre(request).pages
    join = pages.join(now.code)
    return draw(
        request,
        "sheets",
        now,
        wish={name: bool(wish.get(name)) for name in KINDS},
        wifi=wifi(wish),
        join=join,
        join_qr=Markup(qr.svg(pages.scanned(now.code))),
        code=f"{now.code[:3]} {now.code[3:]}",
        seats=chunks(chairs, CARDS_A_PAGE) if wish.get("seats") else (),
        slips=found,
        serials=serials,
        rules=[RULES[name] for name in RULE_CARD],
        oath=OATH,
    )


def draw(request: Request, name: str, show: Show, **values: object) -> HTMLResponse:
    page = theatre(request).pages.paper(name, tongue(request), show=show, base=f"/s/{show.id}", **values)
    return HTMLResponse(page)


def wifi(wish: Fields) -> dict[str, object] | None:
    """Name, password and the picture that a phone's camera understands. Open without a password."""
    if not wish.get("wifi") or not wish.get("ssid", "").strip():
        return None
    ssid, password = accept(wish["ssid"], 32, False), wish.get("password", "")
    if len(password) > 63 or not password.isprintable():
        raise Malformed("Wi-Fi 的密码最多 63 个字。")
    return {"ssid": ssid, "password": password, "qr": Markup(qr.wifi(ssid, password))}


def numbers(wish: Fields, name: str) -> range:
    """`seat_from` to `seat_to`; 1 to 40 where nothing is said."""
    asked = {"from": "1", "to": "40"} | {
        end: wish[f"{name}_{end}"] for end in ("from", "to") if wish.get(f"{name}_{end}")
    }
    low, high = (acts.whole(asked, end, 1, 9999) for end in ("from", "to"))
    if not low <= high < low + MOST:
        raise Malformed("一次最多印 {n} 张，请分几次印。", n=MOST)
    return range(low, high + 1)


def chunks(numbers: Sequence[int], size: int) -> list[Sequence[int]]:
    return [numbers[n : n + size] for n in range(0, len(numbers), size)]


def slips(show: Show, ids: Sequence[str] | dict[str, Ballot]) -> list[Slip]:
    """The ballots that can be printed beforehand: votes and quizzes of the scenario."""
    return [slip(show, show.ballots[id]) for id in ids if show.ballots[id].options]


def slip(show: Show, ballot: Ballot) -> Slip:
    beat = show.scenario.beat(ballot.beat)
    n = getattr(beat, "max", None) or getattr(beat, "tokens", None) or len(ballot.options)
    text = title(show, beat)
    full = height(ballot, text) > HALF
    scene = next(s for s in show.scenario.scenes if beat in s.beats)
    return Slip(ballot, scene.title, text, MARKS[ballot.how], n, getattr(beat, "ends", ()), full)


def height(ballot: Ballot, text: str) -> float:
    """Millimetres that the question and its answers take, as `static/paper.css` sets them."""
    room = 10 if ballot.how in ("scale", "agree") else 20
    return 9 * lines(text, 24) + sum(2.5 + max(12, 8.5 * lines(o.text, room)) for o in ballot.options)


def lines(text: str, room: int) -> int:
    """Of so many Chinese characters each."""
    return -(-width(text) // (2 * room))
