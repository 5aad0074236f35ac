"""Bytes to text: UTF-8, UTF-16 with its mark, or the Windows-1252 of older Dutch programs."""

import codecs

from praktijkleren.narratives.record import Document, has_unwritable, unreadable, warning
from praktijkleren.problems import Problem

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}


def decode(document: Document) -> tuple[str, list[Problem]]:
    """Read the bytes of a text file, with a warning where the encoding had to be recognised."""
    if not document.content.strip():
        raise unreadable(document.place, "NA111", "the file is empty", "add the text, or remove the file")
    text, problems = _decode(document)
    if has_unwritable(text) or document.content.startswith(b"%PDF-"):
        raise unreadable(
            document.place,
            "NA112",
            "the file holds control characters: it is no text file",
            "give a Word, Excel or PDF file its own ending (.docx, .xlsx, .pdf); save anything else as UTF-8 text",
        )
    return text, problems


def _decode(document: Document) -> tuple[str, list[Problem]]:
    encoding = next((name for mark, name in _MARKS.items() if document.content.startswith(mark)), "utf-8")
    try:
        return document.content.decode(encoding), []
    except UnicodeDecodeError:
        pass
    try:
        text = document.content.decode("cp1252")
    except UnicodeDecodeError:
        raise unreadable(
            document.place, "NA114", "the file is not UTF-8, and not Windows-1252 either", "save it as UTF-8"
        ) from None
    hint = "look whether é and ë are right in the results; better: save the file as UTF-8"
    return text, [warning(document.place, "NA113", "not UTF-8; read as Windows-1252 (cp1252)", hint)]
