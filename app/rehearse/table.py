"""What simulated residents do when something lies on the table: motions, endings, boards, promises, another try."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.rehearse.crowd import Resident

Act = dict[str, str]
View = dict[str, Any]


def take_part(one: "Resident", view: View) -> list[Act]:
    cue, table = view["cue"], view.get("table") or {}
    if table.get("motion"):
        return debate(one, table["motion"])
    if table.get("endings"):
        return endings(one, cue["id"], table["endings"])
    if table.get("board"):
        return pin(one, cue["id"], len(table["board"]))
    if table.get("commit"):
        return promise(one, cue["id"], table["promises"])
    return try_out(one, cue["id"], table["replay"]) if table.get("replay") else []


def debate(one: "Resident", motion: View) -> list[Act]:
    name = motion["beat"]
    if motion["phase"] == "propose" and one.once(f"move {name}", one.talks / 5):
        parts = zip(("who", "does", "when", "back"), one.random.choice(one.words.promises), strict=True)
        return [{"do": "move"} | dict(parts)]
    if motion["phase"] == "second" and one.once(f"second {name}", one.talks):
        return [{"do": "second"}]
    if motion["phase"] == "debate" and not motion["question"] and one.once(f"stand {name}", one.talks):
        return [{"do": "stand", "side": one.random.choice(("for", "against"))}]
    return []


def endings(one: "Resident", cue: str, found: View) -> list[Act]:
    """Writes first; once there is something to choose from, picks."""
    if one.once(f"ending {cue}", one.talks):
        return [{"do": "ending", "text": one.random.choice(one.words.endings)[: found["limit"]]}]
    if found["endings"] and one.once(f"pick {cue}", 0.6):
        return [{"do": "pick", "ending": one.random.choice(found["endings"])["id"]}]
    return []


def pin(one: "Resident", cue: str, columns: int) -> list[Act]:
    if not one.once(f"pin {cue}", 0.4):
        return []
    column = one.random.randrange(columns)
    return [{"do": "pin", "column": str(column), "text": one.random.choice(one.words.cards)}]


def promise(one: "Resident", cue: str, made: list[View]) -> list[Act]:
    if one.once(f"promise {cue}", one.talks / 3):
        parts = zip(("who", "what", "when", "back"), one.random.choice(one.words.promises), strict=True)
        return [{"do": "promise"} | dict(parts)]
    liked = [p["id"] for p in made if one.once(f"sign {p['id']}", 0.2)]
    return [{"do": "sign", "promise": id} for id in liked[:1]]


def try_out(one: "Resident", cue: str, replay: View) -> list[Act]:
    """Somebody calls stop and takes a role that may be taken."""
    rounds = f"{cue} {len(replay['tries'])}"
    if not replay["swaps"] or not one.once(f"stop {rounds}", 0.04):
        return []
    return [{"do": "stop"}, {"do": "volunteer", "role": one.random.choice(replay["swaps"])}]
