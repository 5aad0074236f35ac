"""The small set of words that the form table leaves out."""

from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.dutch.wordfilter import WordFilter


@given(st.sets(st.text(max_size=12), min_size=1, max_size=60))
def test_every_word_that_was_put_in_is_there(words: set[str]) -> None:
    filled = WordFilter.of(words)
    assert all(word in WordFilter(bytes(filled)) for word in words)


def test_hardly_another_word_is_taken_for_one_of_them() -> None:
    filled = WordFilter.of([f"woord{number}" for number in range(5_000)])
    assert sum(f"ander{number}" in filled for number in range(5_000)) < 50
