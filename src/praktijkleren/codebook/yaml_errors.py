"""YAML's error messages in plain words."""

import yaml

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.tree import Source
from praktijkleren.problems import Place, Problem

_QUOTES = "put text that holds such signs between quotation marks"
_INDENT = "lines that belong together start in the same column"
_EXPLANATIONS = {  # part of YAML's message: (what it is, what to do)
    "tab character": ("a tab before the text", "indent with spaces"),
    "cannot start any token": ("a value cannot start with this sign", _QUOTES),
    "mapping values are not allowed": ("a second colon, or a line that is indented too far", _QUOTES),
    "expected ':'": ("a key without a colon, or text that goes on where a key was expected", _INDENT),
    "expected key": ("the line does not line up with those above, or a quotation mark closed too early", _INDENT),
    "expected <block end>": ("the line does not line up with those above, or a quotation mark closed early", _INDENT),
    "expected '-'": ("a line of a list was expected, which starts with -", _INDENT),
    "',' or ']'": ("a list between [ ] is not closed, or a comma is missing", "close it with ]"),
    "',' or '}'": ("a mapping between { } is not closed, or a comma is missing", "close it with }"),
    "unexpected end of stream": ("a quotation mark is not closed", "close it, or double a ' inside '…'"),
    "unexpected document": ("a quotation mark is not closed", "close it, or double a ' inside '…'"),
    "escape": ("a \\ between double quotation marks", "use single quotation marks: '…'"),
    "block sequence entries are not allowed": ("a list cannot start here", "start it on a line of its own"),
    "block mapping": ("keys cannot start here", _INDENT),
    "node content": ("a value is missing here", _QUOTES),
    "document start": ("text after the end of the codebook, or a line that does not line up", _INDENT),
    "indentation": ("the line is not indented well", _INDENT),
}


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """Say in plain words where and why a file is no YAML."""
    cryptic = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    if "unexpected end of stream" in cryptic or "unexpected document" in cryptic:
        mark = getattr(error, "context_mark", None) or mark  # where the quotation started, not where the file ends
    place = source.place(mark.line, mark.column) if mark else Place(source.path)
    if mark and mark.line < len(source.lines) and source.lines[mark.line][mark.column : mark.column + 1] == "\t":
        cryptic = "tab character"
    for part, (message, hint) in _EXPLANATIONS.items():
        if part in cryptic:
            return problem("CB102", place, f"this is no valid YAML: {message}", hint)
    return problem("CB102", place, f"this is no valid YAML: {cryptic or 'it cannot be read'}", _INDENT)
