"""Who asks for the pages between the evenings, what they sent, and the pages themselves."""

from collections.abc import Mapping
from typing import Any, TypeVar

from fastapi import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import Malformed, NoSeat, NotFound, NotYours, TooLarge
from app.i18n import translate
from app.programme.book import Book
from app.programme.card import Card
from app.programme.tables import Project
from app.values import dataclass
from app.web.access import STAFF
from app.web.acts import body, read
from app.web.desk_room import Sent as Sent
from app.web.desk_room import limited, once
from app.web.pages import environment
from app.web.taste import Taste, change, wished
from app.web.theatre import Theatre, theatre, tongue

CardT = TypeVar("CardT", bound=Card)
STEWARD = "steward"
LARGEST = 12_000_000
FORM = 60_000


@dataclass(frozen=True, slots=True)
class Office:
    """`house`: holds the key of the house. `community`: whose steward it is, where it is one's. `key`: its id."""

    here: Theatre
    taste: Taste
    house: bool = False
    community: str = ""
    key: str = ""

    @property
    def book(self) -> Book:
        return Book(self.here.house.ledger)

    @property
    def now(self) -> int:
        return self.here.house.clock()

    def page(self, template: str, /, **values: Any) -> HTMLResponse:
        about = {"audience": "house", "base": "", "size": self.taste.size, "plain": self.taste.plain}
        about |= {"owner": self.house, "steward": bool(self.community)}
        drawn = environment(self.taste.lang).get_template(f"programme/{template}.html")
        return HTMLResponse(drawn.render(about | values))

    def say(self, sentence: str, **values: object) -> str:
        return translate(self.taste.lang, sentence, **values)

    def fill(self, card: type[CardT], form: Mapping[str, str]) -> CardT:
        """Raises Malformed, the field named as the form names it."""
        try:
            return card.filled(form)
        except Malformed as refusal:
            name = self.say(str(refusal.values.get("name", "")))
            raise Malformed(refusal.sentence, **refusal.values | {"name": name}) from refusal

    def url(self, path: str) -> str:
        return f"{self.here.pages.public_url}{path}"

    async def project(self, id: str) -> Project:
        """One of this office's own. Of others nobody learns whether they exist."""
        found = await self.book.get(Project, id)
        if found is None or not (self.house or found.community == self.community):
            raise NotFound("没有这个项目。")
        return found


def anybody(request: Request) -> Office:
    return Office(theatre(request), tongue(request))


async def steward(request: Request) -> Office:
    """The house, or the steward of one community. Raises NoSeat."""
    here = theatre(request)
    if here.access.held(request.cookies, "", "house"):
        owner = await here.access.owner(request.cookies)
        return Office(here, tongue(request), True, key=owner.key)
    id = here.access.held(request.cookies, "", STEWARD)
    row = await here.access.valid(id, STEWARD, "") if id else None
    if row is None:
        raise NoSeat(STAFF)
    return Office(here, tongue(request), False, row.label, row.id)


async def housekeeper(request: Request) -> Office:
    found = await steward(request)
    if not found.house:
        raise NotYours("这件事归主办方做。")
    return found


async def organizer(request: Request, show: str) -> Office:
    """Whoever may open the organizer's page of this show. Raises NotFound, NoSeat, NotYours."""
    here = theatre(request)
    await here.house.find(show)
    holder = await here.viewer(request, show, "organizer")
    return Office(here, tongue(request), key=holder.key)


def turned(request: Request) -> Response | None:
    """Language and size of letters, wished for in the address."""
    wishes = wished(request.query_params)
    return change(request.url, wishes, theatre(request).secure) if wishes else None


def to(path: str) -> Response:
    return RedirectResponse(path, 303)


async def small(request: Request) -> dict[str, str]:
    """A form that anybody may send: a few kilobytes of text. Raises TooLarge, Malformed."""
    return read(await body(request), request.headers.get("content-type", "")).fields()


async def sent(request: Request) -> Sent:
    """A form of somebody who is known: its texts, and one file. Raises TooLarge, Malformed."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told[:12]) > LARGEST:
        raise TooLarge("文件太大：最多 12 MB。")
    raw = await limited(request)
    if len(raw) > LARGEST:
        raise TooLarge("文件太大：最多 12 MB。")
    return await parsed(request, raw)


async def parsed(request: Request, raw: bytes) -> Sent:
    from starlette.datastructures import UploadFile

    again = Request(request.scope, once(raw))
    try:
        form = await again.form(max_files=1, max_fields=120, max_part_size=FORM)
        texts, name, data = {}, "", b""
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                name, data = value.filename or "", await value.read()
            else:
                texts[key] = value
        await form.close()
    except Exception as fault:  # whatever the parser met, it is no form
        raise Malformed("没有看懂发来的内容，请刷新页面再试。") from fault
    return Sent(texts, name, data)
