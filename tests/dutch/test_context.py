"""How sentences mean what is found in them: labelled cases, and what must hold for any sentence."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.dutch.context import ContextReader, Reading
from praktijkleren.dutch.context_rules import load_rules
from praktijkleren.model import Context

CASES = Path(__file__).parent / "cases"
FLOOR = {
    "affirmed": 0.97,
    "negated": 0.97,
    "diminished": 0.95,
    "hypothetical": 0.97,
    "counterfactual": 0.95,
    "historical": 1.0,
    "other": 0.97,
}
READER = ContextReader()


def tokenize(sentence: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\w+(?:['’-]\w+)*|[^\w\s]", sentence))


def read(sentence: str, target: str) -> Reading:
    """Read a sentence; the words of a target that stand apart are written with ` .. ` between them."""
    tokens = tokenize(sentence)
    indexes, start = set(), 0
    for words in target.split(" .. "):
        start = sentence.index(words, start)
        end = start + len(words)
        indexes |= {number for number, token in enumerate(tokens) if token.start() < end and token.end() > start}
        start = end
    return READER.read([token.group() for token in tokens], indexes)


@pytest.mark.parametrize("name", ["context.csv", "context-basic.csv", "context-blind.csv"])
def test_each_label_is_right_in_nearly_all_cases(name):
    total, right, wrong = Counter(), Counter(), []
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        for case in csv.DictReader(file):
            reading = read(case["sentence"], case["target"])
            total[case["context"]] += 1
            right[case["context"]] += reading.context == case["context"]
            if reading.context != case["context"]:
                wrong.append((case["sentence"], case["target"], reading.context, reading.trigger))
    assert sum(total.values()) >= 150
    below = {label: right[label] / total[label] for label in total if right[label] / total[label] < FLOOR[label]}
    assert not below, wrong


@pytest.mark.parametrize(
    ("sentence", "target", "modality"),
    [
        ("Ik hoop dat er een plan komt.", "plan", "wish"),
        ("Hulpverleners moeten luisteren.", "luisteren", "norm"),
        ("Is er een plan?", "plan", "question"),
        ("Indien er een plan is, werken wij mee.", "plan", "condition"),
        ("De voogd zou een plan maken.", "plan", "plan"),
        ("Hadden ze maar een plan gemaakt.", "plan", "counterfactual"),
        ("Er was een plan.", "plan", "actual"),
    ],
)
def test_the_kind_of_unreality_is_named(sentence, target, modality):
    assert read(sentence, target).modality == modality


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Pas na twee jaar kwam er hulp.", "hulp"),
        ("Eindelijk luisterde er iemand.", "luisterde"),
        ("Hulp kwam er pas in groep zeven.", "Hulp"),
    ],
)
def test_what_came_late_is_affirmed_and_marked_as_delayed(sentence, target):
    reading = read(sentence, target)
    assert (reading.context, reading.delayed) == (Context.AFFIRMED, True)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Niet alleen school maar ook de voogd luisterde.", "luisterde"),
        ("Niet voor niets bleef zij mijn mentor.", "mentor"),
        ("Zij luisterde als geen ander.", "luisterde"),
        ("We hadden geen klachten over de samenwerking.", "samenwerking"),
        ("De hulp kwam niet te laat.", "hulp"),
    ],
)
def test_a_negation_that_denies_nothing_is_left_alone(sentence, target):
    assert read(sentence, target).negation == "affirmed"


def test_a_trigger_inside_the_evidence_is_what_the_indicator_means():
    assert read("Er werd niet geluisterd.", "niet geluisterd").context is Context.AFFIRMED
    assert read("Er werd niet echt geluisterd.", "niet .. geluisterd").context is Context.AFFIRMED
    assert read("Er werd niet geluisterd.", "geluisterd").context is Context.NEGATED


def test_words_between_split_evidence_are_in_scope():
    assert read("De hulp sloot nooit aan.", "sloot .. aan").negation == "negated"


@pytest.mark.parametrize(
    ("sentence", "target", "context"),
    [
        ("Niemand belde en vroeg iets.", "vroeg", Context.NEGATED),
        ("Niemand belde en de voogd zweeg.", "zweeg", Context.AFFIRMED),
        ("Ik kreeg geen plek en sliep bij mijn oma.", "sliep", Context.AFFIRMED),
    ],
)
def test_a_clause_without_a_subject_shares_the_denied_one(sentence, target, context):
    assert read(sentence, target).context is context


@pytest.mark.parametrize(
    ("sentence", "target", "context"),
    [
        ("Zonder te oordelen vroeg ze door.", "vroeg", Context.AFFIRMED),
        ("Zonder uitleg werd ik overgeplaatst.", "uitleg", Context.NEGATED),
        ("Zonder uitleg werd ik overgeplaatst.", "overgeplaatst", Context.AFFIRMED),
        ("Ze hadden geen tijd om te luisteren.", "luisteren", Context.NEGATED),
        ("Hij belde om niemand te vergeten.", "belde", Context.AFFIRMED),
    ],
)
def test_what_is_denied_outside_holds_in_an_infinitive_clause_but_not_the_other_way_around(sentence, target, context):
    assert read(sentence, target).context is context


def test_a_cause_is_not_denied_by_the_verb_that_follows():
    assert read("Door de wachtlijst kwam er niets van school terecht.", "wachtlijst").context is Context.AFFIRMED
    assert read("Na de overplaatsing kwam niemand meer.", "overplaatsing").context is Context.AFFIRMED


def test_an_aside_does_not_end_the_clause():
    assert read("Het plan is, ondanks alles, niet gemaakt.", "plan").context is Context.NEGATED


def test_what_is_asserted_in_spite_of_a_denial_is_affirmed():
    assert read("Hij heeft behalve zijn oma niemand.", "oma").context is Context.AFFIRMED


def test_a_denied_regret_is_about_what_did_happen():
    reading = read("Hij had nooit overgeplaatst mogen worden.", "overgeplaatst")
    assert (reading.modality, reading.negation, reading.context) == ("counterfactual", "negated", Context.AFFIRMED)


def test_the_trigger_names_the_rule_and_its_words():
    assert read("Er was geen enkel overleg.", "overleg").trigger == "N01 geen enkel"


def test_someone_elses_case_outweighs_all_else():
    assert read("Mijn buurvrouw kreeg geen hulp.", "hulp").context is Context.OTHER


def test_capitals_do_not_matter():
    assert read("GEEN OVERLEG", "OVERLEG").context is Context.NEGATED


def test_one_prepared_sentence_serves_several_targets():
    tokens = ["Er", "was", "geen", "plan", ",", "maar", "wel", "vertrouwen", "."]
    sentence = READER.prepare(tokens)
    assert sentence.read({3}).context is Context.NEGATED
    assert sentence.read({7}).context is Context.AFFIRMED


def test_every_rule_has_its_own_id_and_an_effect_that_is_known():
    rules = load_rules().rules
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(
        rule.reach in {"clause", "phrase", "section", "sentence"} or isinstance(rule.reach, int) for rule in rules
    )
    assert all(rule.covers in {"after", "before", "both"} for rule in rules)


WORDS = sorted({word for rule in load_rules().rules for pattern in rule.patterns for word in pattern.first.exact})
token = st.one_of(
    st.sampled_from([*WORDS, ",", ".", "?", "maar", "en", "(", ")", "hulp"]), st.text(min_size=1, max_size=8)
)
sentences = st.lists(token, max_size=25)


@given(sentences, st.sets(st.integers(0, 24)))
def test_any_sentence_and_target_can_be_read(tokens, target):
    inside = {index for index in target if index < len(tokens)}
    reading = READER.read(tokens, inside)
    assert reading.context in Context
    assert reading == ContextReader().read(tokens, inside)


@given(
    st.lists(st.sampled_from(["de", "hulp", "kwam", "snel", "mentor", "school", "en", ",", "."]), max_size=15),
    st.integers(0, 14),
)
def test_without_triggers_all_is_affirmed(tokens, index):
    assert READER.read(tokens, {index}) == Reading()


@given(sentences, st.sets(st.integers(0, 24), min_size=1, max_size=3))
def test_the_trigger_is_made_of_words_of_rules_and_stands_in_the_sentence(tokens, target):
    reading = READER.read(tokens, {index for index in target if index < len(tokens)})
    lower = {word for each in tokens for word in each.lower().split()}
    for part in filter(None, reading.trigger.split("; ")):
        rule_id, *words = part.split(" ")
        assert rule_id in {rule.id for rule in load_rules().rules}
        assert {word for each in words for word in each.split()} <= lower


def test_an_acquaintance_that_the_indicator_is_about_is_no_other_case() -> None:
    words = ["De", "buurvrouw", "paste", "op", "."]
    reader = ContextReader()
    assert reader.read(words, [1, 2, 3]).experiencer == "self"
    assert reader.read(words, [2, 3]).experiencer == "other"
