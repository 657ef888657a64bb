"""How a simulated person fills in a ballot of each kind."""

from collections.abc import Callable
from random import Random
from typing import Any

from app.rehearse.mood import Taste

Ballot = dict[str, Any]
Choice = dict[str, str]


def nonce(random: Random) -> str:
    """16 bytes in hex, as a phone makes them."""
    return f"{random.getrandbits(128):032x}"


def slip(taste: Taste, ballot: Ballot) -> dict[str, str]:
    """A `cast` act for this ballot, as a resident's view shows it."""
    return {"do": "cast", "ballot": ballot["id"], "nonce": nonce(taste.random)} | FILL[ballot["how"]](taste, ballot)


def one(taste: Taste, ballot: Ballot) -> Choice:
    return {"choice": taste.favourite(ballot["options"])}


def quiz(taste: Taste, ballot: Ballot) -> Choice:
    """What is true has no mood."""
    options = ballot["options"]
    return {"choice": str(taste.random.choices(options, [taste.fancy(o["text"]) for o in options])[0]["id"])}


def many(taste: Taste, ballot: Ballot) -> Choice:
    most = min(ballot.get("max") or 3, len(ballot["options"]))
    return {f"choice.{id}": "1" for id in taste.ordered(ballot["options"])[: taste.random.randint(1, most)]}


def scale(taste: Taste, ballot: Ballot) -> Choice:
    """Asked again, people have moved a little."""
    first = ballot["options"][0]["text"]
    moved = 0.4 if first in taste.seen else 0.0
    taste.seen.add(first)
    answered = [o for o in ballot["options"] if taste.random.random() < 0.97] or ballot["options"]
    return {f"choice.{o['id']}": str(taste.points(o["text"], moved)) for o in answered}


def agree(taste: Taste, ballot: Ballot) -> Choice:
    stands = ("disagree", "disagree", "unsure", "agree", "agree")
    return {f"choice.{o['id']}": stands[taste.points(o["text"]) - 1] for o in ballot["options"]}


def rank(taste: Taste, ballot: Ballot) -> Choice:
    found = taste.ordered(ballot["options"])
    return {f"choice.{id}": str(n) for n, id in enumerate(found[: taste.random.randint(1, len(found))], 1)}


def tokens(taste: Taste, ballot: Ballot) -> Choice:
    """Every token on something."""
    options = ballot["options"]
    spent = [o["id"] for o in taste.random.choices(options, taste.likes(options), k=ballot.get("tokens") or 1)]
    return {f"choice.{id}": str(spent.count(id)) for id in sorted(set(spent))}


FILL: dict[str, Callable[[Taste, Ballot], Choice]] = {
    "one": one,
    "quiz": quiz,
    "many": many,
    "scale": scale,
    "agree": agree,
    "rank": rank,
    "tokens": tokens,
}
