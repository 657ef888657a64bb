"""`python -m app.record.copyist`: makes records in a process of its own, so that no show waits for one.

Each line of standard input asks for one (`{"show", "form", "lang", "beside"}`); the answer is a line of JSON and so
many bytes:
`{"size": 812}`, or a refusal `{"refused": "NotFound", "sentence": ..., "values": {...}}` and none. The house's database
stands in the environment as `THEATRE_DATABASE`: a command line can be read by others.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import TheatreError
from app.i18n import call
from app.record.annex import Beside
from app.record.commands import made
from app.record.whereabouts import DATA, DATABASE


def answer(line: bytes, url: str, data: Path, beside: Beside | None) -> bytes:
    try:
        asked = json.loads(line)
        added = beside if asked.pop("beside", False) else None
        record = made(url=url, data=data, beside=added, **asked)
    except TheatreError as error:
        return refusal(error)
    except Exception:
        traceback.print_exc()
        return refusal(TheatreError("出了点问题，请再试一次。"))
    return json.dumps({"size": len(record)}).encode() + b"\n" + record


def refusal(error: TheatreError) -> bytes:
    told = {"refused": type(error).__name__, "sentence": error.sentence, "values": error.values}
    return json.dumps(told, default=str).encode() + b"\n"


def serve(asked: BinaryIO, told: BinaryIO, url: str, data: Path, beside: Beside | None = None) -> None:
    """Until nobody asks any more: when the house ends, however it ends, its end of the pipe closes."""
    for line in asked:
        told.write(answer(line, url, data, beside))
        told.flush()


def run(beside: Callable[[str, Path], Beside] | None = None) -> None:
    """`beside`: from the house's database and folder, what looks up what was added to a show."""
    if hasattr(os, "nice"):
        os.nice(10)
    call(os.environ.get("THEATRE_WORDS", ""))
    url, data = os.environ[DATABASE], Path(os.environ[DATA])
    serve(sys.stdin.buffer, sys.stdout.buffer, url, data, beside(url, data) if beside else None)


if __name__ == "__main__":
    run()
