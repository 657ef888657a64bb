"""Open formats: written from a show, read back, counted again; and the traps of foreign files."""

import json
from pathlib import Path

import pytest

from app.errors import Malformed, NotFound
from app.ledger.rows import Mark
from app.record.formats import export, polis_files
from app.record.openformats import pabulib, preflib
from app.record.openformats.recount import tally_file
from app.show import commands as c
from app.show.codec import encode_cast
from app.show.commands import Who
from tests.record.evening import BOSS, Evening

SCENARIO = """\
format: 1
id: count
lang: zh
title: 数票
scenes:
  - id: one
    title: 一
    beats:
      - vote: 先修哪样？
        id: rank
        how: rank
        options: [灯, 门, 树]
      - vote: 券给谁？
        id: tokens
        how: tokens
        tokens: 4
        budget: 8
        options:
          - text: 修灯
            cost: 4
          - text: 修门
            cost: 4
          - text: 种树；浇水
            cost: 2
      - vote: 您同意吗？
        id: agree
        how: agree
        options: [灯要亮, =门要关]
    next: END
"""
RANKS = ({"A": "1", "B": "2"}, {"A": "1"}, {"B": "1", "C": "2"}, {"B": "1"}, {"C": "1", "B": "2"})
TOKENS = ({"A": "2", "B": "2"}, {"A": "3", "B": "1"}, {"A": "1", "B": "1"}, {"C": "4"})
STANDS = ({"A": "agree", "B": "disagree"}, {"A": "agree"}, {"A": "unsure", "B": "agree"}, {"B": "disagree"})


def room() -> tuple[list[bytes | None], list[Mark]]:
    """Played to the end; the box as the ledger keeps it."""
    play = Evening(text=SCENARIO).seats(5).does(BOSS, c.Go())
    marks: list[Mark] = []
    for ballot, choices in (("rank", RANKS), ("tokens", TOKENS), ("agree", STANDS)):
        play.does(BOSS, c.Go())
        for n, choice in enumerate(choices, 1):
            play.does(Who("resident", f"p{n}"), c.CastBallot(dict(choice), None, ballot, f"{n:032x}"))
        box = play.show.ballots[ballot].box
        marks += [Mark(ballot, 1, seat, encode_cast(slip), bytes.fromhex(slip.receipt)) for seat, slip in box.items()]
        play.does(BOSS, c.Go(), c.Go())
        if play.show.beat_id == ballot and not play.show.curtain:
            play.does(BOSS, c.Go())
    return list(play.bodies), marks


def kept(tmp_path: Path, form: str) -> Path:
    bodies, marks = room()
    path = tmp_path / f"count.{form}"
    path.write_bytes(export(bodies, form, marks=marks))
    return path


@pytest.mark.parametrize("form", ["soi", "toc"])
def test_a_ranking_comes_back_as_it_was_counted(tmp_path: Path, form: str) -> None:
    """灯 2, 门 2, 树 1; 树 leaves, its ballot goes to 门: 3 of 5."""
    found = tally_file(kept(tmp_path, form), "instant-runoff")
    assert found["winners"] == ["2"]
    assert [r["counts"] for r in found["rounds"]] == [{"1": 2, "2": 2, "3": 1}, {"1": 2, "2": 3}]


def test_the_strict_file_names_what_it_holds(tmp_path: Path) -> None:
    lines = kept(tmp_path, "soi").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("# NUMBER", "# ALTERNATIVE"))] == [
        "# NUMBER ALTERNATIVES: 3",
        "# NUMBER VOTERS: 5",
        "# NUMBER UNIQUE ORDERS: 5",
        "# ALTERNATIVE NAME 1: 灯",
        "# ALTERNATIVE NAME 2: 门",
        "# ALTERNATIVE NAME 3: 树",
    ]
    assert sorted(line for line in lines if line[0] != "#") == ["1: 1", "1: 1,2", "1: 2", "1: 2,3", "1: 3,2"]


def test_the_complete_file_puts_the_unranked_last_together(tmp_path: Path) -> None:
    lines = kept(tmp_path, "toc").read_text(encoding="utf-8").splitlines()
    assert "1: 1,{2,3}" in lines
    assert preflib.read(b"# ALTERNATIVE NAME 1: x\n# ALTERNATIVE NAME 2: y\n3: {1,2}\n").ballots == [()] * 3


