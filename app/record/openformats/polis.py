"""Agree votes as Polis CSV: comments, votes, participants. In these files 1 is agree, -1 disagree, 0 pass; inside the
database of Polis the sign of agree is the opposite, which is why nothing here is guessed from a sign alone."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from app.errors import Malformed
from app.record.openformats.slips import Box
from app.record.rows import neutral
from app.values import dataclass

SIGNS = {"agree": 1, "disagree": -1, "unsure": 0}
STANDS = {"1": "agree", "-1": "disagree", "0": "unsure"}


@dataclass(frozen=True, slots=True)
class Conversation:
    """`votes` voter -> statement -> agree, disagree or unsure: the last vote counts. `groups` voter -> side."""

    statements: tuple[str, ...]
    votes: dict[str, dict[str, str]]
    groups: dict[str, str]


def write(found: Sequence[Box]) -> dict[str, bytes]:
    """File name -> bytes. Statements of several ballots are numbered through; who answered both is not known, so a
    participant is one slip. Times are that of the count, because those of single votes are kept nowhere."""
    comments, votes, people = list[list[object]](), list[list[object]](), list[list[object]]()
    numbers = {(b.ballot, o.id): n for n, (b, o) in enumerate((b, o) for b in found for o in b.options)}
    for box in found:
        when = [box.counted_at // 1000, datetime.fromtimestamp(box.counted_at // 1000, UTC).isoformat()]
        for o in box.options:
            stands = [slip.get(o.id) for slip in box.slips]
            counts = [stands.count("agree"), stands.count("disagree")]
            comments.append([*when, numbers[box.ballot, o.id], 0, *counts, 1, neutral(o.text)])
        for slip in box.slips:
            person, values = len(people), list(slip.values())
            given = {numbers[box.ballot, o]: SIGNS[stand] for o, stand in slip.items() if (box.ballot, o) in numbers}
            votes += [[*when, n, person, sign] for n, sign in sorted(given.items())]
            tally = [0, len(values), values.count("agree"), values.count("disagree")]
            people.append([person, "", *tally, *(given.get(n, "") for n in range(len(numbers)))])
    head = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *range(len(numbers))]
    return {
        "comments.csv": table(COMMENTS, comments),
        "votes.csv": table(VOTES, votes),
        "participants-votes.csv": table(head, people),
    }


COMMENTS = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]
VOTES = ["timestamp", "datetime", "comment-id", "voter-id", "vote"]


def table(head: Sequence[object], rows: Sequence[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([head, *rows])
    return out.getvalue().encode()


def read(files: Mapping[str, bytes]) -> Conversation:
    """`files` by name; votes.csv is needed, participants-votes.csv gives the sides. Raises Malformed."""
    votes: dict[str, dict[str, str]] = {}
    for row in sorted(dicts(files, "votes.csv"), key=moment):
        try:
            stand = STANDS[row["vote"].strip()]
            votes.setdefault(row["voter-id"], {})[row["comment-id"]] = stand
        except KeyError:
            raise Malformed("votes.csv 里要有 comment-id、voter-id、vote，vote 只有 1、-1、0。") from None
    listed = [row["comment-id"] for row in dicts(files, "comments.csv") if "comment-id" in row]
    seen = {s for answers in votes.values() for s in answers}
    statements = tuple(dict.fromkeys([*listed, *sorted(seen, key=lambda s: (len(s), s))]))
    against(published(files), votes)
    groups = {r["participant"]: r["group-id"] for r in dicts(files, "participants-votes.csv") if r.get("group-id")}
    return Conversation(statements, votes, groups)


Counts = dict[str, tuple[int, int]]


def published(files: Mapping[str, bytes]) -> Counts:
    """Statement -> (agrees, disagrees) as comments.csv gives them, where it does."""
    rows = [row for row in dicts(files, "comments.csv") if row.get("agrees", "") and row.get("disagrees", "")]
    return {row["comment-id"]: (int(row["agrees"]), int(row["disagrees"])) for row in rows if row["agrees"].isdigit()}


def against(told: Counts, votes: Mapping[str, Mapping[str, str]]) -> None:
    """Raises Malformed where the votes carry the database's signs: then every published count fits the wrong way
    round. Nothing is turned about: repeated votes make published counts differ a little from ours anyway."""
    found = {s: [answers[s] for answers in votes.values() if s in answers] for s in told}
    ours = {s: (stands.count("agree"), stands.count("disagree")) for s, stands in found.items()}
    if told and ours != told and all(ours[s] == (no, yes) for s, (yes, no) in told.items()):
        raise Malformed("votes.csv 的正负号和 comments.csv 的同意、反对正好相反：请用导出的文件，那里 1 是同意。")


def moment(row: dict[str, str]) -> int:
    """When it was cast; rows without a time stay in the file's order."""
    text = row.get("timestamp") or ""
    return int(text) if text.isdigit() else 0


def dicts(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files.get(name, b"").decode("utf-8-sig"), newline="")))
