"""Everybody returns at once after a power cut: from the first connection that is accepted to the last snapshot that is
received, beside the bare handshake of as many phones."""

import time
from pathlib import Path

from app.bench import machine
from app.bench.evening import scenario
from app.bench.figures import Row, medians
from app.bench.hall import House, Server, come, free_port, running, seats

STEPS = 2


async def storm(folder: Path, phones: int = 500, runs: int = 3) -> list[Row]:
    """Rows `house` and `floor`: medians of `runs` power cuts, in turn. `open s`: from the start of the process to the
    first connection. Nobody waits for the jitter that pages bring, which only makes it easier."""
    machine.allow_files(2 * phones + 200)
    house, port = House(folder, scenario(folder, STEPS)), free_port()
    floor = Server("app.bench.floor", str(port), port=port)
    async with running(house, floor):
        leader = await house.staff("facilitator")
        await leader.act(house.path, "go")
        cookies = await seats(house, phones)
        pairs = []
        for _ in range(runs + 1):
            ours = await again("house", house, f"{house.path}/resident/live", cookies)
            pairs.append((ours, await again("floor", floor, "/phone", [""] * phones)))
    return [medians([pair[n] for pair in pairs[1:]]) for n in (0, 1)]


async def again(of: str, server: Server, path: str, cookies: list[str]) -> Row:
    """One power cut. OSError when a phone does not get back."""
    server.kill()
    begun = time.perf_counter()
    server.start()
    await server.ready()
    opened, worked, before = time.perf_counter(), time.process_time(), machine.cpu(server.pid)
    crowd = await come(server.host, path, cookies, lambda phone, payload: None)
    took = time.perf_counter() - opened
    row = {"of": of, "open s": opened - begun, "all back s": took, "phones/s": len(cookies) / took}
    row["cpu us"] = (machine.cpu(server.pid) - before) / len(cookies) * 1e6
    row["load"] = (time.process_time() - worked) / took
    for phone in crowd:
        phone.transport.abort()
    return row
