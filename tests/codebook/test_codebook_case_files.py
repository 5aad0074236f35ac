"""Case files: each says in its first lines which problems it has, and where; a researcher can add one."""

import re
from pathlib import Path

import pytest

from praktijkleren.codebook.codes import CODES
from praktijkleren.codebook.validating import validate

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "basis.yaml" and ".cases." not in path.name)


def expected(path: Path) -> list[str]:
    lines = re.findall(r"^# expect: (.*?)\r?$", path.read_bytes().decode("utf-8-sig", "replace"), re.MULTILINE)
    return [] if lines == ["nothing"] else sorted(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_file_has_exactly_the_problems_it_says(path):
    found = []
    for problem in validate([str(path)]).problems:
        other = "" if problem.place.path == str(path) else f" in {Path(problem.place.path).name}"
        found.append(f"{problem.code} {problem.place.line}:{problem.place.column}{other}")

    assert sorted(found) == expected(path)


def test_every_code_has_a_case_file():
    covered = {line.split()[0] for path in FILES for line in expected(path)}

    assert covered == set(CODES) - {"CB163"}, "CB163 is about cases without a codebook beside them"
