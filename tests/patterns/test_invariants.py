import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import story, study

from praktijkleren.patterns import TABLES, Selection, Unit, default_tables
from praktijkleren.study.results import Results

FACTORS = ["band.goed", "band.slecht", "tijd.snel", "tijd.traag", "tijd.plan"]
found = st.tuples(st.integers(1, 3), st.sampled_from(FACTORS), st.sampled_from(["", "!"]))
told = st.fixed_dictionaries(
    {
        "case": st.sampled_from(["A", "B", "C"]),
        "found": st.lists(found, max_size=6).map(lambda items: [f"{n} {factor}{mark}" for n, factor, mark in items]),
        "voices": st.lists(st.sampled_from(["jongere", "ouder", "ouder; jongere", ""]), max_size=3),
    },
    optional={
        "uitkomst": st.sampled_from(["goed verlopen", "vastgelopen"]),
        "perspectief": st.sampled_from(["ouder", "oma"]),
        "bron": st.sampled_from(["praktijk", "elders"]),
    },
)
stories = st.lists(told, min_size=1, max_size=6)
quick = settings(max_examples=25, deadline=None)


def made(descriptions: list[dict], order: list[int] | None = None) -> Results:
    coded = [story(f"S{number}", **description) for number, description in enumerate(descriptions)]
    with tempfile.TemporaryDirectory() as folder:
        return study(Path(folder) / "r", *(coded[n] for n in order or range(len(coded))))


def figures(table, column: str) -> dict[str, int]:
    return {row[0]: row[table.columns.index(column)] for row in table.rows if row[0] != "n"}


@quick
@given(stories)
def test_cases_never_exceed_narratives_nor_narratives_passages(descriptions):
    table = TABLES["frequency"](Selection(made(descriptions)))
    counts = [figures(table, column) for column in ("cases", "narratives", "passages")]
    assert all(counts[0][factor] <= counts[1][factor] <= counts[2][factor] for factor in FACTORS)


@quick
@given(stories, st.sampled_from([*Unit]))
def test_no_figure_exceeds_its_denominator(descriptions, unit):
    results = made(descriptions)
    for attribute in ("perspectief", "uitkomst", "bron"):
        if attribute == "perspectief" or any(attribute in description for description in descriptions):
            selection = Selection(results, attribute=attribute, unit=unit)
            if attribute == "perspectief" and not any(results.sentences["perspective"]):
                continue
            table = TABLES["by"](selection)
            for column, n in table.denominators.items():
                assert max(figures(table, column).values()) <= n


@quick
@given(stories)
def test_the_trace_of_a_passage_count_has_a_coding_for_each(descriptions):
    table = TABLES["frequency"](Selection(made(descriptions), unit=Unit.PASSAGE))
    place = table.columns.index("passages")
    for number, row in enumerate(table.rows):
        assert len(table.trace.get((number, "passages"), ())) == row[place]


@quick
@given(stories)
def test_the_columns_of_the_matrix_add_up_to_the_case_counts(descriptions):
    results = made(descriptions)
    cases = figures(TABLES["frequency"](Selection(results)), "cases")
    matrix = TABLES["matrix"](Selection(results))
    assert {factor: sum(figures(matrix, factor).values()) for factor in FACTORS} == cases


@quick
@given(stories)
def test_an_attribute_with_one_value_each_splits_the_narratives(descriptions):
    results = made([{**description, "bron": "praktijk"} for description in descriptions])
    table = TABLES["by"](Selection(results, attribute="bron", unit=Unit.NARRATIVE))
    assert figures(table, "praktijk") == figures(table, "total")


@quick
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_narratives_changes_no_table(descriptions, random):
    order = list(range(len(descriptions)))
    random.shuffle(order)
    assert default_tables(made(descriptions)) == default_tables(made(descriptions, order))
