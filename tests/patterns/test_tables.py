import re
from pathlib import Path

import pytest
from small_study import story, study

from praktijkleren.errors import PraktijklerenError
from praktijkleren.patterns import TABLES, Selection, Unit, default_tables
from praktijkleren.study.labels import Language

FACTORS = ["band.goed", "band.slecht", "tijd.snel", "tijd.traag", "tijd.plan"]


@pytest.fixture
def results(tmp_path: Path):
    """Three cases in four stories; case A is told by two voices."""
    return study(
        tmp_path / "results",
        story(
            "A1", ["1 band.goed", "2 band.goed", "2 tijd.traag"], case="A", perspectief="ouder", uitkomst="vastgelopen"
        ),
        story("A2", ["1 band.goed", "3 tijd.traag!"], case="A", perspectief="jongere", uitkomst="vastgelopen"),
        story("B1", ["1 tijd.traag", "1 tijd.traag"], case="B", perspectief="ouder", uitkomst="goed verlopen"),
        story("C1", [], case="C", uitkomst="goed verlopen", sentences=2),
    )


def rows(table) -> dict[str, tuple]:
    return {row[0]: row[1:] for row in table.rows}


def test_frequency_counts_cases_narratives_and_passages_of_every_factor(results):
    table = TABLES["frequency"](Selection(results))
    assert table.columns == (
        *("factor_id", "label", "theme", "polarity"),
        *("cases", "narratives", "passages"),
        *("n_cases", "n_narratives", "n_sentences"),
    )
    assert table.rows == (
        # cases A and B; stories A1 and B1; one sentence each, however often the factor stands in it
        ("tijd.traag", "Traag", "Op tijd", "blocking", 2, 2, 2, 3, 4, 11),
        # case A only; stories A1 (two sentences) and A2
        ("band.goed", "Klik", "Band", "success", 1, 2, 3, 3, 4, 11),
        ("band.slecht", "Kil", "Band", "blocking", 0, 0, 0, 3, 4, 11),
        ("tijd.snel", "Snel", "Op tijd", "success", 0, 0, 0, 3, 4, 11),
        ("tijd.plan", "Plan", "Op tijd", "neutral", 0, 0, 0, 3, 4, 11),
    )
    assert table.denominators == {"cases": 3, "narratives": 4, "passages": 11}
    assert (table.unit, table.basis, table.release) == ("case", "all", "none")


def test_the_unit_of_frequency_decides_the_order(results):
    table = TABLES["frequency"](Selection(results, unit=Unit.PASSAGE))
    assert [row[0] for row in table.rows][:2] == ["band.goed", "tijd.traag"]


def test_percentages_appear_from_twenty_cases_on(tmp_path):
    nineteen = [story(f"S{n}", ["1 band.goed"] if n < 3 else []) for n in range(19)]
    few = TABLES["frequency"](Selection(study(tmp_path / "few", *nineteen)))
    assert "percentage" not in few.columns
    enough = TABLES["frequency"](Selection(study(tmp_path / "enough", *nineteen, story("S19"))))
    place = enough.columns.index("percentage")
    assert [row[place] for row in enough.rows] == [15.0, 0.0, 0.0, 0.0, 0.0]


def test_by_counts_cases_per_value_with_the_denominators_in_the_first_row(results):
    table = TABLES["by"](Selection(results, attribute="perspectief"))
    assert table.columns == ("factor_id", "label", "theme", "polarity", "jongere", "ouder", "(geen waarde)", "total")
    # case A has both perspectives, so the columns add up to more than the three cases
    assert table.rows[0] == ("n", "aantal casussen", "", "", 1, 2, 1, 3)
    assert rows(table)["tijd.traag"][3:] == (0, 2, 0, 2)
    assert rows(table)["band.goed"][3:] == (1, 1, 0, 1)
    assert table.denominators == {"jongere": 1, "ouder": 2, "(geen waarde)": 1, "total": 3}
    assert any("professional" in note for note in table.notes)
    assert any("tellen niet op" in note for note in table.notes)


