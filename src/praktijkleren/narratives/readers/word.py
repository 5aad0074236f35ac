"""Word documents (.docx): paragraphs, tables, text boxes and content controls, in the order of the document."""

import posixpath
import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from praktijkleren.narratives.archive import Archive, broken
from praktijkleren.narratives.paragraphs import Paragraph, Table, compose, flatten
from praktijkleren.narratives.record import Document, Record
from praktijkleren.problems import Problem

_HEADING_STYLE = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel)(?:\s*\d)?", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level that Word gives to text that is no heading."""
# Deleted and moved text, notes, and the copy of a text box for older programs.
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the one narrative of a Word document."""
    archive = Archive(document)
    main = _target(archive, "_rels/.rels", "officeDocument", "word/document.xml")
    folder, name = posixpath.split(main)
    styles = _target(archive, f"{folder}/_rels/{name}.rels", "styles", f"{folder}/styles.xml")
    headings = _heading_styles(archive.xml(styles)) if archive.get(styles) else frozenset[str]()
    body = next((child for child in archive.xml(main) if _kind(child) == "body"), None)
    if body is None:
        raise broken(document.place)
    yield from compose(document, list(_blocks(body, headings)))


def _target(archive: Archive, relations: str, kind: str, default: str) -> str:
    """Find the member that a document uses for a purpose; some programs do not use the usual names."""
    for relation in archive.xml(relations) if archive.get(relations) else ():
        if str(relation.get("Type", "")).endswith(f"/{kind}"):
            base = posixpath.dirname(posixpath.dirname(relations))
            return posixpath.normpath(posixpath.join("/", base, relation.get("Target", ""))).lstrip("/")
    return default


def _heading_styles(styles: etree._Element) -> frozenset[str]:
    """Find the styles that are headings by name or outline level, or by the style they are based on."""
    headings: set[str] = set()
    based_on: dict[str, str] = {}
    for style in styles:
        style_id = _value(style, "styleId")
        values = {
            _kind(child): _value(child) for child in style.iter() if _kind(child) in ("name", "basedOn", "outlineLvl")
        }
        based_on[style_id] = values.get("basedOn", "")
        if _HEADING_STYLE.fullmatch(values.get("name", "")) or _is_outlined(values.get("outlineLvl")):
            headings.add(style_id)
    for style_id in based_on:
        ancestor, steps = style_id, count()
        while ancestor and ancestor not in headings and next(steps) < len(based_on):
            ancestor = based_on.get(ancestor, "")
        if ancestor:
            headings.add(style_id)
    return frozenset(headings)


def _is_outlined(level: str | None) -> bool:
    return level is not None and level.isdecimal() and int(level) < _BODY_LEVEL


def _blocks(parent: etree._Element, headings: frozenset[str]) -> Iterator[Paragraph | Table]:
    for child in parent:
        kind = _kind(child)
        if kind == "p":
            yield from _paragraphs(child, headings)
        elif kind == "tbl":
            yield Table(tuple(_row(row, headings) for row in _inside(child, "tr")))
        elif kind not in _LEFT_OUT:
            yield from _blocks(child, headings)


def _row(row: etree._Element, headings: frozenset[str]) -> tuple[tuple[Paragraph, ...], ...]:
    return tuple(tuple(flatten(_blocks(cell, headings))) for cell in _inside(row, "tc"))


def _inside(parent: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Find the rows of a table or the cells of a row, also inside content controls but not in tables inside."""
    for child in parent:
        if _kind(child) == kind:
            yield child
        elif _kind(child) not in ("tbl", "p"):
            yield from _inside(child, kind)


def _paragraphs(element: etree._Element, headings: frozenset[str]) -> Iterator[Paragraph]:
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _collect(element, pieces, boxes)
    yield Paragraph("".join(pieces), _is_heading(element, headings))
    for box in boxes:
        yield from flatten(_blocks(box, headings))


def _collect(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        kind = _kind(child)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind not in _LEFT_OUT:
            _collect(child, pieces, boxes)


def _is_heading(paragraph: etree._Element, headings: frozenset[str]) -> bool:
    properties = next((child for child in paragraph if _kind(child) == "pPr"), ())
    values = {_kind(child): _value(child) for child in properties}
    return values.get("pStyle") in headings or _is_outlined(values.get("outlineLvl"))


def _kind(element: etree._Element) -> str:
    """Give the name of an element without its namespace, of which Word has two."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: etree._Element, name: str = "val") -> str:
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")
