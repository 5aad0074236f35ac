"""docs/checks.md explains every code, and its examples do what it says."""

import re
from pathlib import Path

import codebook_skeleton as skeleton
import pytest

from praktijkleren.codebook.codes import CODES
from praktijkleren.codebook.validating import validate

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
ENTRIES = {
    code: (title, re.findall(r"^```yaml ?(.*?)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    for code, title, text in re.findall(r"^### (CB\d+): (.*?)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}


def codes(folder: Path, kind: str, fragment: str) -> set[str]:
    (folder / "basis.yaml").write_text(skeleton.codebook(), encoding="utf-8")
    target, text, encoding = folder / "codebook.yaml", skeleton.codebook(), "utf-8"
    named = target
    match kind.split():
        case ["factor"]:
            text = skeleton.with_factor(fragment)
        case ["file"]:
            text = fragment
        case ["overlay"]:
            text = skeleton.OVERLAY + fragment
        case ["cases", *name]:
            named = folder / (name[0] if name else "codebook.cases.yaml")
            named.write_text(fragment, encoding="utf-8")
        case ["latin-1"]:
            text, encoding = skeleton.codebook(fragment), "latin-1"
        case []:
            text = skeleton.codebook(fragment)
        case _:
            pytest.fail(f"unknown kind of example: {kind}")
    target.write_text(text, encoding=encoding)
    return {problem.code for problem in validate([str(named)]).problems}


def test_every_code_has_an_entry_with_its_meaning_as_title():
    assert {code: title for code, (title, _) in ENTRIES.items()} == {code: text for code, (_, text) in CODES.items()}


def test_the_small_codebook_that_examples_stand_in_has_no_problems(tmp_path):
    assert codes(tmp_path, "", "") == set()


@pytest.mark.parametrize("code", sorted(ENTRIES))
def test_the_bad_example_gives_the_code_and_the_good_one_does_not(code, tmp_path):
    (bad_kind, bad), (good_kind, good) = ENTRIES[code][1]

    assert code in codes(tmp_path, bad_kind, bad)
    for left_over in tmp_path.iterdir():
        left_over.unlink()
    assert code not in codes(tmp_path, good_kind, good)


@pytest.mark.parametrize("code", sorted(set(ENTRIES) - {"CB111", "CB115", "CB120", "CB122", "CB180", "CB181"}))
def test_the_good_example_has_no_problem_at_all(code, tmp_path):
    kind, fragment = ENTRIES[code][1][1]

    assert codes(tmp_path, kind, fragment) == set()
