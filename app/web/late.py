"""Addresses whose code is loaded when somebody first asks for one of them: what comes after an evening need not slow
its beginning."""

import asyncio
import re
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module

from fastapi import APIRouter
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

SOON = 20.0  # seconds


class Late(BaseRoute):
    """`modules` hold a `router` each; `door` is a pattern that all their addresses match."""

    def __init__(self, door: str, *modules: str) -> None:
        self.door, self.modules = re.compile(door), modules

    @cached_property
    def original_router(self) -> APIRouter:
        whole = APIRouter()
        for name in self.modules:
            whole.include_router(import_module(name).router)
        return whole

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] != "http" or not self.door.match(scope["path"]):
            return Match.NONE, {}
        found = [route.matches(dict(scope))[0] for route in self.original_router.routes]
        return (Match.FULL if any(match is not Match.NONE for match in found) else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.original_router(scope, receive, send)


async def warm(routes: Iterable[BaseRoute], after: float = SOON) -> None:
    """Loads them in a thread, once a hall that returns is back: nobody's first look at the desk holds up a show."""
    await asyncio.sleep(after)
    for route in routes:
        if isinstance(route, Late):
            await asyncio.to_thread(lambda: route.original_router)  # noqa: B023
