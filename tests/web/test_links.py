"""Links of those who were invited are told again after a restart and by another worker, until they are revoked."""

import re

from tests.web.house import House, Person


async def told(organizer: Person) -> list[str]:
    page = await organizer.http.get(organizer.page)
    return re.findall(r'value="[^"]*/s/[^/]+/(\w+)\?key=[^"]*"', page.text)


async def test_an_expert_and_a_second_assistant_are_told_again(house: House) -> None:
    organizer = await house.staff("organizer")
    leader = await house.staff("facilitator")
    assert (await organizer.act("invite", name="周律师")).status_code == 204
    made = await leader.http.post(f"/s/{house.show}/second", data={"role": "assistant"})
    links = sorted(await told(organizer))
    assert links.count("expert") == links.count("assistant") == 2
    runner = (await house.theatre.house.find(house.show)).runner
    runner.links, runner.owners = {}, {}
    assert sorted(await told(organizer)) == links
    assert {"周律师", "助手 2"} <= runner.links.keys()
    assert runner.links["助手 2"] in made.text
    fresh = await house.person("assistant").http.get(runner.links["助手 2"])
    assert fresh.status_code == 303


async def test_two_assistants_check_each_other(house: House) -> None:
    leader, one = await house.staff("facilitator"), await house.staff("assistant")
    page = (await leader.http.post(f"/s/{house.show}/second", data={"role": "assistant"})).text
    link = re.search(r"http[^<]*/assistant\?key=[\w-]+", page)
    assert link
    other = house.person("assistant")
    await other.http.get(link[0])
    await house.go(4)
    await one.act("count", count="30")
    assert (await one.act("paper", serial="7", choice="A")).status_code == 204
    assert (await one.act("confirm", serial="7")).status_code == 409
    assert (await other.act("confirm", serial="7")).status_code == 204


async def test_what_was_revoked_is_forgotten(house: House) -> None:
    organizer = await house.staff("organizer")
    await organizer.act("revoke", role="assistant")
    assert "assistant" not in await told(organizer)
