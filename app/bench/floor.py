"""The floor: uvicorn, and a loop that awaits each phone. `python -m app.bench.floor PORT`; the text that any socket at
`/push` sends goes to every socket at `/phone`."""

import sys
from typing import Any

import uvicorn

phones: dict[Any, None] = {}


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        for kind in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{kind}.complete"})
        return
    await receive()
    await send({"type": "websocket.accept"})
    if scope["path"] == "/phone":
        phones[send] = None
        await send({"type": "websocket.send", "text": "hello"})
    while (message := await receive())["type"] == "websocket.receive":
        for phone in list(phones):
            await phone({"type": "websocket.send", "text": message["text"]})
    phones.pop(send, None)


if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        backlog=4096,
    )