def test_by_counts_narratives_and_passages_too(results):
    narratives = TABLES["by"](Selection(results, attribute="perspectief", unit=Unit.NARRATIVE))
    assert narratives.rows[0][4:] == (1, 2, 1, 4)
    assert rows(narratives)["band.goed"][3:] == (1, 1, 0, 2)
    passages = TABLES["by"](Selection(results, attribute="perspectief", unit=Unit.PASSAGE))
    assert passages.rows[0][4:] == (3, 6, 2, 11)
    assert rows(passages)["band.goed"][3:] == (1, 2, 0, 3)


def test_the_perspective_is_that_of_the_speaker(tmp_path):
    told = story(
        "A", ["1 band.goed", "2 tijd.snel"], perspectief="professional", voices=["ouder", "jongere"], sentences=2
    )
    table = TABLES["by"](Selection(study(tmp_path / "r", told), attribute="perspectief"))
    assert table.columns[4:] == ("jongere", "ouder", "total")
    assert rows(table)["n"][3:] == (1, 1, 1)
    assert rows(table)["band.goed"][3:] == (0, 1, 1)
    assert rows(table)["tijd.snel"][3:] == (1, 0, 1)


def test_a_story_told_by_two_perspectives_together_counts_for_both(tmp_path):
    told = story("A", ["1 band.goed"], perspectief=("jongere", "ouder"))
    table = TABLES["by"](Selection(study(tmp_path / "r", told), attribute="perspectief"))
    assert rows(table)["band.goed"][3:] == (1, 1, 1)


def test_voices_that_differ_about_a_case_count_as_the_conflict_value(tmp_path):
    results = study(
        tmp_path / "r",
        story("A1", ["1 band.goed"], case="A", uitkomst="goed verlopen"),
        story("A2", case="A", uitkomst="vastgelopen"),
        story("B1", case="B", uitkomst="vastgelopen"),
        story("B2", case="B"),
    )
    table = TABLES["by"](Selection(results, attribute="uitkomst"))
    assert table.columns[4:] == ("vastgelopen", "wisselend", "total")
    assert rows(table)["n"][3:] == (1, 1, 2)
    assert rows(table)["band.goed"][3:] == (0, 1, 1)
    assert "Casussen waarvan de stemmen verschillen over uitkomst: 1, geteld als wisselend." in table.notes


def test_without_a_conflict_value_a_case_counts_for_each_value_its_voices_give(tmp_path):
    results = study(tmp_path / "r", story("A1", case="A", regio="noord"), story("A2", case="A", regio="zuid"))
    table = TABLES["by"](Selection(results, attribute="regio"))
    assert rows(table)["n"][3:] == (1, 1, 1)
    assert any("elke genoemde waarde" in note for note in table.notes)


def test_an_attribute_with_several_values_counts_for_each_without_being_a_conflict(tmp_path):
    results = study(tmp_path / "r", story("A", ["1 tijd.plan"], wet=("Wmo", "Jeugdwet")), story("B", wet="Wmo"))
    table = TABLES["by"](Selection(results, attribute="wet"))
    assert table.columns[4:] == ("Jeugdwet", "Wmo", "total")
    assert rows(table)["n"][3:] == (1, 2, 2)
    assert rows(table)["tijd.plan"][3:] == (1, 1, 1)
    assert not any("verschillen" in note for note in table.notes)


def test_attributes_that_the_codebook_does_not_know_are_sorted_by_value(tmp_path):
    results = study(tmp_path / "r", story("A", dorp="Zwaag"), story("B", dorp="Aalst"))
    assert TABLES["by"](Selection(results, attribute="dorp")).columns[4:] == ("Aalst", "Zwaag", "total")


