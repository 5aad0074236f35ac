"""Which column of a coding table is what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from praktijkleren.narratives.cells import RawCell, Sheet, as_text
from praktijkleren.narratives.fields import attribute_name

_NAMES = {
    "narrative": ("narrative_id", "stem", "verhaal", "verhaal_id", "id", "bestand"),
    "sentence": ("sentence", "unit", "zin", "zinnummer"),
    "speaker": ("speaker", "spreker"),
    "before": ("before",),
    "text": ("text", "tekst"),
    "doubt": ("doubt", "twijfel"),
    "note": ("note", "notitie", "opmerking", "toelichting"),
    "open": ("open",),
    "start": ("start",),
    "end": ("end",),
    "counted": ("counted",),
    "method": ("method",),
    "kind": ("kind",),
    "case": ("case_id", "casus"),
}
_CODES = ("codes", "code", "factoren")
_FACTOR = ("factor_id", "factor")
_NUMBERED = re.compile(r"factor_?\d+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The header row of a sheet (from 0), the places of what it names, and the columns that hold factors.

    `is_long` tells whether a row is one coding, so that a sentence may have several rows.
    """

    header: int
    places: dict[str, int]
    codes: tuple[int, ...] = field(default=())
    is_long: bool = False

    def text(self, row: Sequence[RawCell], name: str) -> str:
        """Give the text of a cell, empty where there is no such column."""
        place = self.places.get(name)
        return as_text(row[place]) if place is not None and place < len(row) else ""

    def lacking(self, *names: str) -> list[str]:
        """List the columns that a table should have and has not."""
        return [_NAMES[name][0] for name in names if name not in self.places]


def understand(sheet: Sheet) -> Columns | None:
    """Find the header of a sheet and what its columns are; None for a sheet without anything in it."""
    header = next((number for number, row in enumerate(sheet.rows) if any(map(as_text, row))), None)
    if header is None:
        return None
    names = [attribute_name(as_text(cell)) for cell in sheet.rows[header]]
    places = {
        what: names.index(name) for what, accepted in _NAMES.items() for name in reversed(accepted) if name in names
    }
    numbered = tuple(place for place, name in enumerate(names) if name in _CODES or _NUMBERED.fullmatch(name))
    single = tuple(place for place, name in enumerate(names) if name in _FACTOR)
    return Columns(header, places, numbered or single[:1], is_long=not numbered and bool(single))
