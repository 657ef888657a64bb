"""The check of a public sheet, by anybody: the file alone, with the ledger, with the house's signature beside it."""

import json
from collections import Counter
from hashlib import sha256
from typing import Any

from app.i18n import N_
from app.ledger import seal, signing
from app.ledger.export import NOT_CANONICAL, Verdict, Wrong, canonical
from app.record.box import FORMAT

KEYS = {"ballot", "counts", "format", "head", "options", "replaced", "run", "show", "slips", "unopened"}
SLIP = {"choice", "code", "nonce", "pledge", "receipt"}
NOT_A_SHEET = N_("这不是一份票单文件。")
NO_RECEIPT = N_("第 {seq} 张票的凭据不是由它自己算出来的，有人改过。")
NO_COUNT = N_("票单上的票数和票不一致，有人改过。")
NOT_THE_BOX = N_("账本里封好的票箱不是这些票。")
NOT_SIGNED = N_("签名对不上：这份票单不是这把钥匙签的。")
SHEET_HOLDS = N_("票单自己对得上：{entries} 张票。和账本一起核对，才知道有没有少票。")
BOTH_HOLD = N_("票单和账本都对得上：{entries} 张票。")


def is_sheet(data: bytes) -> bool:
    return b'"format":"et/v1/sheet"' in data


def promise(data: bytes) -> bytes:
    """The bytes that the house signs for a sheet."""
    return b"et/v1/sheet" + sha256(data).digest()


def verify_sheet(data: bytes, ledger: bytes = b"", signature: bytes = b"", public: bytes = b"") -> Verdict:
    """`ledger`: an export that `export.verify` accepts. `first_bad`: the first slip whose receipt does not hold."""
    try:
        sheet = parse(data)
        slips(sheet)
        if ledger and sealed(sheet, json.loads(ledger)) != receipts(sheet):
            raise Wrong(NOT_THE_BOX)
        if signature and not signing.verify(public, signature, promise(data)):
            raise Wrong(NOT_SIGNED)
    except Wrong as wrong:
        return Verdict(False, b"", wrong.seq, wrong.sentence)
    sentence = BOTH_HOLD if ledger else SHEET_HOLDS
    return Verdict(True, bytes.fromhex(sheet["head"]), None, sentence, len(sheet["slips"]), show=sheet["show"])


def parse(data: bytes) -> dict[str, Any]:
    try:
        sheet = json.loads(data.decode())
        plain = canonical(sheet) == data
    except (ValueError, RecursionError) as error:
        raise Wrong(NOT_A_SHEET) from error
    if not plain:
        raise Wrong(NOT_CANONICAL)
    if not (isinstance(sheet, dict) and sheet.keys() == KEYS and sheet["format"] == FORMAT and shaped(sheet)):
        raise Wrong(NOT_A_SHEET)
    return sheet


def shaped(sheet: dict[str, Any]) -> bool:
    texts = all(isinstance(sheet[name], str) for name in ("show", "ballot"))
    lists = all(isinstance(sheet[name], list) for name in ("slips", "options", "replaced", "unopened"))
    words = lists and all(isinstance(text, str) for text in sheet["options"] + sheet["unopened"])
    return texts and words and type(sheet["run"]) is int and 0 < sheet["run"] < 2**32 and digits(sheet["head"], 32)


def digits(text: object, size: int) -> bool:
    return isinstance(text, str) and len(text) == 2 * size and set(text) <= set("0123456789abcdef")


def slips(sheet: dict[str, Any]) -> None:
    counts: dict[str, Counter[str]] = {option: Counter() for option in sheet["options"]}
    for seq, slip in enumerate(sheet["slips"], 1):
        if not holds(sheet, slip):
            raise Wrong(NO_RECEIPT, seq)
        for option, value in slip["choice"].items():
            counts.setdefault(option, Counter())[value] += 1
    ordered = [(slip["receipt"], slip["nonce"]) for slip in sheet["slips"]]
    if ordered != sorted(ordered) or sheet["unopened"] != sorted(sheet["unopened"]):
        raise Wrong(NOT_CANONICAL)
    if {option: dict(found) for option, found in counts.items()} != sheet["counts"]:
        raise Wrong(NO_COUNT)


def holds(sheet: dict[str, Any], slip: Any) -> bool:
    """Made again from what is on it; a vote without a token has an empty pledge."""
    if not (isinstance(slip, dict) and slip.keys() == SLIP and digits(slip["nonce"], seal.NONCE)):
        return False
    choice, pledge = slip["choice"], slip["pledge"]
    if not (isinstance(choice, dict) and all(isinstance(value, str) for value in choice.values())):
        return False
    if pledge != "" and not digits(pledge, 32):
        return False
    parts = (bytes.fromhex(slip["nonce"]), bytes.fromhex(pledge), canonical(choice))
    made = seal.receipt(sheet["show"], sheet["ballot"], sheet["run"], *parts)
    return bool(slip["receipt"] == made.hex() and slip["code"] == seal.short(made))


def receipts(sheet: dict[str, Any]) -> list[str]:
    return sorted([slip["receipt"] for slip in sheet["slips"]] + sheet["unopened"])


def sealed(sheet: dict[str, Any], ledger: dict[str, Any]) -> list[str] | None:
    """The receipts of the last closing of this ballot and run."""
    found = None
    if ledger["show"] != sheet["show"]:
        return found
    for entry in ledger["entries"]:
        fact = json.loads(entry["body"]) if entry["body"] else {}
        if fact.get("type") == "BallotClosed" and (fact["ballot"], fact["run"]) == (sheet["ballot"], sheet["run"]):
            found = fact["receipts"]
    return found
