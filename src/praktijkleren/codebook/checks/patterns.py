"""Rules: one kind each, regular expressions that RE2 reads, token patterns over the documented attributes."""

import re
from collections.abc import Iterator

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.indicator import Choice, Line
from praktijkleren.codebook.outline import KINDS, Outline, RuleOutline
from praktijkleren.codebook.reading import kind
from praktijkleren.codebook.tree import Mapping, Node, Scalar, Sequence, child, items, pairs, text
from praktijkleren.problems import Problem

TEXTS = ("LEMMA", "LOWER", "ORTH", "SHAPE")
"""Token attributes that are compared with text."""
FLAGS = ("IS_ALPHA", "IS_DIGIT", "IS_LOWER", "IS_PUNCT", "IS_TITLE", "IS_UPPER", "LIKE_NUM")
"""Token attributes that are true or false."""
COMPARISONS = ("==", "!=", ">", ">=", "<", "<=")
_KNOWN = (*TEXTS, *FLAGS, "LENGTH", "OP")
_OP = re.compile(r"[!?*+]|\{(\d{1,2}|\d{1,2},\d{0,2}|,\d{1,2})\}")
_MAY_BE_ABSENT = re.compile(r"[!?*]|\{0*(,\d*)?\}")

_REASONS = {  # part of RE2's message: the same in plain words
    "missing )": "a ( that is not closed",
    "unexpected )": "a ) that closes nothing",
    "missing ]": "a [ that is not closed",
    "invalid perl operator": "looking ahead or behind is not possible in RE2",
    "invalid escape sequence": "this escape is not possible in RE2, which has no back-references either",
    "invalid character class range": "a range that runs backwards, or an unknown class",
    "bad repetition operator": "two signs for repetition after one another",
    "no argument for repetition operator": "nothing stands before the sign for repetition",
    "invalid repetition size": "a repetition of more than 1000 times, or one that runs backwards",
    "trailing \\": "a \\ at the end",
    "too large": "it is too large",
}


def check_rules(outline: Outline) -> Iterator[Problem]:
    """Every rule has exactly one kind, and that can be read."""
    for factor in outline.factors.values():
        for rule in factor.rules:
            if isinstance(rule.node, Mapping) and len(rule.kinds) != 1:
                found = " and ".join(rule.kinds) or "none"
                message = f"a rule has one of {', '.join(KINDS)}; this one has {found}"
                yield problem("CB149", rule.node.place, message, "make a rule of each")
            yield from _check_pos(rule)
            yield from _check_regex(rule)
            yield from _check_tokens(child(rule.node, "tokens"))


def _check_pos(rule: RuleOutline) -> Iterator[Problem]:
    pos = child(rule.node, "pos")
    lines = [written.line for written in rule.find if written.line is not None]
    if pos is None or (lines and all(map(_is_one_word, lines))):
        return
    message = "pos says what one word must be, and this rule is not one word"
    yield problem("CB150", pos.place, message, "leave pos out, or make a rule of the one word that it is about")


def _is_one_word(line: Line) -> bool:
    """Tell whether an indicator is one word or a choice of single words; a word list is taken to be one."""
    runs = [run for part in line.parts for run in part.runs]
    words = runs[0].items if len(runs) == 1 else ()
    if len(words) != 1:
        return False
    return not isinstance(words[0], Choice) or all(len(run.items) == 1 for run in words[0].runs)


def _check_regex(rule: RuleOutline) -> Iterator[Problem]:
    regex = text(rule.node, "regex")
    if regex is None:
        return
    import re2  # noqa: PLC0415  # only codebooks with a regular expression pay for it

    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(regex.raw, options)
    except re2.error as error:
        said = error.args[0].decode("utf-8", "replace") if error.args else ""
        reason = next((plain for part, plain in _REASONS.items() if part in said), said)
        hint = "see the syntax of RE2 in docs/checks.md"
        yield problem("CB146", regex.place, f"the regular expression {regex.raw!r} cannot be read: {reason}", hint)
        return
    if any(found.start() == found.end() for sample in ("", "een woord") for found in pattern.finditer(sample)):
        message = f"the regular expression {regex.raw!r} also finds nothing at all, between any two letters"
        yield problem("CB147", regex.place, message, "write + for *, or leave out a ? or |")


def _check_tokens(node: Node | None) -> Iterator[Problem]:
    if not isinstance(node, Sequence):
        return
    for token in node.items:
        for key, place, value in pairs(token):
            if key not in _KNOWN:
                hint = "use a rule with regex: instead" if key == "REGEX" else f"known are {', '.join(sorted(_KNOWN))}"
                yield problem("CB148", place, f"the token attribute {key!r} is unknown", hint)
            elif found := _check_value(key, value):
                yield found
    if not any(_is_needed(token) for token in node.items):
        message = "the token pattern has no token that must be there and says what it is"
        yield problem("CB147", node.place, message, "leave out an OP, or say LOWER or LEMMA of one token")


def _is_needed(token: Node) -> bool:
    op = text(token, "OP")
    return any(key != "OP" for key, _, _ in pairs(token)) and not (op and _MAY_BE_ABSENT.fullmatch(op.raw))


def _check_value(key: str, value: Node) -> Problem | None:
    if key in TEXTS:
        return _check_text(key, value)
    if key == "LENGTH":
        numbers = [inner for name, _, inner in pairs(value) if name in COMPARISONS] or [value]
        is_good = all(isinstance(n, Scalar) and isinstance(n.value, int) and n.value is not True for n in numbers)
        return None if is_good else _wrong(key, value, 'a whole number, or {">=": 3}')
    if key == "OP":
        is_good = isinstance(value, Scalar) and bool(_OP.fullmatch(value.raw))
        return None if is_good else _wrong(key, value, 'one of "!", "?", "*", "+", "{2}", "{1,3}"')
    is_good = isinstance(value, Scalar) and isinstance(value.value, bool)
    return None if is_good else _wrong(key, value, "true or false")


def _check_text(key: str, value: Node) -> Problem | None:
    expected = "text, or {IN: [a, b]}, or {NOT_IN: [a, b]}"
    if isinstance(value, Mapping):
        if not value.entries or set(value.entries) - {"IN", "NOT_IN"}:
            return _wrong(key, value, expected)
        words = [item for _, _, inner in pairs(value) for item in (items(inner) or (inner,))]
    else:
        words = [value]
    for word in words:
        if not isinstance(word, Scalar) or not word.text:
            return _wrong(key, word, expected)
        if key == "LOWER" and word.raw != word.raw.lower():
            return problem(
                "CB148", word.place, f"LOWER is {word.raw!r}, which never occurs", "write it in small letters"
            )
    return None


def _wrong(key: str, value: Node, expected: str) -> Problem:
    written = repr(value.raw) if isinstance(value, Scalar) and value.text else kind(value)
    hint = ""
    if key in TEXTS:
        hint = "write it in quotes" if isinstance(value, Scalar) else "for a regular expression make a rule with regex:"
    return problem("CB148", value.place, f"{key} is {written}, not {expected}", hint)
