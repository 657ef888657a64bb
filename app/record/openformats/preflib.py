"""Rankings as PrefLib `.soi` (strict, incomplete) and `.toc` (with ties, complete): the unranked last together."""

import re
from collections import Counter

from app.errors import Malformed
from app.record.openformats.pabulib import flat
from app.record.openformats.slips import Box
from app.show.tally_rank import Ranking, ranking
from app.values import dataclass

PLACE = re.compile(r"\{([^{}]*)\}|([^{},]+)")


@dataclass(frozen=True, slots=True)
class Profile:
    """`options` the file's own numbers as text, `names` number -> name."""

    options: tuple[str, ...]
    names: dict[str, str]
    ballots: list[Ranking]


def write(box: Box, kind: str) -> bytes:
    """`kind` soi or toc. Options are numbered from 1 in their order on the ballot."""
    number = {o.id: str(n) for n, o in enumerate(box.options, 1)}
    orders = Counter(order(ranking(slip), number, kind) for slip in box.slips)
    head = {
        "FILE NAME": f"{box.ballot}.{kind}",
        "TITLE": flat(f"{box.title} / {box.question}"),
        "DESCRIPTION": "rehearsal" if box.rehearsal else "",
        "DATA TYPE": kind,
        "MODIFICATION TYPE": "original",
        "NUMBER ALTERNATIVES": len(box.options),
        "NUMBER VOTERS": sum(orders.values()),
        "NUMBER UNIQUE ORDERS": len(orders),
    }
    names = {f"ALTERNATIVE NAME {number[o.id]}": flat(o.text) for o in box.options}
    lines = [f"# {key}: {value}".rstrip() for key, value in (head | names).items()]
    lines += [f"{n}: {text}" for text, n in sorted(orders.items(), key=lambda found: (-found[1], found[0]))]
    return ("\n".join(lines) + "\n").encode()


def order(places: Ranking, number: dict[str, str], kind: str) -> str:
    found = [[number[o] for o in place] for place in places]
    ranked = {o for place in found for o in place}
    rest = [n for n in number.values() if n not in ranked]
    found += [rest] if kind == "toc" and rest else []
    return ",".join(place[0] if len(place) == 1 else "{" + ",".join(place) + "}" for place in found)


def read(data: bytes) -> Profile:
    """soc, soi, toc and toi. A last place that several share says nothing between them: it is not counted as ranked.
    Raises Malformed for what is no such file."""
    names, ballots = dict[str, str](), list[Ranking]()
    for line in data.decode("utf-8-sig").splitlines():
        if line.startswith("#"):
            if found := re.match(r"#\s*ALTERNATIVE NAME (\d+):\s*(.*)", line):
                names[found[1]] = found[2]
        elif line.strip():
            ballots += parse(line, names)
    if not names:
        raise Malformed("这不是 PrefLib 文件：没有选项的名字。")
    return Profile(tuple(names), names, ballots)


def parse(line: str, names: dict[str, str]) -> list[Ranking]:
    count, colon, text = line.partition(":")
    if not colon or not count.strip().isdigit():
        raise Malformed("这一行看不懂：{line}。", line=line[:40])
    found = [tuple(o.strip() for o in (many or single).split(",")) for many, single in PLACE.findall(text)]
    places = [place for place in found if any(place)]
    if any(o not in names for place in places for o in place):
        raise Malformed("这一行看不懂：{line}。", line=line[:40])
    if places and len(places[-1]) > 1:
        places.pop()
    return [tuple(places)] * int(count)
