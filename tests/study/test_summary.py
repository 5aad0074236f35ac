import dataclasses

from made_results import CODEBOOK, coded, write

from praktijkleren.study.labels import Language
from praktijkleren.study.results import ResultsWriter, read
from praktijkleren.study.summary import FactorCount, summarise


def recoded(narrative_id, *changes):
    """Give a narrative with a coding for each change of the standard one."""
    base = coded(narrative_id)
    codings = tuple(dataclasses.replace(base.codings[0], coding_id=f"{narrative_id}:{n}", **change)
                    for n, change in enumerate(changes))  # fmt: skip
    return dataclasses.replace(base, codings=codings)


def test_the_summary_counts_what_counts_and_says_what_was_left_out(tmp_path):
    denied = {"factor_id": "band.slecht", "counted": False, "context": "negated"}
    wished = {"factor_id": "band.goed", "counted": False, "context": "hypothetical"}
    write(tmp_path / "r", recoded("A1", {}, {}, denied), recoded("A2", wished), recoded("A3", {}, wished))
    summary = summarise(read(tmp_path / "r"))
    assert (summary.cases, summary.narratives, summary.sentences, summary.words) == (1, 3, 3, 6)
    # the factor stands twice in the sentence of A1 and counts once there
    assert summary.codings == 2
    assert summary.uncoded_narratives == 1
    assert summary.not_counted == {"hypothetical": 2, "negated": 1}
    assert summary.success == (FactorCount("band.goed", "Klik", 1),)
    assert summary.blocking == ()


def test_labels_of_the_summary_are_in_the_language_asked(tmp_path):
    write(tmp_path / "r")
    assert summarise(read(tmp_path / "r"), language=Language.EN).success[0].label == "Trust"


def test_results_without_narratives_have_a_summary_of_noughts(tmp_path):
    with ResultsWriter(tmp_path / "r", force=False) as writer:
        writer.finish(codebook_yaml=CODEBOOK, run={})
    summary = summarise(read(tmp_path / "r"))
    assert (summary.cases, summary.narratives, summary.codings, summary.not_counted) == (0, 0, 0, {})
