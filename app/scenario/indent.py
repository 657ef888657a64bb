"""Which line is indented wrongly: the one whose move lets the parser read furthest."""

from collections.abc import Iterator, Sequence

import yaml

NEAR, BEFORE, AFTER, SUSPECTS, ROOM = 3, 80, 25, 6, 20_000
"""Lines above the complaint that may be to blame, and how much is read around it."""


def misplaced(lines: Sequence[str], at: int) -> tuple[int, str] | None:
    """The line to blame, from 0, and how it should stand. `at`: where the parser gave up."""
    start = begin(lines, at)
    window = list(lines[start : at + AFTER])
    if sum(map(len, window)) > ROOM:
        return None
    best: tuple[tuple[int, int, int, int], int, str] | None = None
    for n in suspects(lines, at):
        if n < start:
            continue
        for moved in moves(lines, n):
            window[n - start] = moved
            reach = furthest(window)
            rank = (-reach, (depth(lines[n]) + 1) % 2, abs(depth(moved) - depth(lines[n])), at - n)
            if reach > at - start and (best is None or rank < best[0]):
                best = rank, n, moved
        window[n - start] = lines[n]
    return best[1:] if best else None


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def begin(lines: Sequence[str], at: int) -> int:
    """The beginning of the scene or the name around this line."""
    low = max(0, at - BEFORE)
    tops = [n for n in range(low, max(low, at - NEAR)) if lines[n].strip() and depth(lines[n]) <= 2]
    return next((n for n in reversed(tops) if lines[n].lstrip().startswith("- ") or depth(lines[n]) == 0), low)


def suspects(lines: Sequence[str], at: int) -> list[int]:
    """The line itself, those right above, and those to which it might belong."""
    above = [n for n in range(at - 1, max(-1, at - BEFORE), -1) if lines[n].strip()]
    found, least = [at, *above[:NEAR]], depth(lines[at])
    for n in above:
        if depth(lines[n]) < least:
            found.append(n)
            least = depth(lines[n])
    return list(dict.fromkeys(found))[:SUSPECTS]


def moves(lines: Sequence[str], n: int) -> Iterator[str]:
    """This line as deep as its neighbours, or a little further."""
    body = lines[n].lstrip(" ")
    around = [line for line in (*lines[max(0, n - 2) : n], *lines[n + 1 : n + 3]) if line.strip()]
    wanted = {depth(lines[n]) - 1, depth(lines[n]) + 1} | {depth(line) for line in around}
    for deep in sorted(wanted - {depth(lines[n])}):
        if deep >= 0:
            yield " " * deep + body


def furthest(window: Sequence[str]) -> int:
    """The line on which the parser gives up, or the number of lines."""
    try:
        for _ in yaml.parse("\n".join(window) + "\n", Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as fault:
        return fault.problem_mark.line if fault.problem_mark else 0
    except yaml.YAMLError:
        return 0
    return len(window)
