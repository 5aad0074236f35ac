"""Files for tests, made at run time."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import xlsxwriter

from praktijkleren import narratives
from praktijkleren.model import Narrative
from praktijkleren.problems import Problem

_ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
_ODF += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
_ODF += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
_ODF += 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def read_one(path: Path, **options) -> Narrative:
    found, problems = narratives.collect([path], **options)
    assert problems == []
    assert len(found) == 1
    return found[0]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def part_texts(narrative: Narrative) -> list[tuple[str, str, str]]:
    return [(part.kind.value, part.speaker, narrative.text[part.start : part.end]) for part in narrative.parts]


def packed(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(build) -> bytes:
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_xml(body: str, *, before: str = "") -> bytes:
    return packed({"word/document.xml": f"{before}<w:document {_WORD}><w:body>{body}</w:body></w:document>"})


def odt(body: str, *, styles: str = "") -> bytes:
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed({"content.xml": f"<office:document-content {_ODF}>{styles}{content}</office:document-content>"})


def ods(*sheets: str) -> bytes:
    tables = "".join(f'<table:table table:name="Blad{n}">{rows}</table:table>' for n, rows in enumerate(sheets, 1))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return packed({"content.xml": f"<office:document-content {_ODF}>{body}</office:document-content>"})


def ods_cell(text: str, properties: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {properties}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods_row(*cells: str) -> str:
    written = (cell if cell.startswith("<") else ods_cell(cell) for cell in cells)
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def xlsx(fill) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(workbook)
    workbook.close()
    return buffer.getvalue()


def pdf(*pages: list[str], drawing: str = "", password: bool = False) -> bytes:
    """A minimal PDF: every page is a list of lines, or an empty list for a page with only a drawing."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in lines)
        stream = b"BT /F1 10 Tf 14 TL 50 750 Td %s ET" % shown if lines else drawing.encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = b"/Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >>" % len(objects)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] %s >>" % resources)
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    encryption = b""
    if password:
        keys = b"/O <%s> /U <%s>" % (b"41" * 32, b"42" * 32)
        objects.append(b"<< /Filter /Standard /V 1 /R 2 %s /P -4 >>" % keys)
        encryption = b"/Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _numbered(objects, encryption)


def _numbered(objects: list[bytes], trailer: bytes) -> bytes:
    written, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (
            size,
            table,
            size,
            trailer,
            len(written),
        )
    )
