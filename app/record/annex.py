"""What the organizer adds to a record: tables and photographs that are not in the ledger. They come from elsewhere and
stand apart, because the seal says nothing about them."""

from collections.abc import Callable, Mapping
from dataclasses import field

from app.i18n import N_
from app.record.blocks import Table
from app.values import dataclass

EXPLAINED = N_("待说明")
"""The caption of the table that takes the place of the ledger's own list of differences."""


@dataclass(frozen=True, slots=True)
class Annex:
    """`tables` in the order of the evidence, captions in the reader's language; `files` name -> bytes, for a ZIP."""

    tables: tuple[Table, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    def has(self, caption: str) -> bool:
        return any(table.caption == caption for table in self.tables)


NOTHING = Annex()
Beside = Callable[[tuple[bytes | None, ...], str, str], Annex]
"""Entries of a show, language, form -> what stands beside its record."""
