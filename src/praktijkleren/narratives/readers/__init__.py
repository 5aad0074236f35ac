"""Readers of narratives: one format a file behind READERS."""

from praktijkleren.narratives.readers import jsonl, opendocument, pdf, plain, table, word
from praktijkleren.narratives.record import Reader

READERS: dict[str, Reader] = {
    ".csv": table.read,
    ".docx": word.read,
    ".jsonl": jsonl.read,
    ".md": plain.read,
    ".ods": table.read,
    ".odt": opendocument.read,
    ".pdf": pdf.read,
    ".txt": plain.read,
    ".xlsx": table.read,
}
