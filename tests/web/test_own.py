"""What is kept of one person, for that person alone."""

from pathlib import Path

from tests.web.house import House, opened


async def test_a_seat_takes_home_all_that_is_kept_of_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.go(3)
        mine, other = await house.resident(), await house.resident()
        await mine.act("cast", choice="A", because="腿脚不好")
        await other.act("cast", choice="B", because="漏水")
        await mine.act("say", text="打我电话13800001111")
        found = (await mine.http.get(f"/s/{house.show}/own.json")).json()
        types = [fact["type"] for fact in found["facts"]]
        texts = [fact["text"] for fact in found["facts"] if "text" in fact]
        assert (found["seat"], found["title"], types[0]) == (1, "小戏", "SeatTaken")
        assert found["ballots"] == [{"ballot": "装", "question": "装不装", "choice": {"A": "1"}, "because": "腿脚不好"}]
        assert texts == ["打我电话138××××××××"]
        assert "漏水" not in str(found)


async def test_after_the_end_votes_are_nobodys(house: House) -> None:
    await house.go(3)
    mine = await house.resident()
    await mine.act("cast", choice="A")
    await (await house.staff("facilitator")).act("end")
    assert (await mine.http.get(f"/s/{house.show}/own.json")).json()["ballots"] == []
