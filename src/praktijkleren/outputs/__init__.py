"""Files of pattern tables: one writer a format, chosen by the ending of the file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import PatternTable
from praktijkleren.outputs import as_csv, as_json, as_markdown, as_xlsx
from praktijkleren.study.files import write_whole

__all__ = ["EXCEL_CSV", "TRACE", "WRITERS", "Writer", "write"]

Writer = Callable[[Sequence[PatternTable]], bytes]

WRITERS: dict[str, Writer] = {
    ".csv": as_csv.render,
    ".json": as_json.render,
    ".md": as_markdown.render,
    ".xlsx": as_xlsx.render,
}
EXCEL_CSV: Writer = as_csv.render_for_excel
TRACE: Writer = as_csv.render_trace


def write(tables: Sequence[PatternTable], path: Path, *, writer: Writer | None = None) -> None:
    """Write tables to a file in the format of its ending, whole or not at all."""
    chosen = writer or WRITERS.get(path.suffix.lower())
    if chosen is None:
        hint = f"end the file in {', '.join(WRITERS)}"
        raise PraktijklerenError(f"no tables are written as {path.suffix!r}", hint=hint)
    write_whole(path, chosen(tables))
