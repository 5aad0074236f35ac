"""Front matter: YAML between two lines of ---, in which every value stays as it was written."""

from collections.abc import Sequence
from typing import Any

import yaml

from praktijkleren.narratives.fields import Pair, Value, gather
from praktijkleren.narratives.record import Fields, unreadable
from praktijkleren.problems import Place, Problem

_FENCE = "---"
_LONGEST = 200
"""Lines within which front matter must close: a story that merely starts with a rule has none."""
_LARGEST = 64_000
"""Characters of front matter; more is no list of attributes."""
_DEEPEST = 2
"""Nesting below the mapping itself: a list of values, or the speakers with their values."""
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def split(text: str, path: str) -> tuple[Fields, list[Problem], str, int]:
    """Part a text into its front matter and the rest, with the line at which the rest starts."""
    before = len(text) - len(text.lstrip())
    if not text.startswith(_FENCE, before):
        return Fields(), [], text, 1
    skipped = text.count("\n", 0, before)
    lines = text[before:].split("\n", _LONGEST + 1)
    if lines[0].rstrip() != _FENCE:
        return Fields(), [], text, 1
    closing = close(lines, Place(path, skipped + 1, 1))
    fields, problems = parse(lines[1:closing], Place(path, skipped + 2, 1))
    return fields, problems, "\n".join(lines[closing + 1 :]), skipped + closing + 2


def close(lines: Sequence[str], place: Place) -> int:
    """Find the line that closes front matter."""
    for number, line in enumerate(lines[1 : _LONGEST + 1], start=1):
        if line.rstrip() in (_FENCE, "..."):
            return number
    message = f"the front matter that starts here does not close within {_LONGEST} lines"
    raise unreadable(place, "NA121", message, "write --- on a line of its own below the attributes")


def parse(lines: Sequence[str], place: Place) -> tuple[Fields, list[Problem]]:
    """Read the lines of front matter; `place` is that of the first."""
    text = "\n".join(lines)
    if len(text) > _LARGEST:
        raise unreadable(place, "NA123", "the front matter is too large", "is the closing --- in its place?")
    try:
        _refuse_traps(text, place)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        if "nesting" in str(error.problem):
            raise _trap(_at(place, error.problem_mark)) from None
        raise _unreadable(_at(place, error.problem_mark)) from None
    except yaml.YAMLError:
        raise _unreadable(place) from None
    if node is None:
        return Fields(), []
    if not isinstance(node, yaml.MappingNode):
        raise _unreadable(_at(place, node.start_mark))
    fields, problems = gather(Pair(_name(key), _value(value), _at(place, key.start_mark)) for key, value in node.value)
    return fields, problems + [problem for _, value in node.value for problem in _repeated(value, place)]


def _refuse_traps(text: str, place: Place) -> None:
    """Refuse aliases and deep nesting before anything is built of them."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > _DEEPEST + 1 or getattr(event, "anchor", None):
            raise _trap(_at(place, event.start_mark))


def _repeated(node: yaml.Node, place: Place) -> list[Problem]:
    """Tell which labels of speakers are given twice."""
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    names = [_name(key) for key in keys]
    return [
        Problem(_at(place, key.start_mark), "NA124", "this label is given twice", "keep one; the last was used")
        for number, key in enumerate(keys)
        if _name(key) in names[:number]
    ]


def _name(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_name(key): _value(value) for key, value in node.value}
    text: str = node.value
    return text


def _at(place: Place, mark: Any) -> Place:  # noqa: ANN401 - PyYAML has two classes for it
    return place if mark is None else Place(place.path, place.line + mark.line, mark.column + 1)


def _trap(place: Place) -> Exception:
    message = "the front matter uses anchors, aliases or deep nesting"
    hint = "write names with a value or a list of values; put quotes around a value that starts with & or *"
    return unreadable(place, "NA123", message, hint)


def _unreadable(place: Place) -> Exception:
    hint = "write `name: value` on each line; put quotes around a value that holds : or # or starts with [ { * & % @"
    return unreadable(place, "NA122", "the front matter cannot be read here", hint)
