"""A vote's proof: made on the phone, promised by the house, found on the sheet, recounted by anyone."""

import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app.ledger import seal
from app.ledger.signing import promise, verify
from app.places import STATIC
from app.record.box import sheet
from app.web import qr
from tests.ledger.node import node
from tests.web.house import House, Person, opened

NONCE, TOKEN = "00112233445566778899aabbccddeeff", "ff" * 16
PLEDGE = hashlib.sha256(bytes.fromhex(TOKEN)).hexdigest()
SHIM = """
const kept = {};
global.window = global;
global.localStorage = { getItem: (k) => kept[k] || null, setItem: (k, v) => { kept[k] = v; } };
global.document = { body: { dataset: { base: '' } }, getElementById: () => null, addEventListener: () => {} };
"""


async def vote(person: Person, choice: str, nonce: str = NONCE, **more: str) -> None:
    assert (await person.act("cast", choice=choice, ballot="装", nonce=nonce, pledge=PLEDGE, **more)).status_code == 204


async def me(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = (await person.view())["me"]
    return found


def made(house: House, choice: str, nonce: str = NONCE) -> bytes:
    body = json.dumps({choice: "1"}, separators=(",", ":")).encode()
    return seal.receipt(house.show, "装", 1, bytes.fromhex(nonce), bytes.fromhex(PLEDGE), body)


async def reveal(house: House) -> None:
    leader = await house.staff("facilitator")
    for do in ("close", "reveal"):
        assert (await leader.act(do)).status_code == 204


async def test_a_vote_is_acknowledged_with_its_receipt_and_a_signature_on_it(house: House) -> None:
    await house.go(3)
    anna = await house.resident()
    await vote(anna, "A")
    mine = await me(anna)
    receipt = made(house, "A")
    assert (mine["receipt"], mine["code"], mine["nonce"]) == (receipt.hex(), seal.short(receipt), NONCE)
    signer = house.theatre.house.signer
    assert signer and verify(signer.public, bytes.fromhex(mine["promise"]), promise(house.show, "装", 1, receipt))
    page = (await anna.http.get(anna.page)).text
    assert f'data-receipt="{receipt.hex()}"' in page and mine["code"] in page
    own = (await anna.http.get(f"{anna.page}/mine")).text
    assert mine["code"] in own and mine["promise"] in own and signer.fingerprint in own


async def test_the_keys_fingerprint_is_in_the_code_on_the_wall_and_never_sent(house: House) -> None:
    signer = house.theatre.house.signer
    assert signer and len(signer.fingerprint) == 26
    told = house.theatre.pages.scanned(house.code)
    assert told == f"{house.origin}/j/{house.code}#k={signer.fingerprint}"
    anna = await house.resident()
    own = (await anna.http.get(f"{anna.page}/mine")).text
    assert f'data-key="{signer.fingerprint}"' in own
    stage = await house.staff("stage")
    await stage.http.get(stage.page)
    assert (await stage.http.get(f"/s/{house.show}/qr.svg")).content == qr.picture(told)


def test_a_phone_remembers_the_first_fingerprint_it_scanned() -> None:
    code = (STATIC / "receipt.js").read_text("utf-8")
    said = []
    for scanned, real in ((["A", "B"], "A"), (["A"], "B"), ([], "A")):
        visits = "".join(f"visit('#k={name * 26}', null);" for name in scanned)
        key = json.dumps({"show": "x", "key": real * 26, "yes": "yes", "no": "no"})
        ask = f"{visits} const p = {{ dataset: {key}, hidden: true }}; visit('', p); console.log(p.textContent || '');"
        visit = (
            "function visit(hash, pinned) { global.location = { hash };"
            " document.body.dataset.base = pinned ? '' : '/s/x';"
            f" document.getElementById = (id) => id === 'pinned' ? pinned : null; (0, eval)({json.dumps(code)}); }}"
        )
        done = subprocess.run([node(), "-e", SHIM + visit + ask], capture_output=True, text=True, check=True)
        said.append(done.stdout.strip())
    assert said == ["yes", "no", ""]


async def test_the_sheet_waits_for_the_result_and_outlives_the_evening(house: House) -> None:
    await house.go(3)
    people = [await house.resident() for _ in range(3)]
    for n, person in enumerate(people):
        await vote(person, "AAB"[n], f"{n:032x}")
    await vote(people[0], "B", "f" * 32, token=TOKEN)
    address = f"/s/{house.show}/q/装/sheet.json"
    stranger = house.person("nobody")
    assert (await stranger.http.get(address)).status_code == 409
    await reveal(house)
    before = (await stranger.http.get(address)).json()
    await (await house.staff("facilitator")).act("end")
    after = (await stranger.http.get(address)).json()
    assert before | {"head": ""} == after | {"head": ""}
    receipts = [made(house, *slip).hex() for slip in (("B", "f" * 32), ("A", f"{1:032x}"), ("B", f"{2:032x}"))]
    assert [slip["receipt"] for slip in after["slips"]] == sorted(receipts)
    assert after["replaced"] == [[made(house, "A", f"{0:032x}").hex(), TOKEN]]
    assert (after["unopened"], after["counts"]) == ([], {"A": {"1": 1}, "B": {"1": 2}})
    page = await stranger.http.get(address.removesuffix(".json"))
    assert page.status_code == 200 and all(slip["code"] in page.text for slip in after["slips"])
    assert "重数的票数也一致" in page.text


async def test_the_sheet_says_when_the_box_was_touched(house: House) -> None:
    await house.go(3)
    anna, ben = await house.resident(), await house.resident()
    await vote(anna, "A")
    await vote(ben, "A", "1" * 32)
    await reveal(house)
    ledger = house.theatre.house.ledger
    entries = [body for _, body in await ledger.read(house.show)]
    box = await ledger.box(house.show)
    assert sheet(entries, box, "装").holds
    assert len(sheet(entries, box[:1], "装").unopened) == 1
    changed = box[0]._replace(body=box[0].body.replace(b'"A"', b'"B"'))
    found = sheet(entries, [changed, box[1]], "装")
    assert (found.holds, len(found.unopened), found.strange) == (False, 1, 1)
    added = sheet(entries, [*box, changed], "装")
    assert (added.holds, added.strange) == (False, 1)


async def test_a_phone_that_brings_nothing_votes_all_the_same(house: House) -> None:
    await house.go(3)
    anna = await house.resident()
    assert (await anna.act("cast", choice="A")).status_code == 204
    assert len((await me(anna))["receipt"]) == 64
    await reveal(house)
    page = (await anna.http.get(f"/s/{house.show}/q/装/sheet")).text
    assert f"{(await me(anna))['code']} *" in page
    for wrong in ({"nonce": "1"}, {"nonce": NONCE, "pledge": "g" * 64}, {"token": "short"}):
        assert (await anna.act("cast", choice="B", **wrong)).status_code == 422


def test_the_phone_computes_the_same_receipt() -> None:
    """The worked example of docs/seal.md, and one with a pledge and Chinese text, in the phone's own script."""
    code = (STATIC / "receipt.js").read_text("utf-8")
    ask = """
    const r = window.theatreReceipt;
    const lift = r.receipt('lift', 'q1', 1, '000102030405060708090a0b0c0d0e0f', '', '{"lift":"1"}');
    const other = r.receipt('夜', '装', 2, '%s', '%s', '{"甲":"1"}');
    const fields = { do: 'cast' };
    r.prepare(fields);
    console.log(JSON.stringify([lift, other, Object.keys(fields), fields.nonce.length, fields.pledge.length]));
    """
    done = subprocess.run(
        [node(), "-e", SHIM + code + ask % (NONCE, PLEDGE)], capture_output=True, text=True, check=True
    )
    expected = seal.receipt("夜", "装", 2, bytes.fromhex(NONCE), bytes.fromhex(PLEDGE), '{"甲":"1"}'.encode())
    example = re.search(r"give `([0-9a-f]{64})`", (STATIC.parent / "docs" / "seal.md").read_text("utf-8"))
    assert example
    assert json.loads(done.stdout) == [example[1], expected.hex(), ["do", "nonce", "pledge"], 32, 64]


MARKS = """\
format: 1
id: marks
lang: zh
title: 打分
scenes:
  - id: 一
    beats:
      - vote: 您有多同意
        id: 分
        how: scale
        options: [能帮上忙, 值得听完]
      - vote: 您同意吗
        id: 态
        how: agree
        options: [要修, 要等]
"""


@pytest.mark.parametrize(("steps", "ballot", "value", "said"), [(2, "分", "1", "1"), (6, "态", "agree", "同意")])
async def test_a_slip_says_its_mark_or_stance_in_the_readers_words(
    tmp_path: Path, steps: int, ballot: str, value: str, said: str
) -> None:
    async with opened(tmp_path) as house:
        await house.play(MARKS)
        await house.go(steps)
        anna = await house.resident()
        assert (await anna.act("cast", **{"choice.A": value, "ballot": ballot, "nonce": NONCE})).status_code == 204
        own = " ".join((await anna.http.get(f"{anna.page}/mine")).text.split())
        assert re.search(rf"您选的：\s*A (能帮上忙|要修) {said}\s*<", own), own
        await reveal(house)
        page = " ".join((await anna.http.get(f"{anna.page}/q/{ballot}/sheet")).text.split())
        assert f"<td>A {said}</td>" in page and f"：{said} × 1 票" in page
