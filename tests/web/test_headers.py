"""What every answer of every address wears, whoever asks."""

from pathlib import Path

import httpx

from app.web.guard import FIXED
from tests.web.house import House, opened
from tests.web.table import ROWS

SANDBOXED = ("/record.", "/qr.svg", "/map.svg", "/media/")


def policy_holds(address: str, policy: str) -> bool:
    """Nothing foreign, nothing inline, nothing evaluated; a download runs nothing at all."""
    if any(part in address for part in SANDBOXED) and "default-src 'none'" in policy:
        return "script" not in policy
    wanted = ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
    return all(part in policy for part in wanted) and "unsafe" not in policy and "*" not in policy


def faults(address: str, answer: httpx.Response) -> list[str]:
    headers = answer.headers
    found = [name for name, value in FIXED.items() if headers.get(name) != value]
    found += [] if policy_holds(address, headers.get("content-security-policy", "")) else ["policy"]
    found += [] if headers.get("cache-control") in ("no-store", "private") else ["cache"]
    found += [name for name in headers if name.startswith("access-control-") or name == "server"]
    kind = headers.get("content-type", "")
    found += ["charset"] if kind.startswith("text/") and "charset" not in kind else []
    cookies = headers.get_list("set-cookie")
    return found + [c for c in cookies if not all(f in c for f in ("HttpOnly", "SameSite=lax", "Path=/"))]


async def test_every_answer_to_every_get_is_dressed(house: House) -> None:
    visitors = [house.person("nobody"), await house.resident(), await house.staff("organizer")]
    values = {"show": house.show, "code": house.code, "ballot": "装"}
    wrong = []
    for address in {row.address for row in ROWS if row.route.startswith("GET")} | {"/nothing", "/docs"}:
        for visitor in visitors:
            answer = await visitor.http.get(address.format(**values))
            wrong += [(visitor.role, address, fault) for fault in faults(address, answer)]
    assert wrong == []


async def test_a_refused_address_or_origin_is_dressed_too(house: House) -> None:
    stranger = house.person("nobody")
    found = [
        await stranger.http.get("/", headers={"Host": "evil.example"}),
        await stranger.http.post("/join", headers={"Origin": "http://evil.example"}),
    ]
    assert [answer.status_code for answer in found] == [400, 403]
    for answer in found:
        assert {name: answer.headers.get(name) for name in FIXED} == FIXED
        assert answer.headers["cache-control"] == "no-store"


async def test_no_page_holds_code_or_style_of_its_own(house: House) -> None:
    for role in ("resident", "stage", "facilitator", "expert", "assistant", "organizer"):
        person = await house.person(role).come()
        text = (await person.http.get(person.page)).text
        assert "<script>" not in text and " style=" not in text and "<style" not in text
        assert " onclick=" not in text and "javascript:" not in text


async def test_other_methods_are_refused_in_a_sentence(house: House) -> None:
    person = house.person("nobody")
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        answer = await person.http.request(method, "/")
        assert (method, answer.status_code) == (method, 405)


async def test_over_https_every_answer_asks_for_https(tmp_path: Path) -> None:
    async with opened(tmp_path, public_url="https://theatre.example", hosts=("127.0.0.1",)) as house:
        for address in ("/", "/nothing", f"/j/{house.code}"):
            answer = await house.person("nobody").http.get(address)
            assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
            assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))
