"""Requests and frames that nobody meant: names, values and bytes from a seed."""

import json
import os
import random
import sys
from typing import Any
from urllib.parse import quote, urlencode

from tests.web.table import ACTS, ROWS

SEED = int(os.environ.get("SEED", "20261125"))
STRANGE: tuple[str, ...] = (
    "",
    "0",
    "-1",
    "9" * 30,
    "1e9",
    "٣",
    "null",
    "\x00",
    "\ud800",
    "\u202e反过来",
    "\u200b",
    "e\u0301" * 40,
    "=1+1",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "' OR 1=1 --",
    "../../../etc/passwd",
    "%ff%ed%a0%80",
    "字" * 2000,
    "c1",
    "装",
    "A",
    "on",
    "text",
    "r1",
)
NAMES: tuple[str, ...] = (
    "text",
    "choice",
    "choice.A",
    "choice.B",
    "ballot",
    "comment",
    "seat",
    "at",
    "once",
    "as",
    "for",
    "because",
)
NAMES += ("nonce", "pledge", "token", "state", "seconds", "scene", "beat", "count", "option", "reason", "words", "on")


def report(name: str, **figures: object) -> None:
    sys.stdout.write(" ".join([f"PASS {name}", *(f"{key}={value}" for key, value in figures.items())]) + "\n")


def value(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "".join(chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000)))) for _ in range(8))
    return chance.choice(STRANGE)


def fields(chance: random.Random) -> dict[str, str]:
    """An act with fields that make sense, and some of them bent."""
    do = chance.choice([*(do for do in ACTS if do not in ("end", "revoke")), "nothing", value(chance)])
    told = dict(ACTS[do][1]) if do in ACTS else {}
    for _ in range(chance.randrange(3)):
        told[chance.choice((*NAMES, *told))] = value(chance)
    return {"do": do} | told


def role(told: dict[str, str], chance: random.Random, roles: tuple[str, ...]) -> str:
    """Mostly one that may do it, so that the evening goes on."""
    may = [who for who in ACTS[told["do"]][0] if who in roles] if told.get("do") in ACTS else []
    return chance.choice(may) if may and chance.random() < 0.7 else chance.choice(roles)


def body(told: dict[str, str], chance: random.Random) -> tuple[bytes, str]:
    """A form, JSON, or neither; with its kind."""
    match chance.randrange(9):
        case 0:
            return json.dumps(told).encode(), "application/json"
        case 1:
            return chance.randbytes(chance.randrange(200)), "application/x-www-form-urlencoded"
        case 2:
            return b"[" * chance.randrange(8000), "application/json"
        case 3:
            return urlencode([*told.items(), *told.items()], errors="replace").encode(), ""
    return urlencode(told, errors="replace").encode(), "application/x-www-form-urlencoded"


def address(chance: random.Random, show: str) -> tuple[str, str]:
    """Method and path. What ends or opens a show stays away."""
    if chance.random() < 0.6:
        return "POST", f"/s/{show}/do"
    row = chance.choice(ROWS)
    method = row.route.split()[0] if chance.random() < 0.9 else chance.choice(("PUT", "HEAD", "OPTIONS"))
    path = row.address.format(show=show, code="000000", ballot="装")
    if chance.random() < 0.4:
        path += "?" + urlencode({chance.choice((*NAMES, "key", "lang", "size")): value(chance)}, errors="replace")
    if chance.random() < 0.2:
        path = "/s/" + quote(value(chance), errors="replace") + chance.choice(("", "/stage", "/resident.json"))
    return method, path


def message(act: dict[str, str], chance: random.Random) -> str | bytes:
    """What a socket is sent."""
    told: Any = act
    match chance.randrange(12):
        case 0:
            return chance.randbytes(chance.randrange(100))
        case 1:
            return "x" * chance.randrange(70_000)
        case 2:
            told = chance.choice([1, None, [told], "x", {"do": ["go"]}, {"do": {"do": 1}}])
        case 3:
            return json.dumps(told).replace(":", chance.choice((":", "", "::")), 1)
        case 4:
            return "[" * chance.randrange(60_000)
    return json.dumps(told, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace").decode()
