"""The example in the documents is what its ledger says today; `make example` writes it again."""

from pathlib import Path

import example
import pytest

from app.ledger.export import verify

PLACE = Path(__file__).resolve().parents[2] / "docs" / "examples"


def test_its_ledger_holds() -> None:
    assert verify((PLACE / "ledger.json").read_bytes()).ok


@pytest.mark.parametrize("form", ["md", "html"])
def test_it_is_in_step(tmp_path: Path, form: str) -> None:
    [made] = example.write(tmp_path, (form,))
    assert made.read_bytes() == (PLACE / f"record.{form}").read_bytes()
