"""The peers that speak Python: `python server.py socketio|channels PORT`. A socket at `/push` sends its text to all."""

import os
import sys
from typing import Any, ClassVar

import uvicorn

GROUP = "hall"


def socketio_app() -> Any:
    import socketio

    server = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")

    @server.event
    async def connect(sid: str, environ: Any) -> None:
        await server.emit("scene", "hello", to=sid)

    @server.on("push")
    async def push(sid: str, text: str) -> None:
        await server.emit("scene", text)

    return socketio.ASGIApp(server)


def channels_app() -> Any:
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    import django

    django.setup()
    from channels.generic.websocket import AsyncWebsocketConsumer
    from channels.routing import ProtocolTypeRouter, URLRouter
    from django.urls import path

    class Phone(AsyncWebsocketConsumer):  # type: ignore[misc]
        groups: ClassVar[list[str]] = [GROUP]

        async def connect(self) -> None:
            await self.accept()
            await self.send(text_data="hello")

        async def scene(self, event: Any) -> None:
            await self.send(text_data=event["text"])

    class Push(AsyncWebsocketConsumer):  # type: ignore[misc]
        async def receive(self, text_data: str = "", bytes_data: bytes | None = None) -> None:
            await self.channel_layer.group_send(GROUP, {"type": "scene", "text": text_data})

    return ProtocolTypeRouter({"websocket": URLRouter([path("phone", Phone.as_asgi()), path("push", Push.as_asgi())])})


if __name__ == "__main__":
    app = {"socketio": socketio_app, "channels": channels_app}[sys.argv[1]]()
    options: dict[str, Any] = {"ws_per_message_deflate": False, "log_config": None, "access_log": False}
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), ws="websockets-sansio", backlog=4096, **options)
