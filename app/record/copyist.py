"""`python -m app.record.copyist`: makes records in a process of its own, so that no show waits for one.

Each line of standard input asks for one (`{"show", "form", "lang"}`); the answer is a line of JSON and so many bytes:
`{"size": 812}`, or a refusal `{"refused": "NotFound", "sentence": ..., "values": {...}}` and none. The house's database
stands in the environment as `THEATRE_DATABASE`: a command line can be read by others.
"""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import BinaryIO

from app.errors import TheatreError
from app.i18n import call
from app.record.commands import made

DATABASE, DATA = "THEATRE_DATABASE", "THEATRE_DATA"


def answer(line: bytes, url: str, data: Path) -> bytes:
    try:
        record = made(url=url, data=data, **json.loads(line))
    except TheatreError as error:
        return refusal(error)
    except Exception:
        traceback.print_exc()
        return refusal(TheatreError("出了点问题，请再试一次。"))
    return json.dumps({"size": len(record)}).encode() + b"\n" + record


def refusal(error: TheatreError) -> bytes:
    told = {"refused": type(error).__name__, "sentence": error.sentence, "values": error.values}
    return json.dumps(told, default=str).encode() + b"\n"


def serve(asked: BinaryIO, told: BinaryIO, url: str, data: Path) -> None:
    """Until nobody asks any more: when the house ends, however it ends, its end of the pipe closes."""
    for line in asked:
        told.write(answer(line, url, data))
        told.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    call(os.environ.get("THEATRE_WORDS", ""))
    serve(sys.stdin.buffer, sys.stdout.buffer, os.environ[DATABASE], Path(os.environ[DATA]))
