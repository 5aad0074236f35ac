"""Whether a file has the shape of the JSON Schema: the same judgement as an editor's, in plain words and with places.

The schema is made from the pydantic model. Walking it here, instead of asking pydantic, keeps `validate` fast:
importing pydantic takes longer than checking a codebook.
"""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from praktijkleren.codebook import patterns
from praktijkleren.codebook.catalogue import schema_file
from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.reading import kind
from praktijkleren.codebook.tree import Mapping, Node, Scalar, Sequence
from praktijkleren.problems import Problem

Schema = dict[str, Any]
"""A part of a JSON Schema, as far as pydantic makes it from our models."""

_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (keys with values)",
}
_TYPES = {"string": str, "integer": int, "boolean": bool}
_PATTERNS = {
    patterns.ID: ("CB110", "an id", "small letters, digits and hyphens: vast-gezicht"),
    patterns.FACTOR_ID: ("CB110", "a factor id", "the theme, a dot and a name: continuiteit.vast-gezicht"),
    patterns.VERSION: ("CB108", "a version", 'three numbers: "1.0.0"'),
}


@cache
def codebook_schema() -> Schema:
    """Give the JSON Schema of a codebook from its file."""
    schema: Schema = json.loads(schema_file().read_text(encoding="utf-8"))
    return schema


def definition(name: str) -> Schema:
    """Give the schema of a part of a codebook."""
    found: Schema = codebook_schema()["definitions"][name]
    return found


def check_shape(node: Node, schema: Schema, name: str = "") -> Iterator[Problem]:
    """Report every way in which a value does not fit a schema."""
    schema = _resolved(schema)
    if "anyOf" in schema:  # what may be left empty
        if isinstance(node, Scalar) and node.value is None:
            return
        schema = _resolved(next(option for option in schema["anyOf"] if option.get("type") != "null"))
    if not _is_of_type(node, schema.get("type")):
        yield _wrong_kind(node, name, _WORDS[schema["type"]])
    elif isinstance(node, Mapping):
        yield from _check_mapping(node, schema, name)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            inner = "" if isinstance(item, Mapping) else f"{name}, item {number},"
            yield from check_shape(item, schema.get("items", {}), inner)
    else:
        yield from _check_scalar(node, schema, name)


def _check_mapping(node: Mapping, schema: Schema, name: str) -> Iterator[Problem]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, value in node.entries.items():
        inner = f"{name}.{key}" if name else key
        if key in known:
            yield from check_shape(value, known[key], inner)
        elif isinstance(others, dict):
            yield from check_shape(value, others, inner)
        elif others is False:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
            yield problem("CB106", node.keys[key], f"the key {key!r} is unknown", hint)
    for key in schema.get("required", ()):
        if key not in node.entries:
            yield problem("CB105", node.place, f"{name}.{key} is missing".lstrip("."), f"add the key {key!r}")


def _check_scalar(node: Scalar, schema: Schema, name: str) -> Iterator[Problem]:
    possible = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if possible and node.value not in possible:
        near = get_close_matches(node.raw, map(str, possible), n=1)
        hint = f"did you mean {near[0]}?" if near else ""
        expected = ", ".join(str(option) for option in possible)
        yield problem("CB108", node.place, f"{name} is {node.raw!r}, not one of: {expected}", hint)
    elif "pattern" in schema and not re.search(schema["pattern"], node.raw):
        if schema["pattern"] == patterns.FILLED:
            yield problem("CB108", node.place, f"{name} is empty", "write text between the quotation marks")
        else:
            code, noun, expected = _PATTERNS[schema["pattern"]]
            yield problem(code, node.place, f"{name} is {node.raw!r}, which is not {noun}", f"write {expected}")


def _wrong_kind(node: Node, name: str, expected: str) -> Problem:
    hint = ""
    if isinstance(node, Scalar):
        if node.value is None:
            hint = "write something after the colon, or leave the key out"
        elif expected == "text":
            hint = f'write "{node.raw}" in quotes'
            if isinstance(node.value, bool) and node.raw.lower() not in ("true", "false"):
                hint += ": YAML reads yes, no, on and off as booleans"
        elif expected == "a list":
            hint = "write [a, b], or a line with - for each"
    return problem("CB104", node.place, f"{name or 'this'} is {kind(node)}, not {expected}", hint)


def _is_of_type(node: Node, wanted: str | None) -> bool:
    if wanted in ("object", "array"):
        return isinstance(node, Mapping if wanted == "object" else Sequence)
    if wanted is None:
        return True
    return isinstance(node, Scalar) and type(node.value) is _TYPES[wanted]


def _resolved(schema: Schema) -> Schema:
    reference = schema.get("$ref")
    return definition(reference.rpartition("/")[2]) if reference else schema
