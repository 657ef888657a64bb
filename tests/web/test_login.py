"""The organizer's password and second factor."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from app.errors import Malformed
from app.web.pace import Pace
from app.web.password import Gate, Login, digits, new, read, right, step_of, write
from tests.web.house import House, opened

PASSWORD = "三楼半的凳子谁来修一修呢"


@pytest.mark.parametrize(
    ("at", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    """RFC 6238, appendix B, the last six digits."""
    login = Login("", "", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert (digits(login.factor, at // 30), step_of(login, f"{code[:3]} {code[3:]}", at * 1000)) == (code, at // 30)
    assert step_of(login, code, (at + 90) * 1000) is None


@pytest.mark.parametrize("password", ["短", "123456789012345", "aaaaabbbbbaaaaab", "长" * 129])
def test_easy_passwords_are_refused(password: str) -> None:
    with pytest.raises(Malformed):
        new(password)


def test_a_password_is_kept_as_its_hash(tmp_path: Path) -> None:
    write(tmp_path, new(PASSWORD))
    login = read(tmp_path)
    assert login and right(login, PASSWORD) and not right(login, PASSWORD + "。")
    file = tmp_path / "login.json"
    assert PASSWORD not in file.read_text("utf-8") and file.stat().st_mode & 0o077 == 0
    write(tmp_path, None)
    assert read(tmp_path) is None


def test_a_code_opens_once() -> None:
    at = 1_700_000_000_000
    login, gate = new(PASSWORD, second_factor=True), Gate(lambda: at)
    code = digits(login.factor, at // 30_000)
    assert [gate.opens(login, PASSWORD, code) for _ in range(2)] == [True, False]
    assert not Gate(lambda: at).opens(login, PASSWORD, "")


def test_twenty_presses_with_one_code_open_once() -> None:
    at = 1_700_000_000_000
    login, gate = new(PASSWORD, second_factor=True), Gate(lambda: at)
    gate.pace = Pace(1, 100, lambda: 0.0)
    code = digits(login.factor, at // 30_000)
    with ThreadPoolExecutor(20) as hands:
        assert sum(hands.map(lambda _: gate.opens(login, PASSWORD, code), range(20))) == 1


def test_a_clock_that_is_put_back_locks_nobody_out() -> None:
    now = [1_700_000_000_000]
    login, gate = new(PASSWORD, second_factor=True), Gate(lambda: now[0])
    for step in (0, -3_600_000, 86_400_000):
        now[0] = 1_700_000_000_000 + step
        code = digits(login.factor, now[0] // 30_000)
        assert [gate.opens(login, PASSWORD, code) for _ in range(2)] == [True, False]
        gate.pace = Pace(1, 100, lambda: 0.0)


async def stranger(house: House) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=house.origin, headers={"Origin": house.origin}, timeout=10)


async def test_the_organizer_comes_in_and_gives_the_key_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as house, await stranger(house) as http:
        assert (await http.post("/login", data={"password": PASSWORD})).status_code == 404
        write(house.settings.data, new(PASSWORD))
        assert '"/login"' in (await http.get("/")).text
        assert (await http.post("/login", data={"password": "不是这一句，是另一句"})).status_code == 401
        assert (await http.get(f"/s/{house.show}/organizer")).status_code == 401
        assert (await http.post("/login", data={"password": PASSWORD})).status_code == 303
        assert (await http.get(f"/s/{house.show}/organizer")).status_code == 200
        kept = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
        assert (await http.post("/logout")).status_code == 303
        assert (await http.get(f"/s/{house.show}/organizer", headers={"Cookie": kept})).status_code == 401


async def test_few_tries(tmp_path: Path) -> None:
    async with opened(tmp_path) as house, await stranger(house) as http:
        write(house.settings.data, new(PASSWORD))
        tries = [(await http.post("/login", data={"password": f"猜{n}"})).status_code for n in range(6)]
        assert tries == [401] * 5 + [429]
        organizer = await house.staff("organizer")
        assert (await organizer.http.get(organizer.page)).status_code == 200
