"""A codebook is loaded with what it extends, and written so that it loads again."""

import json
from pathlib import Path

import codebook_skeleton as skeleton
import jsonschema
import pytest
import yaml

from praktijkleren.codebook.cases import read_cases
from praktijkleren.codebook.catalogue import find, names
from praktijkleren.codebook.indicator import ListName, Word
from praktijkleren.codebook.indicators import indicators, word_lists
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.schema import json_schema
from praktijkleren.codebook.writing import write_codebook
from praktijkleren.errors import PraktijklerenError

ROOT = Path(__file__).parents[2]
RULES = """\
rules:
  - {find: "blijven + @begeleider", not: [achterblijven], forms: primary, spelling: exact, note: "let op: 'zo'"}
  - {regex: 'bleef\\s+toch', negated: keep}
  - tokens: [{LEMMA: blijven}, {LOWER: {IN: [toch, wel]}, OP: "?"}]
"""


@pytest.fixture
def basis(tmp_path):
    path = tmp_path / "basis.yaml"
    path.write_text(skeleton.with_factor(RULES), encoding="utf-8")
    return path


def test_a_valid_codebook_loads_without_problems(basis):
    loaded = load(basis)

    assert loaded.problems == []
    assert loaded.sources == (basis,)
    assert loaded.codebook is not None
    assert [factor.id for factor in loaded.codebook.factors] == ["contact.vast", "contact.wisselend"]


def test_a_codebook_with_warnings_only_still_loads(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(skeleton.codebook("language: fy\n"), encoding="utf-8")

    loaded = load(path)

    assert [problem.code for problem in loaded.problems] == ["CB190"]
    assert loaded.codebook is not None


def test_indicators_come_in_codebook_order_with_their_settings(basis):
    codebook = load(basis).codebook

    found = indicators(codebook)

    assert [(one.factor_id, one.kind, one.text) for one in found] == [
        ("contact.vast", "find", "vaste @begeleider"),
        ("contact.vast", "find", "blijven + @begeleider"),
        ("contact.vast", "regex", "/bleef\\s+toch/"),
        ("contact.vast", "tokens", "{LEMMA: blijven} {LOWER: {'IN': ['toch', 'wel']}, OP: ?}"),
        ("contact.wisselend", "find", "steeds iemand anders"),
        ("contact.wisselend", "find", "andere @begeleider"),
    ]
    rule = found[1]
    assert (rule.forms, rule.spelling, rule.negated, len(rule.cancel)) == ("primary", "exact", "opposite", 1)
    assert [one.negated for one in found] == ["opposite", "opposite", "keep", "opposite", "keep", "keep"]


def test_a_list_may_use_another_by_its_name(tmp_path):
    path = tmp_path / "codebook.yaml"
    lists = "lists:\n  begeleider: |\n    vaste @coach\n    @coach\n  coach: |\n    coach\n    mentor # ook\n"
    path.write_text(skeleton.codebook(lists), encoding="utf-8")

    found = word_lists(load(path).codebook)

    assert [[item.text for item in run.items] for run in found["coach"]] == [["coach"], ["mentor"]]
    first, *others = found["begeleider"]
    assert first.items == (Word("vaste"), ListName("coach"))
    assert [run.items for run in others] == [(ListName("coach"),)]


def test_an_overlay_adds_to_the_factors_lists_and_themes_of_its_base(basis):
    overlay = basis.with_name("regio.yaml")
    overlay.write_text(
        skeleton.OVERLAY
        + "lists:\n  begeleider: |\n    wijkcoach\n"
        + "themes:\n  - {id: spel, label: {nl: Spel, en: Play}}\n"
        + "factors:\n"
        + "  - id: contact.vast\n    indicators: |\n      zelfde gezicht\n    examples: {match: [Het bleef Jan.]}\n"
        + "  - id: spel.samen\n    theme: spel\n    polarity: neutral\n    label: {nl: Samen, en: Together}\n"
        + "    definition: Samen spelen.\n    indicators: |\n      samen spelen\n",
        encoding="utf-8",
    )

    loaded = load(overlay)

    assert loaded.problems == []
    assert loaded.sources == (basis, overlay)
    assert loaded.codebook.id == "regio"
    assert loaded.codebook.extends is None
    assert [factor.id for factor in loaded.codebook.factors] == ["contact.vast", "contact.wisselend", "spel.samen"]
    assert loaded.codebook.factors[0].indicators == "vaste @begeleider\nzelfde gezicht\n"
    assert loaded.codebook.factors[0].examples.match == ["Het bleef Jan."]
    assert loaded.codebook.lists["begeleider"] == "begeleider\nmentor\nwijkcoach\n"


def test_a_written_codebook_loads_as_an_equal_codebook(basis):
    codebook = load(basis).codebook
    again = basis.with_name("again.yaml")

    again.write_text(write_codebook(codebook), encoding="utf-8")

    assert load(again).codebook == codebook
    assert write_codebook(load(again).codebook) == again.read_text(encoding="utf-8")
    assert "indicators: |" in again.read_text(encoding="utf-8")


def test_the_schema_in_the_repository_is_that_of_the_model():
    path = ROOT / "codebooks" / "codebook.schema.json"

    assert json.loads(path.read_text(encoding="utf-8")) == json_schema(), "run: praktijkleren schema > " + path.name


def test_the_schema_is_valid_and_accepts_a_codebook_and_an_overlay():
    schema = json_schema()
    overlay = skeleton.OVERLAY + "factors:\n  - id: contact.vast\n    indicators: |\n      zelfde gezicht\n"

    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(skeleton.with_factor(RULES)), schema)
    jsonschema.validate(yaml.safe_load(overlay), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(overlay.replace("extends", "description")), schema)


def test_cases_come_with_their_places_and_none_are_needed(basis):
    assert read_cases(basis)[0].factors == {}
    cases = basis.with_name("basis.cases.yaml")
    cases.write_text("contact.vast:\n  match: [Zij bleef.]\n  todo: {no_match: [Hij ook.]}\n", encoding="utf-8")

    found, problems = read_cases(basis)

    assert problems == []
    factor = found.factors["contact.vast"]
    assert [(case.sentence, case.place.line) for case in factor.match] == [("Zij bleef.", 2)]
    assert [case.sentence for case in factor.todo_no_match] == ["Hij ook."]
    assert factor.no_match == factor.todo_match == ()


def test_a_codebook_is_found_by_path_and_an_unknown_name_is_answered_with_what_there_is(basis):
    assert find(str(basis)) == basis
    for name in names():
        assert find(name).stem == name
    for wrong in ("bestaat-niet", str(basis.parent), "x" * 5000, "a\0b"):
        with pytest.raises(PraktijklerenError) as caught:
            find(wrong)
        assert caught.value.hint


def test_codebooks_that_extend_each_other_in_a_circle_are_refused(basis):
    basis.write_text(skeleton.codebook("extends: regio.yaml\n"), encoding="utf-8")
    overlay = basis.with_name("regio.yaml")
    overlay.write_text(skeleton.OVERLAY, encoding="utf-8")

    loaded = load(overlay)

    assert loaded.codebook is None
    assert ("CB181", str(basis)) in [(problem.code, problem.place.path) for problem in loaded.problems]
