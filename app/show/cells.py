"""Small cells: a count of one to four people could name them. It is not printed, and neither is what it follows from.

Primary suppression hides the small cells; complementary suppression hides further ones until no hidden cell can be
worked out from the sums that are printed (Cox 1980: a cell can still be two things if and only if an alternating path
of hidden cells leads back to it).
"""

from collections.abc import Iterator, Mapping, Sequence

LEAST = 5
Place = tuple[int, int]
Node = tuple[str, int]


def few(n: int) -> bool:
    return 0 < n < LEAST


def known(n: int) -> int | None:
    """A count of people as it may be printed, None where it may not."""
    return None if few(n) else n


def line(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The parts of a whole that is printed: n of each, None where hidden."""
    return table([counts], columns=False)[0]


def parts(counts: Mapping[str, int]) -> dict[str, int | None]:
    return dict(zip(counts, line(list(counts.values())), strict=True))


def table(rows: Sequence[Sequence[int]], *, columns: bool = True) -> list[tuple[int | None, ...]]:
    """Rows of equal length whose sums are printed, with `columns` those of the columns too."""
    out = {(r, c) for r, row in enumerate(rows) for c, n in enumerate(row) if few(n)}
    small = sorted(out)
    while found := next((place for place in small if determined(rows, out, place, columns)), None):
        more = helper(rows, out, found, columns)
        if more is None:
            break
        out.add(more)
    return [tuple(None if (r, c) in out else n for c, n in enumerate(row)) for r, row in enumerate(rows)]


def helper(rows: Sequence[Sequence[int]], out: set[Place], found: Place, columns: bool) -> Place | None:
    """The next cell to hide: one that is enough, else one on the same row or column; the smallest with people in it."""
    shown = [(r, c) for r, row in enumerate(rows) for c in range(len(row)) if (r, c) not in out]
    enough = [place for place in shown if not determined(rows, {*out, place}, found, columns)]
    near = [(r, c) for r, c in shown if r == found[0] or (columns and c == found[1])]
    return min(enough or near or shown, key=lambda p: (rows[p[0]][p[1]] == 0, rows[p[0]][p[1]], p), default=None)


def determined(rows: Sequence[Sequence[int]], out: set[Place], place: Place, columns: bool) -> bool:
    """Whether the sums leave this hidden cell only one value."""
    (r, c), n = place, rows[place[0]][place[1]]
    row, column = ("row", r), ("column", c)
    more = reaches(rows, out, place, column, row, columns)
    return not more and not (n and reaches(rows, out, place, row, column, columns))


def reaches(rows: Sequence[Sequence[int]], out: set[Place], but: Place, start: Node, goal: Node, columns: bool) -> bool:
    """Whether one person can be moved on from `start` to `goal` over hidden cells other than `but`."""
    seen, waiting = {start}, [start]
    while waiting:
        for node in steps(rows, out - {but}, waiting.pop(), columns):
            if node == goal:
                return True
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return False


def steps(rows: Sequence[Sequence[int]], out: set[Place], node: Node, columns: bool) -> Iterator[Node]:
    """A person more in a hidden cell leads from its row to its column, one fewer back; columns whose sums nobody
    knows are as good as one."""
    kind, at = node
    if kind == "row":
        yield from (("column", c) for r, c in out if r == at)
        return
    yield from (("row", r) for r, c in out if c == at and rows[r][c])
    if not columns:
        yield from (("column", c) for c in range(len(rows[0])) if c != at)
