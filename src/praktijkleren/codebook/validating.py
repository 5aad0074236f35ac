"""Validate codebooks with their cases: all problems of all files at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from praktijkleren.codebook.cases import cases_path, read_cases
from praktijkleren.codebook.catalogue import CASES_SUFFIX, find
from praktijkleren.codebook.checking import check
from praktijkleren.codebook.codes import problem
from praktijkleren.errors import PraktijklerenError
from praktijkleren.problems import Place, Problem

_LOOKS_LIKE_ONE = re.compile(rb"^(schema|factors|themes|extends)[ \t]*:", re.MULTILINE)
_NOT_READ = ("CB101", "CB109")


@dataclass(frozen=True, slots=True)
class Validation:
    """The problems of so many files; `is_complete` when each of them could be read as a codebook or cases."""

    problems: tuple[Problem, ...]
    files: int

    @property
    def is_complete(self) -> bool:
        """Whether every file could be read."""
        return bool(self.files) and not any(found.code in _NOT_READ for found in self.problems)


def validate(names: Iterable[str]) -> Validation:
    """Validate codebooks given by path, folder or the name of a shipped codebook."""
    problems: set[Problem] = set()
    files: set[Path] = set()
    for name in names:
        try:
            paths = list(_codebooks(name))
        except PraktijklerenError as error:
            problems.add(problem("CB101", Place(name), error.message, error.hint))
            continue
        for path in paths:
            read, found = _validate(path)
            files.update(read)
            problems.update(found)
    return Validation(tuple(sorted(problems)), len(files))


def _validate(path: Path) -> tuple[list[Path], list[Problem]]:
    if path.name.endswith(CASES_SUFFIX):
        codebook = path.with_name(path.name.removesuffix(CASES_SUFFIX) + ".yaml")
        if not codebook.is_file():
            message = f"there is no codebook {codebook.name!r} beside these cases"
            return [path], [problem("CB163", Place(str(path)), message, "give both files the same name")]
        path = codebook
    cases, problems = read_cases(path)
    checked = check(path, cases)
    files = [*checked.sources, cases_path(path)]
    return [file.resolve() for file in files if file.is_file()], [*checked.problems, *problems]


def _codebooks(name: str) -> Iterator[Path]:
    path = Path(name)
    if not path.is_dir():
        yield path if path.name.endswith(CASES_SUFFIX) and path.is_file() else find(name)
        return
    found = [file for file in sorted(path.rglob("*.yaml")) if file.is_file() and _is_ours(file)]
    if not found:
        raise PraktijklerenError("there is no codebook in this folder", hint="a codebook is a file that ends in .yaml")
    yield from found


def _is_ours(path: Path) -> bool:
    if path.name.endswith(CASES_SUFFIX):
        return not path.with_name(path.name.removesuffix(CASES_SUFFIX) + ".yaml").is_file()
    try:
        return bool(_LOOKS_LIKE_ONE.search(path.read_bytes()))
    except OSError:
        return True  # so that it is reported
