"""What listens to one phone: acts come in, in order, and each is answered in the region `me`."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.websockets import WebSocket

from app.errors import TheatreError, TooFast
from app.live.act import Act, Answer
from app.live.crowd import Phone
from app.live.house import Awake
from app.web import fields
from app.web.access import Holder
from app.web.acts import Asked, admit, admitted, perform
from app.web.theatre import Theatre

PATIENCE = 120


@dataclass(slots=True)
class Ear:
    """`busy` while an act that has to wait for something is on its way: none overtakes it."""

    here: Theatre
    awake: Awake
    cookies: Mapping[str, str]
    phone: Phone
    busy: bool = False

    def catch(self, text: str) -> bool:
        """An act of one who is a resident and nothing else, handed in without waiting for anything: nearly all there
        are. False for every other, and for what will be refused; the house may be in the middle of a turn."""
        show, sent = self.awake.runner.state, fields.from_json(text)
        if self.busy or show is None or show.ended or sent.peek("for"):
            return False
        try:
            sent.weigh()
            asked = admitted(self.here, show, {"resident": Holder(self.phone.who)}, sent, "resident")
            self.hand_in(asked)
        except TheatreError:
            return False
        return True

    async def listen(self, socket: WebSocket) -> None:
        hurried = 0
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if (text := message.get("text")) is None:
                self.phone.line.shut(1003, "text only")
                return
            self.busy = True
            try:
                await self.hear(text)
            except TooFast:
                hurried += 1
                if hurried > PATIENCE:
                    self.phone.line.shut(1013, "too fast")
                    return
            self.busy = False

    async def hear(self, text: str) -> None:
        """One act. What is wrong with it is said in `me`; the socket stays."""
        sent, runner = fields.from_json(text), self.awake.runner
        try:
            sent.weigh()
            asked = await admit(self.here, self.awake, self.cookies, sent, self.phone.group.audience)
            if asked.command is None or asked.errand:
                answer = await perform(self.here, self.awake, asked)
                await runner.settled()
                self.tell(answer._replace(once=asked.once))
            else:
                self.hand_in(asked)
        except TheatreError as refusal:
            self.here.refused[refusal.status] = self.here.refused.get(refusal.status, 0) + 1
            await runner.settled()
            once = sent.peek("once")[:64]
            once = once if once.isprintable() else ""
            self.awake.press.reply(self.phone, Answer(once, refusal.status, refusal.sentence, refusal.values))
            if isinstance(refusal, TooFast):
                raise

    def hand_in(self, asked: Asked) -> None:
        assert asked.command is not None
        self.awake.runner.offer(Act(asked.who, asked.command, self.here.house.clock(), self.tell, asked.once))

    def tell(self, answer: Answer) -> None:
        if answer.once or answer.says:
            self.awake.press.reply(self.phone, answer)