def test_vouchers_come_back_by_shares_and_by_votes(tmp_path: Path) -> None:
    path = kept(tmp_path, "pb")
    assert tally_file(path)["winners"] == ["A", "C"]
    assert tally_file(path)["ties"] == [["A", "B"]]
    assert tally_file(path, "greedy")["winners"] == ["A", "B"]
    found = pabulib.read(path.read_bytes())
    assert (found.budget, found.costs, found.names["C"]) == (8, {"A": 4, "B": 4, "C": 2}, "种树；浇水")


def test_the_show_counts_as_the_recount_does() -> None:
    """The result in the ledger, by the same rule; the file marks what was chosen."""
    bodies, marks = room()
    ledger = [json.loads(b) for b in bodies if b and b'"type":"BallotCounted"' in b]
    winners = {fact["ballot"]: fact["tally"]["result"].get("winners") for fact in ledger}
    assert winners == {"rank": ["B"], "tokens": ["A", "C"], "agree": None}
    assert b"\nA;4;3;" in export(bodies, "pb", marks=marks)
    chosen = [
        line[-1] for line in export(bodies, "pb", marks=marks).decode().splitlines() if line[:2] in ("A;", "B;", "C;")
    ]
    assert chosen == ["1", "0", "1"]


def test_points_of_a_foreign_file_count_when_there_are_any() -> None:
    text = "META\nkey;value\nbudget;10\nPROJECTS\nproject_id;cost\n7;4\n9;5\nVOTES\nvoter_id;vote;points\n1;7,9;3,0\n"
    assert pabulib.read(text.encode()).voters == [frozenset({"7"})]


@pytest.mark.parametrize("text", ["", "META\nkey;value\n", "META\nk;v\nbudget;x\nPROJECTS\nproject_id\nVOTES\nvote\n"])
def test_what_is_no_pabulib_file_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        pabulib.read(text.encode())


