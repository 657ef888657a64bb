"""The page for the neighbours as they meet it: read, commented on without scripts, shared as a picture."""

import base64
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House


@pytest.fixture
def record(house: House, laptop: Callable[..., Page]) -> str:
    """The address of the published record."""
    organizer = laptop()
    organizer.goto(house.links["organizer"])
    organizer.goto(f"{house.origin}/s/{house.links['show']}/after")
    organizer.get_by_role("button", name="公开这一晚的记录").click()
    organizer.goto(f"{house.origin}/s/{house.links['show']}/after")
    expect(organizer.locator("#message")).to_have_value(re.compile(re.escape(f"/s/{house.links['show']}/record")))
    return f"{house.origin}/s/{house.links['show']}/record"


def test_the_card_is_drawn_on_the_phone(record: str, phone: Callable[..., Page]) -> None:
    page = phone()
    page.goto(record)
    page.locator("#draw").click()
    picture = page.locator("#drawn img")
    expect(picture).to_be_visible()
    data = base64.b64decode((picture.get_attribute("src") or "").split(",")[1])
    wide, tall = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG") and wide == 900 and tall > 400
    expect(page.locator("#take")).to_have_attribute("download", "三楼半.png")


def test_without_scripts_a_neighbour_reads_and_comments(record: str, phone_without_js: Callable[..., Page]) -> None:
    page = phone_without_js()
    page.goto(record)
    expect(page.locator("#card")).to_be_hidden()
    page.locator("#remark").fill("灯快点装吧")
    page.get_by_role("button", name="留言").click()
    expect(page.locator("#remarks .notice")).to_contain_text("收到了")
    expect(page.locator("body")).not_to_contain_text("灯快点装吧")


def test_the_organizer_is_told_while_a_record_is_made(house: House, laptop: Callable[..., Page]) -> None:
    page = laptop()
    page.goto(house.links["organizer"])
    with page.expect_download(timeout=60_000) as taken:
        page.locator(".records a", has_text="Excel").first.click()
        expect(page.locator("#making")).to_contain_text("正在做：Excel")
    assert taken.value.suggested_filename == "三楼半.xlsx"
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    expect(page.locator("#making")).to_contain_text("做好了")
