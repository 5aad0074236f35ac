"""The XML of OpenDocument files: what texts and sheets have in common."""

import re
from collections.abc import Iterator

from lxml import etree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LEFT_OUT = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}table-of-content", f"{OFFICE}forms")
)
"""Deleted text, comments, notes, indexes and form controls are no text of the story."""
_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group"))
_MOST_SPACES = 1000
"""More spaces in a row than this are an attack, no typing."""


def rows(table: etree._Element) -> Iterator[etree._Element]:
    """Find the rows of a table, also in groups of rows but not in tables inside."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from rows(child)


def number(element: etree._Element, name: str) -> int:
    """Read a count that is 1 when it is not there."""
    written = element.get(name) or "1"
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 9 else 1


def pieces(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """Give the text of a paragraph; text boxes are laid aside in `boxes`."""
    yield _collapse(element.text)
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(number(child, f"{TEXT}c"), _MOST_SPACES)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif str(child.tag).endswith("}text-box"):
            boxes.append(child)
        elif child.tag not in LEFT_OUT:
            yield from pieces(child, boxes)
        yield _collapse(child.tail)


def _collapse(text: str | None) -> str:
    """White space in the XML counts as one space; real spaces, tabs and line breaks are elements."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")
