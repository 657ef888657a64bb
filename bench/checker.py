"""How long the checker takes: `python -m bench.checker`. An evening of 300 lines, and files that mean harm."""

import time
from collections.abc import Callable

from app.places import SCENARIOS
from app.scenario.check import check
from app.scenario.template import new

LIMIT = 1_000_000
HEAD = "format: 1\nid: x\nlang: zh\ntitle: x\nscenes:\n"
LOOP = "  - id: s{n}\n    beats:\n      - pause: x\n    next: s{m}\n"


def filled(row: str, head: str = HEAD) -> bytes:
    """As many rows as one megabyte holds."""
    size = len(row.encode())
    return (head + row * ((LIMIT - len(head)) // size)).encode()


def chain(scenes: int) -> bytes:
    return (HEAD + "".join(LOOP.format(n=n, m=n + 1) for n in range(scenes)).replace(f"s{scenes}", "END")).encode()


def mesh(scenes: int) -> bytes:
    """Every scene leads to every other: the ways through it cannot be counted."""
    rules = "".join("        - {option: a, goto: s%d}\n" % n for n in range(scenes))  # noqa: UP031
    ask = "      - vote: x\n        id: v{n}\n        options: [a, b]\n"
    move = f"    next:\n      vote: v{{n}}\n      rules:\n{rules}      otherwise: END\n"
    scene = "  - id: s{n}\n    beats:\n" + ask + move
    return (HEAD + "".join(scene.replace("{n}", str(n)) for n in range(scenes))).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "300 lines": lambda: "\n".join((SCENARIOS / "lift-full.yaml").read_text("utf-8").split("\n")[:300]).encode(),
    "a beginning": lambda: new("x").encode(),
    "items": lambda: filled("- a\n", ""),
    "keys": lambda: "".join(f"a{n}: b\n" for n in range(90_000)).encode(),
    "colons": lambda: filled("a：\n"),
    "names": lambda: filled("甲：\n"),
    "few names": lambda: ("甲：\n" * 4_900).encode(),
    "few items": lambda: (HEAD + "  - id: x\n" * 4_900).encode(),
    "flow": lambda: b"scenes: [" + b"a," * 499_000 + b"]",
    "words": lambda: b"title: " + b"x " * 499_000,
    "brackets": lambda: b"title: " + b"[" * 999_000,
    "quotes": lambda: filled("'a\n" + "b" * 300 + "\n"),
    "comments": lambda: filled("# x\n"),
    "script": lambda: filled("          " + "甲：乙" * 33 + "\n", HEAD + "  - id: a\n    beats:\n      - script: |\n"),
    "chain": lambda: chain(800),
    "mesh": lambda: mesh(40),
    "steps": lambda: "".join(" " * (n % 7) + f"a{n}: b\n" for n in range(4_900)).encode(),
    "tabs": lambda: filled("\t" * 300 + "a: b\n"),
    "long name": lambda: b"a" * 900_000 + b": b\n" + HEAD.encode(),
}


def main() -> None:
    print(f"{'':>14}{'kB':>8}{'ms':>8}{'problems':>10}")
    for name, make in FILES.items():
        data = make()
        begun = time.perf_counter()
        _, problems = check(data)
        print(f"{name:>14}{len(data) / 1000:>8,.0f}{(time.perf_counter() - begun) * 1000:>8,.0f}{len(problems):>10}")


if __name__ == "__main__":
    main()
