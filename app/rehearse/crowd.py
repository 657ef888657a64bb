"""Simulated residents: each is given what a phone may know and answers with the acts a phone would send."""

from random import Random
from typing import Any

from app.rehearse.mood import Mood, Taste
from app.rehearse.phrases import bank
from app.rehearse.slips import slip
from app.rehearse.table import take_part

View = dict[str, Any]
Act = dict[str, str]


class Resident:
    """One person with tastes of their own. Everything by chance comes from `random`, so the same seed and the same
    views give the same acts. `number` is the person's place in the crowd, from 0."""

    def __init__(self, random: Random, mood: Mood, lang: str = "zh", number: int = 0) -> None:
        self.random, self.words = random, bank(lang)
        self.taste = Taste(random, mood, number, f"{random.getrandbits(64):x}")
        split = mood.kind == "split"
        self.answers = 1.0 if split else random.uniform(0.7, 1.0)
        self.wavers = 0.0 if split else random.uniform(0.0, 0.25)
        self.talks = random.uniform(0.0, 0.3)
        self.pondered: set[str] = set()
        self.plays = ""

    def respond(self, view: View) -> list[Act]:
        """What this person does on seeing the page: nothing, mostly."""
        if view["house"]["state"] == "ended":
            return []
        return [*self.vote(view.get("ballot")), *self.take_part(view)]

    def once(self, what: str, chance: float) -> bool:
        """Ponders a thing the first time it comes up, and never again."""
        if what in self.pondered:
            return False
        self.pondered.add(what)
        return self.random.random() < chance

    def vote(self, ballot: View | None) -> list[Act]:
        if not ballot or ballot["state"] != "open":
            return []
        name = f"vote {ballot['id']} {ballot.get('run', 1)}"
        if ballot.get("mine"):
            return [slip(self.taste, ballot)] if self.once(f"{name} again", self.wavers) else []
        if not self.once(name, self.answers):
            return []
        because = {"because": self.random.choice(self.words.reasons)} if self.random.random() < self.talks else {}
        return [slip(self.taste, ballot) | because]

    def take_part(self, view: View) -> list[Act]:
        cue = view["cue"]
        match cue["kind"]:
            case "discuss":
                return [*self.say(view), *self.ask(view, self.talks / 3), *self.support(view, 0.3), *self.turn(view)]
            case "expert":
                return [*self.ask(view, self.talks), *self.support(view, 0.4)]
        return take_part(self, view)

    def turn(self, view: View) -> list[Act]:
        """Where people talk in turn, a few raise a hand while there is time for them."""
        talk = (view.get("table") or {}).get("round")
        full = talk and talk["left"] is not None and talk["left"] <= len(view["table"]["queue"])
        if not talk or full or talk["phase"] in ("free", ""):
            return []
        return [{"do": "hand", "up": "1"}] if self.once(f"turn {view['cue']['id']}", self.talks / 4) else []

    def say(self, view: View) -> list[Act]:
        if view.get("wall") == "closed" or not self.once(f"say {view['cue']['id']}", self.talks):
            return []
        return [{"do": "say", "text": self.words.talk(self.random)}]

    def ask(self, view: View, chance: float) -> list[Act]:
        if view.get("wall") == "closed" or not self.once(f"ask {view['cue']['id']}", chance):
            return []
        return [{"do": "ask", "text": self.random.choice(self.words.questions)}]

    def support(self, view: View, chance: float) -> list[Act]:
        found = [c for c in view.get("comments", []) if c["kind"] != "because" or c["state"] == "open"]
        liked = [c["id"] for c in found if self.once(f"support {c['id']}", chance / 2)]
        return [{"do": "support", "comment": id} for id in liked[:2]]
