"""Whatever stands in a file, there are problems or a codebook, and never an exception."""

import re
from pathlib import Path

import codebook_skeleton as skeleton
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from praktijkleren.codebook.indicator import IndicatorError, parse
from praktijkleren.codebook.indicators import indicators, word_lists
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.codebook.reading import parse_bytes
from praktijkleren.codebook.shape import check_shape, codebook_schema, definition
from praktijkleren.codebook.tree import plain
from praktijkleren.codebook.validating import validate
from praktijkleren.codebook.writing import write_codebook
from praktijkleren.problems import has_errors

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
VALID = skeleton.with_factor("rules:\n  - {find: blijven + @begeleider, not: [weg]}\n  - tokens: [{LOWER: ja}]\n")
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20)
KEYS = st.sampled_from(["id", "themes", "factors", "lists", "rules", "find", "tokens", "label", "extends"]) | st.text(
    max_size=5
)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))
INDICATOR = st.text(alphabet="ab é\"@*().+|[]{}5#'-_", max_size=30)


def check(folder: Path, content: bytes) -> None:
    path = folder / "codebook.yaml"
    path.write_bytes(content)
    (folder / "codebook.cases.yaml").write_bytes(content)
    validation = validate([str(path)])
    loaded = load(path)
    assert (loaded.codebook is None) == has_errors(loaded.problems)
    for problem in validation.problems:
        assert "\n" not in problem.message + problem.hint
        assert problem.place.line <= content.count(b"\n") + content.count(b"\r") + 1
    if loaded.codebook:
        again = folder / "again.yaml"
        again.write_text(write_codebook(loaded.codebook), encoding="utf-8", newline="\n")
        assert load(again).codebook == loaded.codebook
        assert isinstance(indicators(loaded.codebook), tuple)
        assert word_lists(loaded.codebook).keys() == loaded.codebook.lists.keys()


@SETTINGS
@example(content=b"?")
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(content=b"[" * 100_000)
@example(content=b'title: "\\ud800 \\0"\nextends: "a\\0b"\nfactors: [{id: "a\\nb"}]\n')
@example(content=b"a: &a [*a, *a]")
@example(content=b"a: b\nc")
@example(content=b"? [a, b]\n: c\n? {d: e}\n: f\n<<: g\n=: h\n")
@example(content=b"factors:\n  - indicators: |\n")
@example(content="title: a\u2028b\u0085c".encode())
def test_any_bytes_give_problems_or_a_codebook(content, tmp_path):
    check(tmp_path, content)


@SETTINGS
@given(data=DATA, style=st.sampled_from([None, '"', "'", "|", ">"]), flow=st.booleans())
def test_any_yaml_gives_problems_or_a_codebook(data, style, flow, tmp_path):
    text = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=True)
    check(tmp_path, text.encode("utf-8", "replace"))


@SETTINGS
@given(
    start=st.integers(0, len(VALID)),
    length=st.integers(0, 30),
    instead=st.text(alphabet="abz \n:-|>&*!\"'{}[]#@,.0", max_size=10),
)
def test_a_changed_codebook_gives_problems_or_a_codebook(start, length, instead, tmp_path):
    check(tmp_path, (VALID[:start] + instead + VALID[start + length :]).encode())


@SETTINGS
@given(lines=st.lists(INDICATOR, max_size=5))
def test_any_indicators_give_problems_or_a_codebook(lines, tmp_path):
    block = "indicators: |2\n" + "".join(f"  {line}\n" for line in lines)
    lists = "lists:\n  begeleider: |2\n" + "".join(f"    {line}\n" for line in lines)
    check(tmp_path, skeleton.with_factor(block).replace(skeleton.PARTS["lists"], lists).encode())


@settings(max_examples=300, deadline=None)
@given(line=INDICATOR)
@example(line="(" * 10_000)
@example(line="[" * 3 + "a" + "]" * 3)
def test_the_column_of_an_error_lies_in_the_indicator(line):
    error = None
    try:
        parse(line)
    except IndicatorError as raised:
        error = raised

    assert error is None or (1 <= error.column <= len(line) + 1 and error.message)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.from_regex(r"[^\W_][\w'’]{0,6}", fullmatch=True), min_size=1, max_size=4))
def test_words_alone_mean_the_same_as_words_in_brackets(words):
    plainly, bracketed = parse(" ".join(words)), parse(" ".join(f"({word})" for word in words))

    inner = [choice.runs[0].items[0].text for choice in bracketed.parts[0].runs[0].items]
    assert [item.text for item in plainly.parts[0].runs[0].items] == inner == words


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_the_schema_and_the_model_agree_on_what_a_codebook_is(data):
    lines = VALID.splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    value = data.draw(st.sampled_from(["no", "''", "[]", "{}", "3", "[a, 1]", "~", "Ab c", "success", "1.0.0", "a.b"]))
    change = data.draw(st.sampled_from(["value", "drop", "add"]))
    if change == "value":
        lines[number] = re.sub(r"(?<=: )\S.*$|(?<=: )\|\n", value + "\n", lines[number])
    elif change == "drop":
        lines[number] = ""
    else:
        lines.insert(number, f"extra: {value}\n")
    root, problems = parse_bytes("".join(lines).encode(), "codebook.yaml")
    if root is None or problems:
        return
    schema = codebook_schema()
    factors = {**schema["properties"]["factors"], "items": definition("Factor")}
    shape = {**schema, "properties": {**schema["properties"], "factors": factors}}
    try:
        Codebook.model_validate(plain(root))
        fits = True
    except ValidationError:
        fits = False
    assert fits == (not list(check_shape(root, shape)))
