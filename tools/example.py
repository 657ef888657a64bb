"""The example record in docs/examples: `make example` writes it from its ledger, `make example ARGS=--anew` plays the
evening again first."""

import sys
from datetime import timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.record.commands import export_command  # noqa: E402
from app.rehearse.offline import rehearse  # noqa: E402
from app.scenario.load import load  # noqa: E402

PLACE = ROOT / "docs" / "examples"
LEDGER = PLACE / "ledger.json"
FORMS = ("md", "html", "docx")
PLAY, RESIDENTS, SEED = "lift", 60, 7
BEIJING = timezone(timedelta(hours=8))


def write(to: Path, forms: tuple[str, ...] = FORMS) -> list[Path]:
    """The forms of the record, in Chinese, in Beijing's time."""
    return [p for f in forms for p in export_command(str(LEDGER), to / f"record.{f}", url="", zone=BEIJING)]


def play() -> None:
    evening = rehearse(load(ROOT / "scenarios" / f"{PLAY}.yaml"), RESIDENTS, SEED)
    LEDGER.write_bytes(evening.record())


if __name__ == "__main__":
    if "--anew" in sys.argv:
        play()
    print("\n".join(str(path.relative_to(ROOT)) for path in write(PLACE)))
