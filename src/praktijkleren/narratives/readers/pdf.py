"""PDF files: the text of the pages, with its lines joined to paragraphs again."""

from collections.abc import Iterator

from praktijkleren.narratives import lines
from praktijkleren.narratives.archive import broken
from praktijkleren.narratives.record import Document, Fields, Record, normalise, unreadable, warning
from praktijkleren.problems import Problem

_WRONG_PASSWORD = "assword"  # noqa: S105 - a part of what pdfium says


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the one narrative of a PDF file."""
    import pypdfium2  # noqa: PLC0415  most studies have no PDF, and loading it takes a tenth of a second

    try:
        pages = _pages(document.content)
    except pypdfium2.PdfiumError as error:
        if _WRONG_PASSWORD in str(error):
            message = "the file has a password"
            raise unreadable(document.place, "NA143", message, "save a copy without one") from None
        raise broken(document.place) from None
    empty = [number for number, (text, has_content) in enumerate(pages, start=1) if has_content and not text.strip()]
    text = lines.join([text for text, _ in pages])
    if not text:
        hint = "it is probably scanned: run text recognition (OCR) first, or use the original document"
        raise unreadable(document.place, "NA147", "the PDF has no text", hint)
    if empty:
        numbers = ", ".join(map(str, empty))
        hint = "they may be scanned: run text recognition (OCR) first"
        yield warning(document.place, "NA148", f"no text on page {numbers}", hint)
    yield Record(normalise(text), Fields(), document.place, headings=())


def _pages(content: bytes) -> list[tuple[str, bool]]:
    """Give for every page its text, and whether there is anything on it."""
    import pypdfium2  # noqa: PLC0415  as above

    pages = []
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            text_page = page.get_textpage()
            pages.append((text_page.get_text_range(), next(page.get_objects(max_depth=1), None) is not None))
            text_page.close()
            page.close()
    finally:
        document.close()
    return pages
