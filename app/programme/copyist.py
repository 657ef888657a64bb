"""`python -m app.programme.copyist`: the record's copyist, with what the organizer filled in beside the ledger for
those who ask for it (`"beside": true`). See `app.record.copyist`."""

from pathlib import Path

from app.record.annex import Annex, Beside
from app.record.commands import read_only
from app.record.copyist import run


def beside(url: str, data: Path) -> Beside:
    """Looks from outside, read only, while the house runs."""

    def look(entries: tuple[bytes | None, ...], lang: str, form: str) -> Annex:
        from app.programme.annex import annex  # loads slowly, and most records do without

        engine = read_only(url)
        try:
            return annex(engine, data, entries, lang, form)
        finally:
            engine.dispose()

    return look


if __name__ == "__main__":
    run(beside)
