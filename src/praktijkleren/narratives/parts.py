"""The parts of a narrative: stretches with one kind and one speaker."""

from collections.abc import Iterator, Sequence

from praktijkleren.model import Part, PartKind
from praktijkleren.narratives.record import Span, Speaker
from praktijkleren.narratives.speakers import Label


def divide(text: str, labels: Sequence[Label], headings: Sequence[Span], perspective: str) -> Iterator[Part]:
    """Divide a text into parts; `perspective` is that of the narrative as a whole."""
    marks: list[tuple[int, int, Speaker | None]] = [*labels, *((start, end, None) for start, end in headings)]
    # Labels before headings: a bold line that is a label starts a turn.
    marks.sort(key=lambda mark: (mark[0], mark[2] is None))
    speaker, position = None, 0
    for start, end, labelled in marks:
        if start < position:
            continue
        yield from _spoken(text, (position, start), speaker, perspective)
        if labelled is None:
            yield from _part(text, (start, end), PartKind.HEADING, "", perspective)
        speaker, position = labelled or speaker, end
    yield from _spoken(text, (position, len(text)), speaker, perspective)


def _spoken(text: str, span: Span, speaker: Speaker | None, perspective: str) -> Iterator[Part]:
    if speaker is None:
        return _part(text, span, PartKind.TEXT, "", perspective)
    kind = PartKind.TEXT if speaker.perspective else PartKind.IGNORED
    return _part(text, span, kind, speaker.label, speaker.perspective)


def _part(text: str, span: Span, kind: PartKind, label: str, perspective: str) -> Iterator[Part]:
    """Make a part without outer white space; of nothing but white space there is no part."""
    stretch = text[slice(*span)]
    stripped = stretch.strip()
    if stripped:
        start = span[0] + stretch.index(stripped[0])
        yield Part(start, start + len(stripped), kind, label, perspective)
