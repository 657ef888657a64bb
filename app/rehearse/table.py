"""What simulated residents do when something lies on the table: motions, endings, boards, promises, another try."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.rehearse.crowd import Resident

Act = dict[str, str]
View = dict[str, Any]
CAST = 3


def take_part(one: "Resident", view: View) -> list[Act]:
    cue, table = view["cue"], view.get("table") or {}
    if table.get("motion"):
        return debate(one, table["motion"])
    if table.get("endings"):
        return endings(one, cue["id"], table["endings"])
    if table.get("board"):
        return pin(one, cue["id"], len(table["board"]))
    if table.get("commit"):
        return promise(one, cue["id"], table["promises"], table.get("waiting", ()))
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
    return disputed(one, motion) if motion["phase"] == "debate" and not motion["question"] else []


def disputed(one: "Resident", motion: View) -> list[Act]:
    """A few want other words, an end of it, or another ruling; the mover may take the words as they are."""
    name = motion["beat"]
    for do, chance in (("amend", 0.02), ("enough", 0.02), ("appeal", 0.01)):
        if one.once(f"{do} {name}", chance):
            return [{"do": do} | ({"text": one.random.choice(one.words.amendments)} if do == "amend" else {})]
    return []


def endings(one: "Resident", cue: str, found: View) -> list[Act]:
    """Writes first; once there is something to choose from, picks; acts in what was chosen."""
    if one.once(f"ending {cue}", one.talks):
        return [{"do": "ending", "text": one.random.choice(one.words.endings)[: found["limit"]]}]
    if found["endings"] and one.once(f"pick {cue}", 0.6):
        return [{"do": "pick", "ending": one.random.choice(found["endings"])["id"]}]
    open_parts = [e["id"] for e in found["endings"] if e["acted"] and len(e["players"]) < CAST]
    return [{"do": "volunteer", "ending": id} for id in open_parts if one.once(f"play {id}", 0.05)]


def pin(one: "Resident", cue: str, columns: int) -> list[Act]:
    if not one.once(f"pin {cue}", 0.4):
        return []
    column = one.random.randrange(columns)
    return [{"do": "pin", "column": str(column), "text": one.random.choice(one.words.cards)}]


def promise(one: "Resident", cue: str, made: list[View], waiting: list[View]) -> list[Act]:
    for pin in waiting:
        if one.once(f"take up {pin['id']}", 0.15):
            who, _, when, back = one.random.choice(one.words.promises)
            return [{"do": "promise", "pin": pin["id"], "who": who, "when": when, "back": back}]
    if one.once(f"promise {cue}", one.talks / 3):
        parts = zip(("who", "what", "when", "back"), one.random.choice(one.words.promises), strict=True)
        return [{"do": "promise"} | dict(parts)]
    liked = [p["id"] for p in made if one.once(f"sign {p['id']}", 0.2)]
    return [{"do": "sign", "promise": id} for id in liked[:1]]


def try_out(one: "Resident", cue: str, replay: View) -> list[Act]:
    """Somebody calls stop; when the play has stopped, somebody takes a role, and says afterwards what was changed."""
    tries, swaps = replay["tries"], replay["swaps"]
    last, name = (tries[-1] if tries else None), f"{cue} {len(tries)}"
    if last is None or last["kept"] is not None:
        more = swaps and len(tries) < replay["rounds"]
        return [{"do": "stop"}] if more and one.once(f"stop {name}", 0.06) else []
    free = [role for role in swaps if role not in [taken for taken, _ in last["roles"]]]
    if last["phase"] == "trying" and free and len(last["roles"]) < 1 and one.once(f"role {name}", 0.1):
        one.plays = name
        return [{"do": "volunteer", "role": one.random.choice(free)}]
    if last["phase"] in ("effect", "keep") and one.plays == name and last["roles"] and one.once(f"told {name}", 1.0):
        return [{"do": "changed", "text": one.random.choice(one.words.changes)}]
    return []
