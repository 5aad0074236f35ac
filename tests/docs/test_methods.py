"""The constants that docs/methods.md gives are those of the program."""

import re

import pytest
from pages import ROOT

from praktijkleren.codebook.indicator import GAP, WINDOW
from praktijkleren.dutch.lexicon import SHORTEST_HEAD, SHORTEST_MODIFIER
from praktijkleren.dutch.separable import COMMA_REACH, REACH
from praktijkleren.dutch.spelling import LONG, SHORTEST
from praktijkleren.model import Context
from praktijkleren.patterns.contrast import MINIMUM_GROUP, MINIMUM_NAMED
from praktijkleren.patterns.selection import MINIMUM_FOR_PERCENTAGES

TEXT = " ".join((ROOT / "docs" / "methods.md").read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    "statement",
    [
        f"only when its denominator is at least {MINIMUM_FOR_PERCENTAGES}",
        f"only when both groups have at least {MINIMUM_FOR_PERCENTAGES}",
        f"fewer than {MINIMUM_GROUP} units or the factor is named in fewer than {MINIMUM_NAMED}",
        f"at most {REACH} words to the left",
        f"no comma more than {COMMA_REACH} words back",
        f"a last part has at least {SHORTEST_HEAD} letters and a first part at least {SHORTEST_MODIFIER}",
        f"a codebook word of at least {SHORTEST} letters",
        f"words have at least {LONG} letters",
        f"allows {GAP} words between",
        f"a window of {WINDOW} words",
    ],
)
def test_page_gives_the_number_that_the_program_uses(statement: str) -> None:
    assert statement in TEXT


def test_every_context_is_explained() -> None:
    assert {context for context in Context if f"| {context} |" in TEXT} == {*Context}


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "examples/README.md",
        ROOT / "codebooks/README.md",
    ]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
