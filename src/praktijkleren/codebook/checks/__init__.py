"""The checks of a codebook: one file a subject, each with functions that look at an outline."""

from collections.abc import Callable, Iterator

from praktijkleren.codebook.checks.attributes import check_attributes, check_language
from praktijkleren.codebook.checks.examples import check_cases
from praktijkleren.codebook.checks.indicators import check_blocks, check_factors, check_readable
from praktijkleren.codebook.checks.lists import check_circles, check_lists
from praktijkleren.codebook.checks.opposites import check_opposites
from praktijkleren.codebook.checks.overlays import check_additions
from praktijkleren.codebook.checks.patterns import check_rules
from praktijkleren.codebook.checks.themes import check_ids, check_names, check_themes
from praktijkleren.codebook.outline import Outline
from praktijkleren.problems import Problem

Check = Callable[[Outline], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_additions,
    check_attributes,
    check_blocks,
    check_circles,
    check_factors,
    check_ids,
    check_language,
    check_lists,
    check_names,
    check_opposites,
    check_readable,
    check_rules,
    check_themes,
)

__all__ = ["CHECKS", "Check", "check_cases"]
