"""Load a codebook: check it, and make the model when nothing is wrong."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from praktijkleren.codebook.checking import check, split
from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.extending import extend
from praktijkleren.codebook.model import Addition, Codebook
from praktijkleren.codebook.outline import Outline
from praktijkleren.codebook.tree import Mapping, plain
from praktijkleren.problems import Problem, has_errors


@dataclass(frozen=True, slots=True)
class Loaded:
    """A codebook with the problems found; without a codebook when there are errors."""

    codebook: Codebook | None
    problems: list[Problem]
    sources: tuple[Path, ...]
    outline: Outline | None = field(default=None, repr=False)


def load(path: Path) -> Loaded:
    """Load the codebook in a file, with the codebooks that it extends, and report every problem at once."""
    checked = check(path)
    codebook, problems = None, checked.problems
    if not has_errors(problems):
        try:
            codebook = _resolved(checked.roots)
        except ValidationError as error:  # the schema allows what the model does not: say so rather than crash
            message = f"the codebook cannot be used: {error.errors()[0]['msg']}"
            problems = [*problems, problem("CB104", checked.roots[-1].place, message)]
    return Loaded(codebook, problems, checked.sources, checked.outline)


def _resolved(roots: tuple[Mapping, ...]) -> Codebook:
    codebook = Codebook.model_validate(plain(roots[0]))
    for index in range(1, len(roots)):
        own, added = split(roots[: index + 1])
        additions = [Addition.model_validate(plain(node)) for node in added]
        codebook = extend(codebook, plain(own), additions)
    return codebook
