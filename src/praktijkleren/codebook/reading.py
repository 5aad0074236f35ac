"""Read a YAML file as values with places, within limits: no anchors, no tags, no deep nesting."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.tree import Mapping, Node, Odd, Scalar, Sequence, Source
from praktijkleren.codebook.yaml_errors import explain
from praktijkleren.problems import Place, Problem

MOST_BYTES = 5_000_000
"""No codebook that people read is larger; reading must not eat the memory."""
DEEPEST = 50
"""Levels of nesting; a codebook has seven."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_NO_TEXT = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TRUE = {"yes", "true", "on"}
_KINDS = {"int": "number", "float": "number", "timestamp": "date or time"}


class _RefusedError(Exception):
    """Reading stops here; holds the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


def read(path: Path) -> tuple[Node | None, list[Problem]]:
    """Read a YAML file; None when it cannot be read at all, or is empty."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return None, [problem("CB101", Place(name), f"the file cannot be read: {reason or 'no such file'}")]
    if len(content) > MOST_BYTES:
        hint = "split it into codebooks that extend one another"
        return None, [problem("CB101", Place(name), f"the file is larger than {MOST_BYTES // 1_000_000} MB", hint)]
    return parse_bytes(content, name)


def parse_bytes(content: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """Read the content of a YAML file called `name`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [problem("CB101", place, "the file is not UTF-8", "save it as UTF-8 in your editor")]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if odd := _NO_TEXT.search(text):
        place = Place(name, text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start()))
        message = f"the sign U+{ord(odd[0]):04X} does not belong in a text file"
        return None, [problem("CB101", place, message, "delete it, or save the file as plain text")]
    return _TreeBuilder(text, name).build()


class _TreeBuilder:
    """Build the tree from YAML's events, which come before anything is expanded."""

    def __init__(self, text: str, name: str) -> None:
        self._source = Source(name, tuple(text.split("\n")))
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._problems: list[Problem] = []

    def build(self) -> tuple[Node | None, list[Problem]]:
        root = None
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    if root is not None:
                        raise self._refused(event, "a second document starts here (---)", "make it a file of its own")
                elif isinstance(event, yaml.NodeEvent):
                    root = self._node(event, 1)
        except _RefusedError as refused:
            return None, [*self._problems, refused.found]
        except yaml.YAMLError as error:
            return None, [*self._problems, explain(error, self._source)]
        return root, self._problems

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):  # an alias
            raise self._refused(event, "an alias (*)", "write the text out in every place")
        if event.anchor:
            raise self._refused(event, "an anchor (&)", "write the text out in every place, or put it in quotes")
        if event.tag:
            raise self._refused(event, "a tag (!)", "put text that starts with ! in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEEPEST:
            raise self._refused(event, f"more than {DEEPEST} levels inside each other", "a codebook has seven")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: yaml.NodeEvent, depth: int) -> Sequence:
        found = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._node(event, depth + 1))
        return Sequence(tuple(found), self._place(start))

    def _mapping(self, start: yaml.NodeEvent, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(self._node(event, depth + 1))
            place = self._place(event)
            value = self._node(next(self._events), depth + 1)
            if key in entries:
                message = f"the key {key!r} stands twice; the first is on line {keys[key].line}"
                self._problems.append(problem("CB107", place, message, "keep one of them"))
            elif key is not None:
                entries[key], keys[key] = value, place
        return Mapping(entries, keys, self._place(start))

    def _key(self, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            self._problems.append(problem("CB104", node.place, "a key is a list or mapping, not text"))
            return None
        if node.text is None:
            message = f"a key is {kind(node)}, not text"
            self._problems.append(problem("CB104", node.place, message, f'write "{node.raw}" in quotes'))
        return node.raw

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        value = _value(event.value) if event.implicit[0] else event.value
        one_line = bool(event.start_mark and event.end_mark and event.start_mark.line == event.end_mark.line)
        return Scalar(value, event.value, self._place(event), event.style or "", one_line, self._source)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return self._source.place(mark.line, mark.column) if mark else Place(self._source.path)

    def _refused(self, event: yaml.Event, message: str, hint: str) -> _RefusedError:
        return _RefusedError(problem("CB103", self._place(event), f"{message}; codebooks do without", hint))


def kind(node: Node) -> str:
    """Say what a value is, in words."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping (keys with values)"
    if isinstance(node.value, bool):
        return f"the boolean {str(node.value).lower()}"
    if isinstance(node.value, str):
        return "text"
    if node.value is None:
        return "empty"
    return f"a {node.value.kind if isinstance(node.value, Odd) else 'number'} ({node.raw})"


def _value(raw: str) -> str | int | bool | Odd | None:
    for tag, pattern in _RESOLVERS.get(raw[:1], ()):
        if pattern.match(raw):
            return _typed(raw, tag.rpartition(":")[2])
    return raw


def _typed(raw: str, tag: str) -> str | int | bool | Odd | None:
    if tag == "null":
        return None
    if tag == "bool":
        return raw.lower() in _TRUE
    if tag == "int" and re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", raw):
        return int(raw)
    return Odd(_KINDS[tag]) if tag in _KINDS else raw
