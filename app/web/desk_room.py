"""What every page of the author's desk needs: who writes, what was sent, where drafts lie."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse
from starlette.types import Message

from app.desk.drafts import Drafts
from app.desk.parcel import WHOLE
from app.errors import Malformed, TooLarge
from app.i18n import N_, translate
from app.values import dataclass
from app.web.pages import environment
from app.web.taste import Taste
from app.web.theatre import Theatre, theatre, tongue

ROOM = WHOLE + 2_000_000
ORGANIZER = N_("主办方")


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody at the desk. `owner` holds the key of the house."""

    here: Theatre
    taste: Taste
    name: str
    owner: bool

    @property
    def drafts(self) -> Drafts:
        return Drafts(self.here.settings.data / "desk")

    @property
    def now(self) -> int:
        return self.here.house.clock()

    def page(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        about = {"audience": "house", "base": "", "size": self.taste.size, "plain": self.taste.plain}
        about |= {"owner": self.owner}
        return HTMLResponse(
            environment(self.taste.lang).get_template(f"desk/{name}.html").render(about | values), status
        )

    def say(self, sentence: str, **values: object) -> str:
        return translate(self.taste.lang, sentence, **values)


async def writer(request: Request) -> Writer:
    """Raises NoSeat for anybody else."""
    here = theatre(request)
    holder, name = await here.access.author(request.cookies)
    taste = tongue(request)
    owner = holder.who.role == "house"
    return Writer(here, taste, name or translate(here.settings.lang, ORGANIZER), owner)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form: its texts, and one file."""

    texts: dict[str, str]
    name: str = ""
    data: bytes = b""

    def get(self, name: str) -> str:
        return self.texts.get(name, "")


async def sent(request: Request) -> Sent:
    """Raises TooLarge before it is read to the end, Malformed for what is no form."""
    body = await limited(request)
    again = Request(request.scope, once(body))
    try:
        form = await again.form(max_files=1, max_fields=120, max_part_size=4_000_000)
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


async def limited(request: Request) -> bytes:
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > ROOM:
            raise TooLarge("压缩包太大：最多 60 MB。")
    return bytes(raw)


def once(body: bytes) -> Callable[[], Awaitable[Message]]:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
