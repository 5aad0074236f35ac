"""Parts of speech from a spaCy pipeline; the one here is trained on the spot, on sentences made for it."""

from pathlib import Path

import pytest
import spacy
from small_codebook import codebook, narrative
from spacy.training import Example

from praktijkleren.coding.coder import Coder
from praktijkleren.errors import PraktijklerenError

SENTENCES = [
    ("Het vertrouwen was weg .", "DET NOUN AUX ADV PUNCT"),
    ("Het vertrouwen groeide .", "DET NOUN VERB PUNCT"),
    ("Wij vertrouwen haar .", "PRON VERB PRON PUNCT"),
    ("Zij vertrouwen ons niet .", "PRON VERB PRON ADV PUNCT"),
]
NOUNS = codebook(success="begeleider", rules="- {find: vertrouwen, pos: noun}")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    nlp = spacy.blank("nl")
    nlp.add_pipe("morphologizer")
    examples = [
        Example.from_dict(nlp.make_doc(text), {"words": text.split(), "pos": tags.split()}) for text, tags in SENTENCES
    ]
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    path = tmp_path_factory.mktemp("model")
    nlp.to_disk(path)
    return str(path)


@pytest.mark.parametrize(("text", "expected"), [("Het vertrouwen was weg.", 1), ("Wij vertrouwen haar.", 0)])
def test_a_rule_with_pos_finds_the_word_as_that_part_of_speech_only(model: str, text: str, expected: int) -> None:
    assert len(Coder(NOUNS, model=model).code(narrative(text)).codings) == expected


def test_a_reading_of_another_part_of_speech_is_the_unlikely_one(model: str) -> None:
    coder = Coder(codebook(success="vertrouwen", blocking="vertrouw"), model=model)
    (coding,) = coder.code(narrative("Het vertrouwen was weg.")).codings
    assert (coding.found_factor_id, coding.forms) == ("thema.goed", "primary")


def test_pos_without_a_model_is_refused_and_not_ignored() -> None:
    with pytest.raises(PraktijklerenError, match="pos"):
        Coder(NOUNS)


@pytest.mark.parametrize("name", ["xx_no_such_model", "."])
def test_a_model_that_is_not_there_is_said(name: str) -> None:
    with pytest.raises(PraktijklerenError, match="model"):
        Coder(NOUNS, model=name)


def test_a_pipeline_without_parts_of_speech_is_refused(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path)
    with pytest.raises(PraktijklerenError, match="parts of speech"):
        Coder(NOUNS, model=str(tmp_path))
