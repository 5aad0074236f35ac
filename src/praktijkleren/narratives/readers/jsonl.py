"""JSON Lines (.jsonl): one object with a text and an id on each line."""

import json
from collections.abc import Iterator

from praktijkleren.narratives.decoding import decode
from praktijkleren.narratives.fields import TEXT_NAMES, Pair, Value, attribute_name, gather
from praktijkleren.narratives.record import Document, Record, normalise
from praktijkleren.problems import Place, Problem


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the narratives of a JSON Lines file."""
    text, problems = decode(document)
    yield from problems
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line.strip():
            yield from _read_line(line, Place(document.path, number, 1), document.text_column)


def _read_line(line: str, place: Place, text_column: str | None) -> Iterator[Record | Problem]:
    try:
        # Numbers stay as written; an object stays a tuple of pairs, so that a repeated name is seen.
        found = json.loads(line, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=tuple)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, tuple):
        hint = 'write one object on each line: {"id": "…", "text": "…"}'
        yield Problem(place, "NA163", "this line is no JSON object", hint)
        return
    accepted = (attribute_name(text_column),) if text_column else TEXT_NAMES
    texts = {attribute_name(name): value for name, value in found if attribute_name(name) in accepted}
    text = next((texts[name] for name in accepted if name in texts), None)
    if not isinstance(text, str):
        message = f"no text on this line; expected {' or '.join(accepted)}"
        yield Problem(place, "NA151", message, "name the text so, or give --text-column")
        return
    fields, problems = gather(Pair(name, _value(value), place) for name, value in found if name not in texts)
    yield from problems
    yield Record(normalise(text), fields, place, needs_id=True)


def _value(value: object) -> Value:
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, tuple):
        return {name: _value(item) for name, item in value}
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