def test_values_named_as_other_columns_get_the_attribute_before_them(tmp_path):
    results = study(tmp_path / "r", story("A", dorp="total"), story("B", dorp="release"))
    assert TABLES["by"](Selection(results, attribute="dorp")).columns[4:] == ("dorp=release", "dorp=total", "total")


def test_by_an_attribute_without_any_value_says_so(results):
    with pytest.raises(PraktijklerenError, match="no narrative has a value for wet"):
        TABLES["by"](Selection(results, attribute="wet"))


def test_a_narrative_without_sentences_still_counts_as_a_narrative(tmp_path):
    results = study(tmp_path / "r", story("A", perspectief="ouder", sentences=0), story("B", ["1 band.goed"]))
    table = TABLES["by"](Selection(results, attribute="perspectief"))
    assert table.rows[0][4:] == (1, 1, 2)
    passages = TABLES["frequency"](Selection(results))
    assert passages.denominators == {"cases": 2, "narratives": 2, "passages": 3}


def test_where_keeps_the_codings_and_the_denominators_of_a_value(results):
    table = TABLES["frequency"](Selection(results, where={"perspectief": ["ouder"]}))
    assert table.denominators == {"cases": 2, "narratives": 2, "passages": 6}
    assert rows(table)["band.goed"][3:6] == (1, 1, 2)
    assert "Selectie: perspectief = ouder." in table.notes


def test_several_values_of_one_attribute_are_alternatives_and_attributes_must_all_hold(results):
    both = Selection(results, where={"perspectief": ["ouder", "jongere"], "uitkomst": ["vastgelopen"]})
    assert TABLES["frequency"](both).denominators == {"cases": 1, "narratives": 2, "passages": 6}


def test_a_selection_of_nothing_is_a_clear_error(results):
    with pytest.raises(PraktijklerenError, match="no narrative has perspectief = professional"):
        TABLES["frequency"](Selection(results, where={"perspectief": ["professional"]}))


def outcomes(tmp_path: Path, good: list[bool], stuck: list[bool]):
    """Give a study with a case for each item, in which the factor is named where the item is true."""
    stories = [
        story(f"G{n}", ["1 band.goed"] if named else [], uitkomst="goed verlopen") for n, named in enumerate(good)
    ]
    stories += [
        story(f"V{n}", ["1 band.goed"] if named else [], uitkomst="vastgelopen") for n, named in enumerate(stuck)
    ]
    return study(tmp_path / "r", *stories, story("W", ["1 band.goed"], uitkomst="wisselend"))


def test_contrast_compares_shares_and_not_numbers(tmp_path):
    # 3 of 5 is a larger share than 4 of 10
    results = outcomes(tmp_path, [True] * 3 + [False] * 2, [True] * 4 + [False] * 6)
    table = TABLES["contrast"](Selection(results))
    assert table.columns[4:] == ("goed verlopen", "vastgelopen", "more_often_in")
    assert table.rows[0][4:] == (5, 10, "")
    assert rows(table)["band.goed"][3:] == (3, 4, "goed verlopen")
    assert rows(table)["band.slecht"][3:] == (0, 0, "te weinig")
    assert "Andere of geen uitkomst, telt hier niet mee: 1 van 16 casussen." in table.notes
    assert any("niet als bewijs" in note for note in table.notes)


def test_equal_shares_are_equal(tmp_path):
    results = outcomes(tmp_path, [True] * 2 + [False] * 4, [True] * 3 + [False] * 6)
    assert rows(TABLES["contrast"](Selection(results)))["band.goed"][5] == "gelijk"


def test_groups_under_five_are_too_few_to_compare(tmp_path):
    results = outcomes(tmp_path, [True] * 4, [False] * 9)
    assert rows(TABLES["contrast"](Selection(results)))["band.goed"][5] == "te weinig"


