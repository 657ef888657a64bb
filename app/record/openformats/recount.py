"""Counting a file again: ours or a foreign one, by a named rule."""

from pathlib import Path
from typing import Any

from app.errors import Malformed, NotFound
from app.record.openformats import pabulib, polis, preflib
from app.show.tally_agree import Stands, gic, stands
from app.show.tally_rank import instant_runoff
from app.show.tally_tokens import equal_shares, greedy_facts

RULES = ("equal-shares", "greedy", "instant-runoff", "agree")
NATURAL = {".pb": "equal-shares", ".soi": "instant-runoff", ".toc": "instant-runoff", ".csv": "agree", "": "agree"}


def tally_file(path: Path, rule: str = "") -> dict[str, Any]:
    """`path` a .pb, .soi, .soc, .toi or .toc file, or a folder of Polis CSV (or its votes.csv). `{"winners": [id],
    "rounds", "ties"}`, for agree `{"statements": [{id, agree, disagree, pass, gic}]}`. Raises Malformed or NotFound."""
    if not path.exists():
        raise NotFound("没有这个文件：{path}。", path=str(path))
    rule = rule or NATURAL.get(path.suffix.lower(), "instant-runoff")
    if rule not in RULES:
        raise Malformed("没有这种规则：{rule}。可用的有：{known}。", rule=rule, known="、".join(RULES))
    try:
        return by_rule(path, rule)
    except UnicodeDecodeError:
        raise Malformed("这个文件不是 UTF-8 的文字。") from None


def by_rule(path: Path, rule: str) -> dict[str, Any]:
    if rule == "agree":
        return agreement(polis.read(folder(path)))
    if rule == "instant-runoff":
        profile = preflib.read(path.read_bytes())
        return instant_runoff(profile.options, profile.ballots).facts()
    election = pabulib.read(path.read_bytes())
    if rule == "greedy":
        return greedy_facts(election.costs, election.voters, election.budget)
    return equal_shares(election.costs, election.voters, election.budget).facts()


def folder(path: Path) -> dict[str, bytes]:
    """A file that is named holds the votes, whatever it is called; comments and sides lie beside it."""
    place = path if path.is_dir() else path.parent
    names = ("comments.csv", "votes.csv", "participants-votes.csv")
    found = {name: (place / name).read_bytes() for name in names if (place / name).is_file()}
    if path.is_file() and path.name not in names:
        found["votes.csv"] = path.read_bytes()
    if "votes.csv" not in found:
        raise Malformed("这里没有 votes.csv。")
    return found


def agreement(found: polis.Conversation) -> dict[str, Any]:
    """Without sides everybody is one side, and gic is that side's p."""
    sides: dict[str, list[dict[str, str]]] = {}
    for voter, answers in found.votes.items():
        sides.setdefault(found.groups.get(voter, ""), []).append(answers)
    if len(sides) > 1:
        sides.pop("", None)
    return {"statements": [statement(s, found, sides) for s in found.statements]}


def statement(id: str, found: polis.Conversation, sides: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
    everyone: Stands = stands(answers.get(id, "") for answers in found.votes.values())
    consensus = gic(stands(answers.get(id, "") for answers in side) for side in sides.values())
    return {
        "id": id,
        "agree": everyone.agree,
        "disagree": everyone.disagree,
        "pass": everyone.unsure,
        "gic": round(float(consensus), 6),
    }
