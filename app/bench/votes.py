"""Durable votes over sockets, each a change of mind, while phones, stage and console watch the count: how many a
second, and how long until each is acknowledged."""

import asyncio
import json
import re
import time
from collections import Counter
from pathlib import Path

from app.bench import machine
from app.bench.evening import scenario
from app.bench.figures import Row, at, medians
from app.bench.hall import House, Person, come, running, seats
from app.bench.phone import Phone

TICK = 0.005
ONCE = re.compile(rb'data-once="(\w+)" data-status="(\d+)"')
SLIP = '{"do":"cast","ballot":"q","run":"1","choice":"%s","nonce":"%032x","once":"%s","HEADERS":{"HX-Request":"true"}}'
STEPS = 2


class Box:
    """What the phones sent, and what came back. A phone has one vote on the way at a time."""

    def __init__(self, phones: int) -> None:
        self.sent: dict[bytes, float] = {}
        self.chosen = [""] * phones
        self.waits: list[float] = []
        self.refused: Counter[str] = Counter()
        self.empty = asyncio.Event()

    def cast(self, phone: Phone, n: int) -> None:
        once, choice = f"v{n}", "A" if self.chosen[phone.number] == "B" else "B"
        self.chosen[phone.number] = choice
        self.sent[once.encode()] = time.perf_counter()
        self.empty.clear()
        phone.say(SLIP % (choice, n, once))

    def heard(self, phone: Phone, payload: bytes) -> None:
        if (found := ONCE.search(payload)) and (begun := self.sent.pop(found[1], None)):
            self.waits.append(time.perf_counter() - begun)
            if found[2] not in (b"200", b"204"):
                self.refused[found[2].decode()] += 1
            if not self.sent:
                self.empty.set()


async def votes(folder: Path, phones: int = 500, runs: int = 3, rate: int = 2000, seconds: float = 3.0) -> list[Row]:
    """One row a rate: medians of `runs`. AssertionError unless acknowledged = counted = recorded."""
    machine.allow_files(2 * phones + 200)
    house = House(folder, scenario(folder, STEPS))
    async with running(house):
        box = Box(phones)
        crowd = await come(house.host, f"{house.path}/resident/live", await seats(house, phones), box.heard)
        leader, owner = await house.staff("facilitator"), await house.staff("organizer")
        crowd = [*await watchers(house, "stage", "facilitator"), *crowd]
        for _ in range(STEPS + 2):
            await leader.act(house.path, "go")
        await asyncio.sleep(1)
        rows = [await burst(house, crowd[-phones:], box, rate, seconds) for _ in range(runs)]
        await leader.act(house.path, "go")
        await check(house, box, leader, owner)
        for phone in crowd:
            phone.transport.abort()
    return [medians(rows)]


async def watchers(house: House, *audiences: str) -> list[Phone]:
    found: list[Phone] = []
    for name in audiences:
        person = await house.staff(name)
        found += await come(house.host, f"{house.path}/{name}/live", [person.cookie], lambda phone, payload: None)
    return found


async def burst(house: House, crowd: list[Phone], box: Box, rate: int, seconds: float) -> Row:
    box.waits, begun, worked, before = [], time.perf_counter(), time.process_time(), machine.cpu(house.pid)
    asked, offset = 0, int(begun * 1000) * 100_000
    while (now := time.perf_counter() - begun) < seconds:
        while asked < now * rate:
            box.cast(crowd[asked % len(crowd)], offset + asked)
            asked += 1
        await asyncio.sleep(TICK)
    load = (time.process_time() - worked) / (time.perf_counter() - begun)
    await asyncio.wait_for(box.empty.wait(), 60)
    took = time.perf_counter() - begun
    cpu = (machine.cpu(house.pid) - before) / max(1, len(box.waits)) * 1e6
    waits = {"p50 ms": at(0.5, box.waits) * 1000, "p99 ms": at(0.99, box.waits) * 1000}
    return {"asked/s": rate, "acknowledged/s": len(box.waits) / took, **waits, "cpu us": cpu, "load": load}


async def check(house: House, box: Box, leader: "Person", owner: "Person") -> None:
    """Acknowledged = counted = in the record."""
    assert not box.refused, dict(box.refused)
    wanted = Counter(filter(None, box.chosen))
    view = await leader.view(house.path, "facilitator")
    counted = {option["id"]: option["count"] for option in view["ballot"]["options"]}
    assert counted == {name: wanted[name] for name in counted}, (counted, wanted)
    _, body = await owner.ask("GET", f"{house.path}/record.json")
    entries = [json.loads(entry["body"]) for entry in json.loads(body)["entries"] if entry["body"]]
    [closed] = [entry for entry in entries if entry["type"] == "BallotClosed"]
    assert len(closed["receipts"]) == wanted.total(), (len(closed["receipts"]), wanted.total())
