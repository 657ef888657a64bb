"""What happens goes to standard error, one line an entry; standard output belongs to the links."""

import json
import logging
import re
import sys

SECRETS = re.compile(r"((?:/t/|/hours/|[?&]key=|Bearer ))[\w.-]+")
LOUD = ("uvicorn.error", "alembic", "httpx")


class Diary(logging.Formatter):
    """One line an entry, whatever strangers put into an address; what opens a door is left out."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        return plain(super().formatMessage(record))


class JsonDiary(logging.Formatter):
    """The same as an object a line, for programs that gather logs: `at` ISO 8601, `level`, `from`, `said`, and `error`
    with where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        told = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname, "from": record.name}
        told["said"] = plain(record.getMessage())
        if record.exc_info:
            told["error"] = SECRETS.sub(r"\1…", self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def plain(text: str) -> str:
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return SECRETS.sub(r"\1…", shown)


def keep_diary(form: str = "text") -> None:
    """`form`: text or json."""
    pen = logging.StreamHandler(sys.stderr)
    pen.setFormatter(JsonDiary() if form == "json" else Diary("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[pen])
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
