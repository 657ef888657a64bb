"""How long until the last phone has the new scene: from the facilitator's tap, durable and rendered, beside a bare loop
that sends the same bytes."""

import asyncio
import time
from pathlib import Path

from app.bench import machine
from app.bench.evening import mark, scenario
from app.bench.figures import Row, at, medians
from app.bench.hall import House, Server, come, free_port, push, running, seats
from app.bench.phone import Phone, masked

REST = 0.6


class Wave:
    """One change on its way to `count` phones."""

    def __init__(self) -> None:
        self.wanted, self.left, self.sizes = b"\xff", 0, 0
        self.times: list[float] = []
        self.over = asyncio.Event()

    def begin(self, wanted: str, count: int) -> None:
        self.wanted, self.left, self.times = wanted.encode(), count, []
        self.over.clear()
        self.begun, self.worked = time.perf_counter(), time.process_time()

    def heard(self, phone: Phone, payload: bytes) -> None:
        if self.wanted in payload and phone.seen != self.wanted:
            phone.seen = self.wanted
            self.sizes = len(payload)
            self.times.append(time.perf_counter() - self.begun)
            self.left -= 1
            if not self.left:
                self.over.set()

    async def row(self, of: str, server: Server, before: float) -> Row:
        """Raises TimeoutError when a phone does not get there."""
        await asyncio.wait_for(self.over.wait(), 60)
        load = (time.process_time() - self.worked) / (time.perf_counter() - self.begun)
        await asyncio.sleep(REST)
        cpu = (machine.cpu(server.pid) - before) / max(1, len(self.times)) * 1e6
        last, half = self.times[-1] * 1000, at(0.5, self.times) * 1000
        return {"of": of, "p50 ms": half, "last ms": last, "cpu us": cpu, "bytes": self.sizes, "load": load}


async def fanout(folder: Path, phones: int = 500, runs: int = 5, size: int = 1024) -> list[Row]:
    """Rows `house` and `floor`: medians of `runs` changes, taken in turn. `cpu us`: the server's work a phone;
    `load`: how busy the load generator was."""
    machine.allow_files(2 * phones + 200)
    house = House(folder, scenario(folder, runs + 1, size))
    port = free_port()
    floor = Server("app.bench.floor", str(port), port=port)
    async with running(house, floor):
        cookies = await seats(house, phones)
        ours, bare = Wave(), Wave()
        weights = [machine.memory(server.pid) for server in (house, floor)]
        crowd = await come(house.host, f"{house.path}/resident/live", cookies, ours.heard)
        crowd += await come(floor.host, "/phone", [""] * phones, bare.heard)
        kib = [
            (machine.memory(server.pid) - before) / 1024 / phones
            for server, before in zip((house, floor), weights, strict=True)
        ]
        leader, hand = await house.staff("facilitator"), await push(floor.host)
        await asyncio.sleep(2)
        rows: list[tuple[Row, Row]] = []
        for step in range(1, runs + 2):
            before = machine.cpu(house.pid)
            ours.begin(mark(step), phones)
            await leader.act(house.path, "go")
            first = await ours.row("house", house, before)
            text = mark(step) + "x" * (ours.sizes - len(mark(step).encode()))
            before = machine.cpu(floor.pid)
            bare.begin(mark(step), phones)
            hand.transport.write(masked(1, text.encode()))
            rows.append((first, await bare.row("floor", floor, before)))
        for phone in [*crowd, hand]:
            phone.transport.abort()
    found = [medians([pair[n] for pair in rows[1:]]) | {"KiB a phone": kib[n]} for n in (0, 1)]
    return found
