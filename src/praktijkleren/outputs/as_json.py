"""Pattern tables as JSON, for programs."""

import json
from collections.abc import Sequence

from praktijkleren.model import PatternTable

SCHEMA_VERSION = 1


def render(tables: Sequence[PatternTable]) -> bytes:
    """Give tables as one JSON document; its shape is a promise, raised versions aside."""
    document = {"schema_version": SCHEMA_VERSION, "tables": [_table(table) for table in tables]}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _table(table: PatternTable) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.title,
        "unit": table.unit,
        "basis": table.basis,
        "release": table.release,
        "denominators": dict(table.denominators),
        "notes": list(table.notes),
        "columns": list(table.columns),
        "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
    }