def test_agreement_comes_back_with_the_published_counts(tmp_path: Path) -> None:
    """The published counts of comments.csv are the witness that 1 means agree in these files."""
    bodies, marks = room()
    for name, data in polis_files(bodies, marks).items():
        (tmp_path / name).write_bytes(data)
    found = tally_file(tmp_path)["statements"]
    assert [(s["id"], s["agree"], s["disagree"], s["pass"]) for s in found] == [("0", 2, 0, 1), ("1", 1, 2, 0)]
    assert [s["gic"] for s in found] == [0.6, 0.4]
    published = (tmp_path / "comments.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[4:6] for line in published[1:]] == [["2", "0"], ["1", "2"]]
    assert published[2].endswith("'=门要关")


def test_sides_make_the_consensus_and_the_last_vote_counts(tmp_path: Path) -> None:
    """Side 0: 2 of 2 agree, (2+1)/(2+2) = 3/4; side 1: 1 disagrees, 1/3. Voter c first agreed, then not."""
    votes = "timestamp,comment-id,voter-id,vote\n1,5,a,1\n1,5,b,1\n9,5,c,-1\n2,5,c,1\n"
    (tmp_path / "votes.csv").write_text(votes, encoding="utf-8")
    (tmp_path / "participants-votes.csv").write_text("participant,group-id\na,0\nb,0\nc,1\n", encoding="utf-8")
    assert tally_file(tmp_path, "agree") == {
        "statements": [{"id": "5", "agree": 2, "disagree": 1, "pass": 0, "gic": 0.25}]
    }


COMMENTS = "comment-id,agrees,disagrees,comment-body\n5,2,1,好\n6,0,3,坏\n"
SIGNED = "timestamp,comment-id,voter-id,vote\n1,5,a,1\n1,5,b,1\n1,5,c,-1\n1,6,a,-1\n1,6,b,-1\n1,6,c,-1\n"


def test_the_signs_of_the_database_are_refused_and_never_turned(tmp_path: Path) -> None:
    """In a dump of the database -1 is agree: 5 would have 1 of 3, the published counts say 2 of 3."""
    turned = SIGNED.replace(",-1\n", ",x\n").replace(",1\n", ",-1\n").replace(",x\n", ",1\n")
    (tmp_path / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (tmp_path / "votes.csv").write_text(SIGNED, encoding="utf-8")
    found = tally_file(tmp_path)["statements"]
    assert [(s["id"], s["agree"], s["disagree"], s["gic"]) for s in found] == [("5", 2, 1, 0.6), ("6", 0, 3, 0.2)]
    (tmp_path / "votes.csv").write_text(turned, encoding="utf-8")
    with pytest.raises(Malformed, match="1 是同意"):
        tally_file(tmp_path)


def test_the_file_that_is_named_is_counted_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("comment-id,voter-id,vote\n5,z,-1\n", encoding="utf-8")
    (tmp_path / "lift-votes.csv").write_text("comment-id,voter-id,vote\n5,a,1\n5,b,0\n", encoding="utf-8")
    assert tally_file(tmp_path / "lift-votes.csv") == {
        "statements": [{"id": "5", "agree": 1, "disagree": 0, "pass": 1, "gic": 0.5}]
    }


HALL = """META
key;value
budget;12
vote_type;approval
PROJECTS
project_id;cost;name
lamp;6;Lamp
bench;6;Bench
tree;3;Tree
VOTES
voter_id;vote
1;lamp,bench
2;lamp,bench
3;lamp,bench
4;tree
"""


def test_a_foreign_budget_by_hand(tmp_path: Path) -> None:
    """12 for 4 people: 3 each. The lamp costs its three supporters 2 each, then the bench 1 each of 6: too little; the
    tree takes all of the fourth. One more each: 4, still 3 x 2 = 6 for the bench, 15 in all: over 12. By votes alone
    lamp and bench take everything."""
    file = tmp_path / "hall.pb"
    file.write_text(HALL, encoding="utf-8")
    shares, votes = tally_file(file), tally_file(file, "greedy")
    assert (sorted(shares["winners"]), shares["share"], shares["spent"]) == (["lamp", "tree"], "3", 9)
    assert shares["ties"] == [["lamp", "bench"]]
    assert (votes["winners"], votes["ties"]) == (["lamp", "bench"], [])


FOREIGN = """# FILE NAME: hall.soi
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: lamp
# ALTERNATIVE NAME 2: bench
# ALTERNATIVE NAME 3: tree
4: 1
3: 2,3
2: 3,2
"""


def test_a_foreign_ranking_by_hand(tmp_path: Path) -> None:
    """4, 3, 2 of 9: the tree leaves, its two go to the bench: 5 of 9."""
    file = tmp_path / "hall.soi"
    file.write_text(FOREIGN, encoding="utf-8")
    found = tally_file(file)
    assert (found["winners"], [r["out"] for r in found["rounds"]], found["ties"]) == (["2"], [["3"], []], [])
    file.rename(tmp_path / "hall.toc")
    (tmp_path / "hall.toc").write_text(FOREIGN.replace("4: 1\n", "4: 1,{2,3}\n"), encoding="utf-8")
    assert tally_file(tmp_path / "hall.toc")["winners"] == ["2"]


def test_no_seat_leaves_with_a_ballot() -> None:
    bodies, marks = room()
    for form in ("pb", "soi", "toc"):
        data = export(bodies, form, marks=marks)
        assert [seat for seat in ("p1", "p2", "p3") if seat.encode() in data] == []


def test_a_slip_that_was_void_when_the_box_closed_is_not_counted_again() -> None:
    bodies, marks = room()
    late = Mark("rank", 1, "p9", marks[0].body, b"strange")
    assert export(bodies, "soi", marks=[*marks, late]) == export(bodies, "soi", marks=marks)


def test_an_open_ballot_is_not_exported() -> None:
    play = Evening(text=SCENARIO).seats(1).does(BOSS, c.Go(), c.Go())
    play.does(Who("resident", "p1"), c.CastBallot({"A": "1"}, None, "rank", f"{1:032x}"))
    slip = play.show.ballots["rank"].box["p1"]
    with pytest.raises(NotFound):
        export(play.bodies, "soi", marks=[Mark("rank", 1, "p1", encode_cast(slip), b"r")])


def test_an_unknown_rule_or_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        tally_file(tmp_path / "none.pb")
    with pytest.raises(Malformed):
        tally_file(kept(tmp_path, "pb"), "borda")
    with pytest.raises(Malformed):
        tally_file(tmp_path, "agree")
