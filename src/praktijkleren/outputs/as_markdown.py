"""Pattern tables as Markdown, for a report or a wiki."""

import re
from collections.abc import Iterable, Sequence

from praktijkleren.model import Cell, PatternTable


def render(tables: Sequence[PatternTable]) -> bytes:
    """Give tables as Markdown, each with its denominators and notes."""
    return "\n".join(_table(table) for table in tables).encode("utf-8", "backslashreplace")


def _table(table: PatternTable) -> str:
    numbers = {place for place in range(len(table.columns)) if any(_is_number(row[place]) for row in table.rows)}
    rule = ["---:" if place in numbers else "---" for place in range(len(table.columns))]
    lines = [f"## {_cell(table.title)}", ""]
    lines += [_line(map(_cell, table.columns)), _line(rule), *(_line(map(_cell, row)) for row in table.rows), ""]
    denominators = ", ".join(f"{_cell(name)} {number}" for name, number in table.denominators.items())
    lines += [f"- n: {denominators}", *(f"- {_cell(note)}" for note in table.notes)]
    lines += [f"- unit: {table.unit}; basis: {table.basis}; release: {table.release}", ""]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", re.sub(r"\s+", " ", text))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)
