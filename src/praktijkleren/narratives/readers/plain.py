"""Plain text and Markdown (.md, .txt), with YAML front matter."""

from collections.abc import Iterator

from praktijkleren.narratives import front_matter
from praktijkleren.narratives.decoding import decode
from praktijkleren.narratives.record import Document, Record, normalise
from praktijkleren.problems import Place, Problem


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the one narrative of a text file."""
    decoded, problems = decode(document)
    yield from problems
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    fields, problems, story, line = front_matter.split(text, document.path)
    yield from problems
    yield Record(normalise(story), fields, Place(document.path, line, 1) if line > 1 else document.place)
