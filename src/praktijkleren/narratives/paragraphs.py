"""Paragraphs of an office document, joined to one text with its headings and fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from praktijkleren.narratives import front_matter
from praktijkleren.narratives.cells import split_values
from praktijkleren.narratives.fields import (
    ATTRIBUTE_NAMES,
    CASE_NAMES,
    ID_NAMES,
    SPEAKER_NAMES,
    Pair,
    attribute_name,
    gather,
)
from praktijkleren.narratives.record import Document, Fields, Record, Span, normalise, warning
from praktijkleren.problems import Place, Problem

_TYPOGRAPHY = str.maketrans({"\t": "  ", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\xa0": " "})
"""What a word processor makes of the signs of YAML while one types."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it stands in a document."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table at the top of a document, as rows of cells with paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


def compose(document: Document, blocks: Sequence[Paragraph | Table]) -> Iterator[Record | Problem]:
    """Make the one narrative of a document; its fields stand at the top, as front matter or as a table."""
    blocks = [block for block in blocks if isinstance(block, Table) or block.text.strip()]
    fields, problems = Fields(), list[Problem]()
    match blocks:
        case [Table() as table, *_]:
            fields, problems, is_used = _from_table(table, document)
            blocks = blocks[is_used:]
        case [Paragraph(text), *_] if _is_rule(text.split("\n")[0]):
            fields, problems, blocks = _from_lines(blocks, document.place)
    yield from problems
    text, headings = _join(blocks)
    yield Record(text, fields, document.place, headings=headings)


def flatten(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Give all paragraphs in the order of the document, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row for paragraph in cell)


def _join(blocks: Sequence[Paragraph | Table]) -> tuple[str, tuple[Span, ...]]:
    texts: list[str] = []
    headings: list[Span] = []
    position = 0
    for paragraph in flatten(blocks):
        text = normalise(paragraph.text)
        if text:
            texts.append(text)
            if paragraph.is_heading:
                headings.append((position, position + len(text)))
            position += len(text) + 2
    return "\n\n".join(texts), tuple(headings)


def _is_rule(text: str) -> bool:
    # Word makes a dash of three hyphens.
    return text.strip() in ("---", "—", "—-", "–-")


def _from_lines(
    blocks: Sequence[Paragraph | Table], place: Place
) -> tuple[Fields, list[Problem], list[Paragraph | Table]]:
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        written = block.text.translate(_TYPOGRAPHY).split("\n")
        lines += ["---" if _is_rule(line) else line for line in written]
        if "---" in lines[1:]:
            closing = front_matter.close(lines, place)
            fields, problems = front_matter.parse(lines[1:closing], Place(place.path, 2, 1))
            rest = "\n".join(lines[closing + 1 :])
            return fields, problems, [Paragraph(rest), *blocks[number + 1 :]]
    front_matter.close(lines, place)
    return Fields(), [], list(blocks)


def _from_table(table: Table, document: Document) -> tuple[Fields, list[Problem], bool]:
    known = ATTRIBUTE_NAMES | document.known | {*ID_NAMES, *CASE_NAMES, *SPEAKER_NAMES}
    rows = [[" ".join(part.text for part in cell) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    names = [attribute_name(row[0]) for row in rows if len(row) == 2]
    unknown = [number for number, name in enumerate(names, start=1) if name not in known]
    if not rows or len(names) < len(rows) or len(unknown) == len(names):
        return Fields(), [], False
    if unknown:
        numbers = ", ".join(map(str, unknown))
        message = f"the table at the top has names that are no attributes (rows {numbers}); it was read as text"
        hint = "correct these names, or put the attributes in an attribute table"
        return Fields(), [warning(document.place, "NA145", message, hint)], False
    pairs = [
        Pair(name, row[1] if name in SPEAKER_NAMES else list(split_values(row[1])), document.place)
        for name, row in zip(names, rows, strict=True)
    ]
    return *gather(pairs), True
