"""What people are called in a place, written by the organizer."""

from collections.abc import Iterator

import pytest

from app.i18n import call, called
from app.web.naming import NAME, recall
from tests.web.house import House


@pytest.fixture(autouse=True)
def elsewhere() -> Iterator[None]:
    yield
    call("")


async def test_the_organizer_says_what_people_are_called(house: House) -> None:
    """Also after the house was closed and opened again; half a pair changes nothing."""
    organizer, stage = await house.staff("organizer"), await house.staff("stage")
    after = f"/s/{house.show}/after"
    assert "村民" not in (await organizer.http.get(after)).text
    assert (await organizer.act("vocabulary", words="居民=村民")).status_code == 204
    assert (await organizer.act("vocabulary", words="居民")).status_code == 422
    assert "村民" in (await organizer.http.get(after)).text
    assert 'value="居民=村民"' in (await organizer.http.get(organizer.page)).text
    assert (await stage.act("vocabulary", words="居民=农民")).status_code == 403
    call("")
    recall(house.theatre.settings)
    assert called() == "居民=村民"
    (house.theatre.settings.data / NAME).write_text("居民", "utf-8")
    recall(house.theatre.settings)
    assert called() == house.theatre.settings.words == ""
