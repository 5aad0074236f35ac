"""OpenDocument texts (.odt): headings, paragraphs and tables, in the order of the document."""

import re
from collections.abc import Iterator

from lxml import etree

from praktijkleren.narratives.archive import Archive, broken
from praktijkleren.narratives.opendocument import LEFT_OUT, OFFICE, STYLE, TABLE, TEXT, pieces, rows
from praktijkleren.narratives.paragraphs import Paragraph, Table, compose, flatten
from praktijkleren.narratives.record import Document, Record
from praktijkleren.problems import Problem

_TITLE = re.compile("Title|Titel|Subtitle|Ondertitel|(?:Heading|Kop).*")


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the one narrative of an OpenDocument text."""
    root = Archive(document).xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise broken(document.place)
    titles = frozenset(
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if _TITLE.fullmatch(style.get(f"{STYLE}parent-style-name") or "")
    )
    yield from compose(document, list(_blocks(body, titles)))


def _blocks(parent: etree._Element, titles: frozenset[str]) -> Iterator[Paragraph | Table]:
    for child in parent:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from _paragraphs(child, titles)
        elif child.tag == f"{TABLE}table":
            yield Table(tuple(_row(row, titles) for row in rows(child)))
        elif child.tag not in LEFT_OUT:
            yield from _blocks(child, titles)


def _row(row: etree._Element, titles: frozenset[str]) -> tuple[tuple[Paragraph, ...], ...]:
    return tuple(tuple(flatten(_blocks(cell, titles))) for cell in row.findall(f"{TABLE}table-cell"))


def _paragraphs(element: etree._Element, titles: frozenset[str]) -> Iterator[Paragraph]:
    boxes: list[etree._Element] = []
    text = "".join(pieces(element, boxes))
    style = element.get(f"{TEXT}style-name") or ""
    yield Paragraph(text, element.tag == f"{TEXT}h" or style in titles or _TITLE.fullmatch(style) is not None)
    for box in boxes:
        yield from flatten(_blocks(box, titles))
