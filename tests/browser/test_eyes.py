"""The browser of these tests sees what a person sees: without a Chinese font every screenshot would be of boxes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

LETTERS = "<body style='font:40px sans-serif'><b>{}</b>"


@pytest.mark.parametrize("letters", ["楼道", "电梯", "议事"])
def test_each_chinese_letter_has_its_own_shape(phone: Callable[..., Page], letters: str) -> None:
    page = phone()
    seen = set()
    for letter in letters:
        page.set_content(LETTERS.format(letter))
        seen.add(page.locator("b").screenshot())
    assert len(seen) == len(letters)


def test_a_phone_is_small_and_a_stage_is_wide(phone: Callable[..., Page], stage: Callable[..., Page]) -> None:
    widths = []
    for page in (phone(), stage()):
        page.set_content("<meta name=viewport content='width=device-width'><p>")
        widths.append(page.evaluate("innerWidth"))
    assert widths == [360, 1920]
