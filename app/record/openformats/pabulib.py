"""Vouchers as Pabulib `.pb`: three sections of semicolon-separated lines (Faliszewski et al. 2023)."""

import csv
import io
from fractions import Fraction

from app.errors import Malformed
from app.record.openformats.slips import Box
from app.show.tally_tokens import VARIANT, approvals
from app.values import dataclass

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True, slots=True)
class Election:
    """`costs` project -> cost, whole; `voters` what each supports."""

    costs: dict[str, int]
    voters: list[frozenset[str]]
    budget: int
    names: dict[str, str]


def write(box: Box) -> bytes:
    out = io.StringIO(newline="")
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    voters = approvals(box.slips)
    meta = {
        "description": f"{box.title} / {box.question}",
        "instance": box.show,
        "subunit": box.ballot,
        "num_projects": len(box.options),
        "num_votes": len(voters),
        "budget": box.budget,
        "vote_type": "approval",
        "rule": "equalshares",
        "comment": VARIANT + (", rehearsal" if box.rehearsal else ""),
    }
    lines.writerows([["META"], ["key", "value"], *([key, flat(str(value))] for key, value in meta.items())])
    lines.writerows([["PROJECTS"], ["project_id", "cost", "votes", "name", "selected"]])
    for o in box.options:
        lines.writerow([o.id, o.cost or 0, sum(o.id in v for v in voters), flat(o.text), int(o.id in box.winners)])
    lines.writerows([["VOTES"], ["voter_id", "vote"]])
    lines.writerows([n, ",".join(sorted(vote))] for n, vote in enumerate(voters, 1))
    return out.getvalue().encode()


def flat(text: str) -> str:
    """One line each: readers of this format go line by line."""
    return " ".join(text.split())


def read(data: bytes) -> Election:
    """Approval, cumulative, scoring and ordinal votes: a project that is named (with more than 0 points) is supported.
    Raises Malformed for what is no Pabulib file, or where a cost or the budget is no whole number."""
    parts: dict[str, list[list[str]]] = {}
    section: list[list[str]] = []
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        name = row[0].strip().upper() if row else ""
        if name in SECTIONS and not any(cell.strip() for cell in row[1:]):
            section = parts.setdefault(name, [])
        elif row:
            section.append([cell.strip() for cell in row])
    if any(len(parts.get(name, [])) < 1 for name in SECTIONS):
        raise Malformed("这不是 Pabulib 文件：要有 META、PROJECTS、VOTES 三段。")
    meta = {row[0]: row[1] for row in parts["META"] if len(row) > 1}
    projects, votes = named(parts["PROJECTS"]), named(parts["VOTES"])
    costs = {p["project_id"]: whole(p.get("cost", "")) for p in projects}
    names = {p["project_id"]: p.get("name", "") for p in projects}
    voters = [supports(v, costs) for v in votes]
    return Election(costs, voters, whole(meta.get("budget", "")), names)


def named(rows: list[list[str]]) -> list[dict[str, str]]:
    head, *lines = rows
    return [dict(zip(head, line, strict=False)) for line in lines]


def whole(text: str) -> int:
    try:
        number = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise Malformed("这里要一个数：{text}。", text=text[:40]) from None
    if number.denominator != 1:
        raise Malformed("这里要一个整数：{text}。", text=text[:40])
    return int(number)


def supports(vote: dict[str, str], costs: dict[str, int]) -> frozenset[str]:
    chosen = [p.strip() for p in vote.get("vote", "").split(",") if p.strip()]
    points = [p.strip() for p in vote.get("points", "").split(",") if p.strip()]
    given = [p for n, p in enumerate(chosen) if n >= len(points) or Fraction(points[n]) > 0]
    return frozenset(p for p in given if p in costs)