def test_a_difference_in_points_is_given_when_both_groups_have_twenty(tmp_path):
    results = outcomes(tmp_path, [True] * 15 + [False] * 5, [True] * 10 + [False] * 20)
    table = TABLES["contrast"](Selection(results))
    assert table.columns[6:] == ("difference", "more_often_in")
    # 15 of 20 is 75.0, 10 of 30 is 33.3
    assert rows(table)["band.goed"][3:] == (15, 10, 41.7, "goed verlopen")


def test_contrast_sorts_by_the_difference_of_shares(tmp_path):
    stories = [story(f"G{n}", ["1 band.goed", "2 tijd.plan"], uitkomst="goed verlopen") for n in range(5)]
    stories += [story(f"V{n}", ["1 tijd.traag", "2 tijd.plan"][n > 2 :], uitkomst="vastgelopen") for n in range(5)]
    table = TABLES["contrast"](Selection(study(tmp_path / "r", *stories)))
    assert [row[0] for row in table.rows[1:4]] == ["band.goed", "tijd.traag", "band.slecht"]


def test_contrast_of_values_that_nobody_has_is_a_clear_error(results):
    with pytest.raises(PraktijklerenError, match="no narrative has wet = Jeugdwet or Wmo"):
        TABLES["contrast"](Selection(results, attribute="wet"))


def test_contrast_of_other_values(results):
    table = TABLES["contrast"](Selection(results, attribute="perspectief", values=("ouder", "jongere")))
    assert table.title == "Ouder tegenover jongere"
    assert rows(table)["n"][3:] == (2, 1, "")


def test_matrix_has_a_row_for_every_case_and_a_column_for_every_factor(results):
    table = TABLES["matrix"](Selection(results))
    assert table.columns == ("case_id", "perspectief", "uitkomst", *FACTORS)
    assert table.rows == (
        ("A", "jongere; ouder", "vastgelopen", 1, 0, 0, 1, 0),
        ("B", "ouder", "goed verlopen", 0, 0, 0, 1, 0),
        ("C", "", "goed verlopen", 0, 0, 0, 0, 0),
    )
    assert table.denominators == {"case": 3}


def test_matrix_of_narratives_names_the_case(results):
    table = TABLES["matrix"](Selection(results, unit=Unit.NARRATIVE))
    assert table.columns[:2] == ("narrative_id", "case_id")
    assert table.rows[1] == ("A2", "A", "jongere", "vastgelopen", 1, 0, 0, 0, 0)


def test_every_figure_leads_to_its_codings(results):
    table = TABLES["by"](Selection(results, attribute="perspectief"))
    place = next(number for number, row in enumerate(table.rows) if row[0] == "band.goed")
    assert table.trace[place, "ouder"] == ("A1:1", "A1:2")
    assert table.trace[place, "jongere"] == ("A2:1",)
    assert table.trace[place, "total"] == ("A1:1", "A1:2", "A2:1")


def test_labels_and_notes_come_in_english_too(results):
    table = TABLES["by"](Selection(results, attribute="uitkomst", language=Language.EN))
    assert table.rows[0][1] == "number of cases"
    assert table.rows[1][1:3] == ("Slow", "Timeliness")
    assert table.notes[-1] == "The team's own work, not for release."


def test_both_languages_have_the_same_words_with_the_same_blanks():
    from praktijkleren.patterns.words import EN, NL

    assert {key: sorted(re.findall(r"{\w+}", text)) for key, text in EN.items()} == {
        key: sorted(re.findall(r"{\w+}", text)) for key, text in NL.items()
    }


def test_every_table_is_marked_as_not_for_release(results):
    for table in default_tables(results):
        assert table.release == "none"
        assert "Eigen werk van het team, niet voor verspreiding." in table.notes


def test_the_default_tables_are_those_that_the_data_can_fill(results, tmp_path):
    names = ["by-perspectief", "by-uitkomst", "contrast", "frequency", "matrix"]
    assert [table.name for table in default_tables(results)] == names
    bare = study(tmp_path / "bare", story("A", ["1 band.goed"]))
    assert [table.name for table in default_tables(bare)] == ["frequency", "matrix"]
