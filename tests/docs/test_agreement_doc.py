"""Someone who does what docs/agreement.md says gets what it says."""

import re
import shutil
from pathlib import Path

import pytest
from pages import ROOT, answers, blocks, commands, run

from praktijkleren.agreement.bootstrap import DEFINED
from praktijkleren.agreement.sampling import FEWEST, SHARE
from praktijkleren.agreement.scoring import RARE, TENTATIVE, TIMES, USABLE

PAGE = ROOT / "docs" / "agreement.md"
METHODS = " ".join((ROOT / "docs" / "methods.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Do everything in the order of the page; gives the folder, and what went otherwise than the page says."""
    folder, otherwise = tmp_path_factory.mktemp("agreement"), []
    shutil.copytree(ROOT / "examples" / "narratives", folder / "examples" / "narratives")
    for block in blocks(PAGE):
        if "file" in block.settings:
            (folder / block.settings["file"]).write_text(block.body, encoding="utf-8", newline="\n")
            continue
        for command in commands(block):
            exit_code, said = run(command.arguments, folder)
            if exit_code != command.exit_code or not answers(command.answer, said):
                otherwise.append(f"{' '.join(command.arguments)} ended with {exit_code} and said:\n{said}")
    return folder, otherwise


def test_every_command_answers_as_the_page_says(followed) -> None:
    _, otherwise = followed
    assert not otherwise, "\n".join(otherwise)


def test_the_page_to_discuss_shows_the_sentences(followed) -> None:
    folder, _ = followed
    page = (folder / "verschillen.html").read_text(encoding="utf-8")
    assert page.count('<article class="card">') == 4
    assert "Die hebben ze nooit gevraagd, mijn moeder." in page
    assert "Lezen is nog geen meebeslissen" in page


def test_the_page_and_methods_give_the_numbers_that_the_program_uses() -> None:
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    bounds = [str(bound).replace(".", ",") for bound in (f"{USABLE:.2f}", TENTATIVE)]
    for statement in (f"minstens {SHARE} %", "minder dan tien", f"minder dan {RARE}", *bounds):
        assert statement in text
    assert FEWEST == 10
    for statement in (
        f"at least {SHARE} %",
        f"fewer than {RARE} units",
        f"{TIMES:,} times",
        f"at least {DEFINED:.0%} of the draws".replace("%", " %"),
        f"{USABLE:.2f} or more",
        f"{TENTATIVE} to",
    ):
        assert statement in METHODS
    assert re.search(r"methods\.md#agreement", text)
