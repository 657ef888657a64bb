"""Simulated hosts: a facilitator who keeps the evening moving and an expert in the third row."""

from collections.abc import Sequence
from random import Random

from app.rehearse.crowd import Act, View
from app.rehearse.phrases import bank


class Facilitator:
    """Lets most words through, puts one on the stage in each discussion, decides ties, goes on until the curtain."""

    def __init__(self, random: Random, lang: str = "zh") -> None:
        self.random, self.words = random, bank(lang)
        self.done: set[str] = set()

    def tend(self, view: View) -> list[Act]:
        """What is done between two steps: words, notes, the spotlight."""
        acts = [self.look_at(comment["id"]) for comment in view["review"] if self.first(f"review {comment['id']}")]
        acts += [{"do": "release", "note": n["id"]} for n in view["notes_held"] if self.first(f"note {n['id']}")]
        return acts + self.spotlight(view) + self.recall(view) + self.preside(view.get("table") or {})

    def preside(self, table: View) -> list[Act]:
        """Chooses a proposal before GO needs one, stops the play when somebody called, picks endings to act, has a card
        looked into and taken up."""
        motion, replay = table.get("motion"), table.get("replay")
        if motion and motion["phase"] == "propose" and motion["proposals"] and not motion["chosen"]:
            return [{"do": "choose", "motion": self.random.choice(motion["proposals"])["id"]}]
        if replay and any(t["phase"] == "called" for t in replay["tries"]):
            return [{"do": "stop"} if self.random.random() < 0.9 else {"do": "stop", "on": "0"}]
        asked = self.nods(table.get("promises") or ())
        return [*self.act_out(table.get("endings") or {}), *self.look_into(table.get("board") or ()), *asked]

    def nods(self, promises: Sequence[View]) -> list[Act]:
        """The person whose yes is needed nods, mostly."""
        return [
            {"do": "agreed", "promise": p["id"], "who": str(n), "answer": "yes" if self.random.random() < 0.8 else "no"}
            for p in promises for n, (_, said) in enumerate(p["needs"]) if not said and self.first(f"nod {p['id']} {n}")
        ]  # fmt: skip

    def act_out(self, found: View) -> list[Act]:
        """What most people picked, as many as shall be acted."""
        liked = sorted((e for e in found.get("endings", ()) if e["picks"] > 1), key=lambda e: -e["picks"])
        if any(e["acted"] for e in found.get("endings", ())):
            return []
        return [{"do": "acted", "ending": e["id"]} for e in liked[: found.get("pick", 0)]]

    def look_into(self, columns: Sequence[View]) -> list[Act]:
        for column in columns:
            for pin in column["pins"][:1]:
                if self.first(f"card {pin['id']}"):
                    state = self.random.choice(("true", "false", "unclear"))
                    return [{"do": "checked", "pin": pin["id"], "state": state}, {"do": "carry", "pin": pin["id"]}]
        return []

    def recall(self, view: View) -> list[Act]:
        """In the lobby: what became of the promises of the evening before, one after the other."""
        return [
            {"do": "follow", "promise": b["id"], "state": self.random.choice(("done", "not_yet")),
             "why": self.random.choice(self.words.whys)}
            for b in view.get("befores", ()) if b["state"] == "open" and self.first(f"follow {b['id']}")
        ]  # fmt: skip

    def look_at(self, comment: str) -> Act:
        if self.random.random() < 0.92:
            return {"do": "approve", "comment": comment}
        return {"do": "hide", "comment": comment, "reason": self.words.hidden}

    def spotlight(self, view: View) -> list[Act]:
        here = [c["id"] for c in view["wall"] if c["state"] == "open" and c["beat"] == view["cue"]["id"]]
        if view["cue"]["kind"] != "discuss" or not here or not self.first(f"spotlight {view['cue']['id']}"):
            return []
        whole = [{"do": "chorus", "show": "words"}] if self.random.random() < 0.3 else []
        return whole or [{"do": "spotlight", "comment": self.random.choice(here)}]

    def move(self, view: View) -> Act:
        """The next step, as the button says; a tie is decided first, and after the curtain the evening ends."""
        if view["next"] is None:
            return {"do": "end"}
        if view["next"]["kind"] == "decide":
            return {"do": "decide", "option": self.random.choice(view["tie"])["id"]}
        return {"do": "go", "at": str(view["cue"]["step"])}

    def first(self, what: str) -> bool:
        new = what not in self.done
        self.done.add(what)
        return new


class Expert:
    """Arrives when the play begins, answers what the room asks most, and says one thing with a card."""

    def __init__(self, random: Random, lang: str = "zh") -> None:
        self.random, self.words = random, bank(lang)
        self.done: set[str] = set()

    def respond(self, view: View) -> list[Act]:
        if view["house"]["state"] != "on":
            return []
        arrive: list[Act] = [] if view["arrived"] else [{"do": "arrive"}]
        return arrive + (self.speak(view) if view["cue"]["kind"] == "expert" else [])

    def speak(self, view: View) -> list[Act]:
        """One comment a cue, then one answer at a time."""
        if self.first(f"comment {view['cue']['id']}"):
            cards = [card["id"] for card in view["cue"]["cards"]]
            card = {"cards": self.random.choice(cards)} if cards else {}
            return [{"do": "comment", "text": self.random.choice(self.words.counsel)} | card]
        asked = [q["id"] for q in view["questions"] if f"answer {q['id']}" not in self.done]
        if not asked:
            return []
        self.done.add(f"answer {asked[0]}")
        return [{"do": "answer", "question": asked[0], "text": self.random.choice(self.words.answers)}]

    def first(self, what: str) -> bool:
        new = what not in self.done
        self.done.add(what)
        return new
