"""The pages that only a running house can show: read by axe in both themes, reached by keyboard, narrow, with doubled
letters and without scripts, as those of tests/browser/test_accessible.py are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_desk import Desk
from tests.browser.walked import WALKED
from tests.browser.way import Round


@pytest.mark.accessible
def test_pages_of_a_running_house(quick_desk: Desk, laptop: Callable[..., Page]) -> None:
    way = Round(quick_desk, laptop(), laptop(java_script_enabled=False))
    way.walk()
    assert (way.faults, way.seen) == ({}, set(WALKED))
