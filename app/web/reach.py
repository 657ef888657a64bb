"""Where phones find this laptop while the evening goes on: looked up again and again, for a laptop may be carried to
another network, and told as soon as it changes."""

import asyncio
import logging
from collections.abc import Callable

from app.i18n import N_, translate
from app.live.house import House
from app.settings import Settings
from app.web import hosts
from app.web.pages import Pages

EVERY = 10.0
MOVED = N_(
    "这台电脑的地址变了：原来是 {old}，现在是 {url}。"
    "请大家连到和它同一个 Wi-Fi，再扫一次台上的二维码；或者把电脑接回原来的 Wi-Fi。"
)
HOME = N_("这台电脑回到了原来的地址 {url}，手机会自己连回来。")
ALONE = N_("这台电脑没有连上任何网络，手机进不来。请打开热点，或者连上路由器。")
log = logging.getLogger("theatre")


class Reach:
    """`names` this house answers to, old ones included: a phone that asks by an old name is not turned away. `find`
    tells the public address as it is now."""

    def __init__(self, settings: Settings, find: Callable[[Settings], str] = hosts.public_url) -> None:
        self.settings, self.find = settings, find
        self.names = hosts.known_hosts(settings)
        self.first = self.url = find(settings)

    def fixed(self) -> bool:
        """The address was given, or is this machine's own for itself: there is nothing to watch."""
        return bool(self.settings.public_url) or self.settings.host not in ("", "0.0.0.0", "::")

    def look(self) -> str:
        """Once more. The new address, or nothing where all is as it was."""
        hosts.forget()
        url = self.find(self.settings)
        if url == self.url:
            return ""
        self.names |= hosts.known_hosts(self.settings)
        self.url = url
        return url

    def sentence(self, lang: str, old: str) -> str:
        if "//127." in self.url:
            return translate(lang, ALONE)
        return translate(lang, HOME if self.url == self.first else MOVED, url=self.url, old=old)


def move(house: House, pages: Pages, reach: Reach, old: str) -> None:
    """Every code and link says the new address; the facilitator is told why."""
    pages.public_url = reach.url
    pages.moved = "" if reach.url == reach.first else reach.url
    for awake in list(house.awake.values()):
        links = awake.runner.links
        awake.runner.links = {name: link.replace(old, reach.url, 1) for name, link in links.items()}
        awake.press.redraw()


async def watch(house: House, pages: Pages, reach: Reach, tell: Callable[[str], None], every: float = EVERY) -> None:
    while not reach.fixed():
        await asyncio.sleep(every)
        old = reach.url
        if await asyncio.to_thread(reach.look):
            log.warning("address changed: %s -> %s", old, reach.url)
            move(house, pages, reach, old)
            tell(reach.sentence(reach.settings.lang, old))
