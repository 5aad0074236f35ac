"""What holds for every file, whatever is in it."""

import re
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_files import word_xml, write

from praktijkleren import narratives
from praktijkleren.narratives import CODES, READERS

LINES = st.sampled_from(
    [
        "---",
        "# Kop",
        "**Kop**",
        "**I**: ja",
        "I: nee",
        "M : toch",
        "===",
        "",
        "  ",
        "Tekst.",
        "stem: a",
        "speakers: {I: negeer, M: ouder}",
        "a: [b",
        "e\u0301",
        "\u2028x",
    ]
)
TEXTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)
SPEAKERS = "---\nspeakers: {I: negeer, M: ouder}\n---\n"


def collect(name: str, content: str | bytes):
    with tempfile.TemporaryDirectory() as folder:
        return narratives.collect([write(Path(folder), name, content)])


@given(st.binary(max_size=300), st.sampled_from(sorted(READERS)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_narratives_or_problems(content, suffix):
    found, problems = collect(f"x{suffix}", content)
    assert found or problems
    assert {problem.code for problem in problems} <= set(CODES)


@given(
    st.text(max_size=200),
    st.sampled_from([".md", ".csv", ".jsonl"]),
    st.sampled_from(["", "---\n", "id,tekst\n", '{"id": "']),
)
@settings(max_examples=200, deadline=None)
def test_any_text_gives_narratives_or_problems(text, suffix, start):
    found, problems = collect(f"x{suffix}", (start + text).encode("utf-8", "replace"))
    assert found or problems


@given(st.binary(max_size=40), st.floats(0, 1))
@settings(max_examples=100, deadline=None)
def test_a_damaged_document_gives_a_narrative_or_a_problem(damage, where):
    content = word_xml("<w:p><w:r><w:t>Het ging.</w:t></w:r></w:p>")
    position = int(where * len(content))
    found, problems = collect("x.docx", content[:position] + damage + content[position + len(damage) :])
    assert found or problems


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_parts_are_ordered_stretches_of_a_normal_text(text, has_speakers):
    found, _ = collect("x.md", (SPEAKERS if has_speakers else "") + text)
    for narrative in found:
        assert narrative.text == unicodedata.normalize("NFC", narrative.text).strip()
        assert "\r" not in narrative.text
        end = 0
        for part in narrative.parts:
            assert end <= part.start < part.end <= len(narrative.text)
            stretch = narrative.text[part.start : part.end]
            assert stretch == stretch.strip() != ""
            end = part.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_only_white_space_and_labels_are_outside_parts(text):
    found, _ = collect("x.md", SPEAKERS + text)
    for narrative in found:
        outside, position = [], 0
        for part in narrative.parts:
            outside.append(narrative.text[position : part.start])
            position = part.end
        outside.append(narrative.text[position:])
        assert re.fullmatch(r"(?:\s|(?:\*\*)?[IM](?:\*\*)?\s*:)*", "".join(outside))


@given(st.permutations(["a.md", "B.md", "b.txt", "ç.md", "c/d.md", "C/e.md"]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_a_folder_does_not_depend_on_the_order_of_writing(names):
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            write(Path(folder), name, f"---\nstem: {name}\n---\nHet ging.")
        found, _ = narratives.collect([folder])
    assert [narrative.id for narrative in found] == ["a.md", "B.md", "b.txt", "c/d.md", "C/e.md", "ç.md"]


def test_every_code_in_use_is_explained():
    package = Path(narratives.__file__).parent
    used = {
        code
        for path in package.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"(NA\d+)"', path.read_text("utf-8"))
    }
    assert used == set(CODES)
