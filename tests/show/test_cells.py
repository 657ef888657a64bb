"""Nothing of fewer than five people is printed, nor can it be worked out."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.show.cells import few, known, line, parts, table


def test_one_to_four_people_are_not_told() -> None:
    assert [known(n) for n in (0, 1, 4, 5, 9)] == [0, None, None, 5, 9]


def test_a_hidden_part_does_not_follow_from_the_sum() -> None:
    assert line([8, 2, 6]) == (8, None, None)
    assert line([8, 2, 3]) == (8, None, None)
    assert line([8, 0, 6]) == (8, 0, 6)


def test_where_only_nobody_is_left_nobody_is_hidden_too() -> None:
    assert line([3, 0]) == (None, None)


def test_parts_keep_their_names() -> None:
    assert parts({"up": 2, "down": 6, "stayed": 9}) == {"up": None, "down": None, "stayed": 9}


def test_in_a_table_rows_and_columns_keep_it_hidden() -> None:
    found = table([[9, 2, 7], [8, 6, 9], [5, 7, 8]])
    assert sum(n is None for row in found for n in row) == 4
    assert found[0][1] is None


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(st.integers(0, 7), min_size=n, max_size=n), max_size=3)))
def test_every_small_cell_could_be_another_number(rows: list[list[int]]) -> None:
    """All tables with the same sums are tried: unless everything is hidden, a small cell takes at least two values."""
    found = table(rows)
    hidden = [(r, c) for r, row in enumerate(found) for c, n in enumerate(row) if n is None]
    if len(hidden) == sum(map(len, rows)):
        return
    values: dict[tuple[int, int], set[int]] = {place: set() for place in hidden}
    for guess in guesses(rows, hidden):
        for place, n in guess.items():
            values[place].add(n)
    assert all(few(rows[r][c]) <= (len(values[r, c]) > 1) for r, c in hidden)
    assert all(few(n) <= ((r, c) in values) for r, row in enumerate(rows) for c, n in enumerate(row))


def guesses(rows: list[list[int]], hidden: list[tuple[int, int]]) -> list[dict[tuple[int, int], int]]:
    """Every filling within two of the truth that keeps the sums of rows and columns."""
    near = [range(max(0, rows[r][c] - 2), rows[r][c] + 3) for r, c in hidden]
    if len(hidden) > 6:
        near = [range(max(0, rows[r][c] - 1), rows[r][c] + 2) for r, c in hidden]
    made = (dict(zip(hidden, values, strict=True)) for values in product(*near))
    return [guess for guess in made if balanced(rows, guess)]


def balanced(rows: list[list[int]], guess: dict[tuple[int, int], int]) -> bool:
    off = {place: n - rows[place[0]][place[1]] for place, n in guess.items()}
    lines = {("r", r) for r, _ in off} | {("c", c) for _, c in off}
    return all(sum(n for p, n in off.items() if p["rc".index(kind)] == at) == 0 for kind, at in lines)
