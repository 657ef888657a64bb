"""One process that serves one house."""

import gc
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI

from app.settings import Settings

WIRE = "app.live.wire:Wire"
PATIENT = "app.web.patience:Patient"
log = logging.getLogger("theatre")


def options(settings: Settings) -> dict[str, Any]:
    """No log of who did what; nothing believed about addresses unless a proxy is named."""
    return {
        "host": settings.host,
        "port": settings.port,
        "http": PATIENT,
        "ws": WIRE,
        "ws_max_size": 65_536,
        "ws_per_message_deflate": False,
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 20.0,
        "limit_concurrency": settings.phones,
        "backlog": 4096,
        "timeout_keep_alive": settings.patience,
        "timeout_graceful_shutdown": 3,
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "proxy_headers": bool(settings.proxy),
        "forwarded_allow_ips": settings.proxy or None,
    }


class Server(uvicorn.Server):
    """Says when it accepts connections."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self.ready = ready
        self.failure: Exception | None = None

    async def startup(self, sockets: Any = None) -> None:
        """What goes wrong here is kept until everything is put away, and raised by `serve`."""
        await super().startup(sockets)
        if self.should_exit:
            return
        try:
            await self.ready()
        except Exception as error:
            self.failure, self.should_exit = error, True
        calm_collector()


def calm_collector() -> None:
    """Looking for garbage in the middle of a broadcast doubles its cost; what the start made stays, and is not looked
    at again. The thread that commits gets its turn ten times sooner than by default: every vote of its batch waits for
    it."""
    sys.setswitchinterval(0.0005)
    if not gc.isenabled():  # as the command line leaves it: elsewhere there is garbage already, which would stay too
        gc.freeze()
    gc.set_threshold(10_000, 50, 100)
    gc.enable()


def serve_many(settings: Settings, workers: int) -> None:
    """Each worker builds its own application from the environment."""
    for name, value in settings.model_dump(mode="json").items():
        if value:
            os.environ[f"THEATRE_{name.upper()}"] = value if isinstance(value, str) else json.dumps(value)
    uvicorn.run("app.main:from_env", factory=True, workers=workers, **options(settings))


def serve(app: FastAPI, settings: Settings, ready: Callable[[], Awaitable[None]]) -> None:
    """Until it is told to stop."""
    server = Server(uvicorn.Config(app, **options(settings)), ready)
    server.run()
    if server.failure is not None:
        raise server.failure
