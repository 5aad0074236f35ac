"""Reading narratives: files and tables in, narratives and problems out, as they come."""

import json
import sys
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from praktijkleren.model import Narrative
from praktijkleren.narratives import attributes as attribute_tables
from praktijkleren.narratives import files, headings, parts, speakers
from praktijkleren.narratives.attributes import AttributeTable
from praktijkleren.narratives.fields import CASE_NAMES, ID_NAMES, RESERVED, attribute_name, identifier
from praktijkleren.narratives.readers import READERS
from praktijkleren.narratives.record import Document, Fields, Record, UnreadableError, has_unwritable, warning
from praktijkleren.problems import Place, Problem


@dataclass(slots=True)
class _Run:
    """What one run of reading remembers: the attribute table, and where each id was used first."""

    table: AttributeTable
    ids: dict[str, Place] = field(default_factory=dict)


def read(
    paths: Sequence[str | Path],
    *,
    attributes: Path | None = None,
    text_column: str | None = None,
    known: Collection[str] = (),
) -> Iterator[Narrative | Problem]:
    """Read the narratives of files, folders and `-` (standard input) one by one, in stable order.

    `attributes` is an attribute table, `text_column` the name of the column with the stories, and `known` names
    attributes that a table at the top of a Word document may hold beside the usual ones.
    """
    table, problems = attribute_tables.load(attributes) if attributes else (AttributeTable(), [])
    found, more = files.find([path for path in paths if str(path) != files.STDIN], leave_out=attributes)
    yield from problems + more
    run = _Run(table)
    names = frozenset(map(attribute_name, known))
    for file in found:
        content = files.content(file.path)
        if isinstance(content, Problem):
            yield content
        else:
            path = files.place_of(file.path).path
            yield from _narratives(Document(path, content, text_column, names), file.name, run)
    if any(str(path) == files.STDIN for path in paths):
        content = sys.stdin.buffer.read()
        name = "stdin.jsonl" if _is_json(content) else "stdin.md"
        yield from _narratives(Document(name, content, text_column, names), name, run)
    yield from run.table.unused()


def collect(
    paths: Sequence[str | Path],
    *,
    attributes: Path | None = None,
    text_column: str | None = None,
    known: Collection[str] = (),
) -> tuple[list[Narrative], list[Problem]]:
    """Read all narratives at once; for small collections."""
    narratives: list[Narrative] = []
    problems: list[Problem] = []
    for found in read(paths, attributes=attributes, text_column=text_column, known=known):
        if isinstance(found, Narrative):
            narratives.append(found)
        else:
            problems.append(found)
    return narratives, problems


def _is_json(content: bytes) -> bool:
    first = content.lstrip().partition(b"\n")[0]
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _narratives(document: Document, name: str, run: _Run) -> Iterator[Narrative | Problem]:
    try:
        for found in READERS[document.suffix](document):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _narrative(found, name, run)
    except UnreadableError as error:
        yield error.problem


def _narrative(record: Record, name: str, run: _Run) -> Iterator[Narrative | Problem]:
    """Make the narrative of a record, unless something about it makes that impossible."""
    if not record.text:
        yield Problem(record.place, "NA111", "there is no text here", "add the text, or remove it")
        return
    if has_unwritable(record.text):
        message = "the text holds control characters"
        yield Problem(record.place, "NA112", message, "save it again as a plain text or office document")
        return
    narrative_id, problems = identifier(record.fields, ID_NAMES, record.place)
    file_id = "" if record.needs_id else unicodedata.normalize("NFC", PurePath(name).stem)
    narrative_id = narrative_id or file_id
    problem = _refuse_id(narrative_id, record.place, run)
    if problem:
        yield problem
        return
    fields, more = _complete(record.fields, [narrative_id, file_id], run.table)
    case_id, conflicts = identifier(fields, CASE_NAMES, record.place)
    yield from problems + more + conflicts
    yield from _voices(record, fields)
    yield _build(record, fields, (narrative_id, case_id or narrative_id), _source(name, record.place))


def _refuse_id(narrative_id: str, place: Place, run: _Run) -> Problem | None:
    if not narrative_id:
        return Problem(place, "NA152", "this narrative has no id; it was left out", "give it a stem or id")
    if has_unwritable(narrative_id):
        return Problem(place, "NA107", "the name holds characters that are no text", "rename the file")
    first = run.ids.setdefault(narrative_id, place)
    if first is place:
        return None
    message = f"the id {narrative_id!r} is already that of {first}; this second narrative was left out"
    return Problem(place, "NA171", message, "give each narrative a stem of its own")


def _complete(fields: Fields, ids: Sequence[str], table: AttributeTable) -> tuple[Fields, list[Problem]]:
    if table.by_case:
        case_id, _ = identifier(fields, CASE_NAMES, Place(""))
        ids = [case_id or ids[0]]
    row = table.row(ids)
    return attribute_tables.merge(fields, row) if row else (fields, [])


def _voices(record: Record, fields: Fields) -> Iterator[Problem]:
    """Tell what looks wrong with the speakers of a narrative."""
    heard = {label for *_, label in speakers.labels(record.text, fields.speakers)}
    for number, speaker in enumerate(fields.speakers, start=1):
        if speaker not in heard:
            message = f"the label of speaker {number} starts no line of the text"
            yield warning(
                speaker.place, "NA132", message, "check the label, with its capitals; a turn is `label: text`"
            )
    if not fields.speakers and speakers.looks_like_interview(record.text):
        message = "this looks like an interview, but has no speakers: the questions are coded too"
        hint = "name them in the front matter, for example `speakers: {M: ouder, I: negeer}`"
        yield warning(record.place, "NA133", message, hint)


def _build(record: Record, fields: Fields, ids: tuple[str, str], source: str) -> Narrative:
    own = {name: values for name, values in fields.values.items() if name not in RESERVED}
    found = parts.divide(
        record.text,
        speakers.labels(record.text, fields.speakers),
        headings.find(record.text) if record.headings is None else record.headings,
        "; ".join(own.get("perspectief", ())),
    )
    return Narrative(*ids, record.text, source, tuple(found), own)


def _source(name: str, place: Place) -> str:
    """Name where a narrative came from, the same on every computer."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    if place.cell:
        return f"{readable}!{place.cell}"
    return f"{readable}:{place.line}" if PurePath(name).suffix.lower() == ".jsonl" else readable
