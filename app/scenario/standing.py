"""Which line is indented wrongly: the one whose move lets the lines below it stand where the format has them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from app.scenario.dashes import FIRST
from app.scenario.depths import expected
from app.scenario.fields import KINDS, NAMES
from app.scenario.outline import BEAT, CARDED, LISTED, Row, State, reading, rows, step
from app.scenario.said import NAMED
from app.scenario.source import Source, following

AHEAD, NEAR, SUSPECTS, MOST = 40, 3, 7, 12
"""Rows read to judge a move, rows right above that may be to blame, suspects in all, complaints looked into."""
MANY = 200
"""Margins looked at; after as many faults nobody reads on."""
Past = list[tuple[Row, State]]


def stand(source: Source) -> None:
    """Moves lines to where they belong, each reported; a line that nothing mends is left to the parser."""
    lines, past, state = plain(source.lines), Past(), State()
    ahead, skip, tries = rows(lines, 0), -1, 0
    while row := next(ahead, None):
        if 0 <= skip < row.at:
            continue
        after, skip, found = step(state, row), -1, None
        if not (after and fits(after, past)) and tries < MOST and not row.wide:
            found, tries = repair(lines, [*past, (row, state)]), tries + 1
        if found:
            row, state = [*past, (row, state)][found[0]]
            del past[found[0] :]
            lines[row.n] = found[1]
            moved(row.n, found[1], source)
            ahead = rows(lines, row.n)
        elif after:
            past.append((row, state))
            state = after
            level(lines, row, source)
        else:
            skip = row.at - (first(row.name) and not row.listed)  # its dash is missing: it is the first of its level
            if orphaned(state, row, following(lines, row.n)):
                drop(lines, row, source)


def fits(state: State, past: Past) -> bool:
    """Whether nothing looks moved: a doubled name below one that the format does not know does."""
    return not (state.doubled and any(before.strange for _, before in past[-NEAR:]))


def first(name: str) -> bool:
    """Whether an item begins with this name, in whichever language."""
    return name in FIRST or any(one in FIRST for one in NAMED.get(name, ()))


def orphaned(state: State, row: Row, below: str) -> bool:
    """Whether the line that this one belongs under is gone: it hangs from one that holds no others."""
    if row.name == "vote" and below.strip().startswith(("rules:", "otherwise:")):
        return True
    if row.wide or row.name not in NAMES or row.name in FIRST - set(KINDS):
        return False
    if state.opened in ("cast", "cards") and row.name in CARDED and row.at > state.above:
        return True
    bare = state.opened in LISTED and not row.listed and row.name not in FIRST and row.at > state.above
    return bare or 0 <= state.leaf < row.at


def drop(lines: list[str], row: Row, source: Source) -> None:
    """Leaves out what hangs there, so that it is named once."""
    source.report(row.n + 1, row.at + 1, "yaml")
    source.damaged = True
    for n in range(row.n, len(lines)):
        if lines[n].strip() and depth(lines[n]) < row.at:
            return
        lines[n] = source.lines[n] = ""


def level(lines: list[str], row: Row, source: Source) -> None:
    """The first line of a text says how deep it lies; none below may lie less deep."""
    text = [n for n in inside(lines, row) if lines[n].strip()] if row.block else []
    deep = [depth(lines[n]) for n in text]
    if not deep or min(deep) == deep[0]:
        return
    odd = [n for n, at in zip(text, deep, strict=True) if at < deep[0]]
    wrong, at = (odd, deep[0]) if 2 * len(odd) < len(text) else (text[:1], min(deep))
    for n in wrong:
        moved(n, " " * at + lines[n].lstrip(" "), source)


def inside(lines: Sequence[str], row: Row) -> Iterator[int]:
    """The lines of the text that a row announces."""
    first = depth(following(lines, row.n))
    for n in range(row.n + 1, len(lines)):
        at, here = depth(lines[n]), reading(lines[n])
        if here and (at <= row.column or (at < first and here.name in BEAT)):
            return
        yield n


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def plain(lines: Sequence[str]) -> list[str]:
    """The lines with margins of spaces alone; where they were written otherwise, as deep as `scan` will put them."""
    found: list[str] = []
    odd = 0
    for line in lines:
        body = line.lstrip()
        head = line[: len(line) - len(body)]
        other = bool(body and head.strip(" ")) and odd < MANY
        odd += other
        found.append(" " * expected(head, body, found) + body if other else line)
    return found


def moved(n: int, line: str, source: Source) -> None:
    written = source.lines[n]
    body = written.lstrip()
    if written[: len(written) - len(body)].strip(" "):
        return
    code = "dash-missing" if line.lstrip()[:2] == "- " != body[:2] else "yaml"
    source.report(n + 1, len(written) - len(body) + 1, code, mended=line.strip()[:60])
    source.lines[n] = line


def repair(lines: list[str], past: Past) -> tuple[int, str] | None:
    """Which of these rows to move, and the line as it should stand. The last row is the one that does not fit."""
    stuck = past[-1][0]
    best: tuple[tuple[int, int, int, int], int, str] | None = None
    for back in suspects(past):
        row, state = past[back]
        written = lines[row.n]
        for line in moves(lines, row, state):
            lines[row.n] = line
            fitting = reach(lines, row.n, state, stuck.n)
            at = depth(line)
            rank = (-fitting, abs(at - row.at), at % 2, -back)
            if fitting and (best is None or rank < best[0]):
                best = rank, back, line
        lines[row.n] = written
    return best[1:] if best else None


def suspects(past: Past) -> list[int]:
    """The last row, those right above it, and those to which it might belong."""
    last = len(past) - 1
    found, least = list(range(last, max(-1, last - NEAR - 1), -1)), past[-1][0].at
    for back in range(last - 1, -1, -1):
        if past[back][0].at < least:
            least = past[back][0].at
            found.append(back)
    return list(dict.fromkeys(found))[:SUSPECTS]


def moves(lines: Sequence[str], row: Row, state: State) -> Iterator[str]:
    """The row where something stands open, or a little to the side, or with one space behind its dash."""
    written = lines[row.n]
    below = [reading(line) for line in lines[row.n + 1 : row.n + 4]]
    wanted = {row.at + by for by in (-2, -1, 1, 2)} | {frame.column for frame in state.stack}
    wanted |= {state.above + 2} | {found.at for found in below if found} | {0}
    for at in sorted(at for at in wanted if at >= 0 and at != row.at):
        yield " " * at + written.lstrip(" ")
    if row.listed:
        yield " " * row.at + "- " + written[row.column :]
    elif row.name in KINDS:
        lists = {frame.column for frame in state.stack if frame.seen is None}
        for at in sorted(lists | ({state.above + 2} if state.opened in LISTED else set())):
            yield " " * at + "- " + written.lstrip(" ")


def reach(lines: Sequence[str], start: int, state: State, stuck: int) -> int:
    """How many rows fit from the stuck one on; 0 when that is not at least it and one more. What nobody knows does not
    count, nor does a move that makes the stuck one prose."""
    count, ended, met = 0, True, False
    for row in islice(rows(lines, start), AHEAD + max(0, stuck - start)):
        after = step(state, row)
        if after is None or after.doubled:
            ended = False
            break
        state, met = after, met or row.n == stuck
        count += row.n >= stuck and not after.strange
    return min(count, AHEAD) if met and count >= (1 if ended else 2) else 0
