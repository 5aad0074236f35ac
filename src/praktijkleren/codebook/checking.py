"""Check a codebook: read the files, see that they have the right shape, and run every check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from praktijkleren.codebook.cases import NO_CASES, Cases
from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.checks import CHECKS, check_cases
from praktijkleren.codebook.checks.overlays import changed_keys
from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import Outline, outline
from praktijkleren.codebook.reading import kind, read
from praktijkleren.codebook.shape import check_shape, codebook_schema, definition
from praktijkleren.codebook.tree import Mapping, Scalar, child, items, text
from praktijkleren.codebook.tree import Sequence as Items
from praktijkleren.errors import PraktijklerenError
from praktijkleren.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """The files of a codebook, those it extends first, with what is wrong; no outline when it could not be read."""

    roots: tuple[Mapping, ...]
    sources: tuple[Path, ...]
    problems: list[Problem]
    outline: Outline | None


def check(path: Path, cases: Cases = NO_CASES) -> Checked:
    """Check the codebook in a file, with the codebooks that it extends and its cases, and report every problem."""
    files, problems = _with_bases(path, ())
    if not files:
        return Checked((), (path,), sorted(set(problems)), None)
    roots = tuple(root for _, root in files)
    whole = outline(roots)
    for index in range(len(roots)):
        problems += _check_shapes(roots[: index + 1])
    if not any(found.code in ("CB180", "CB181") for found in problems):  # else much would seem to be missing
        problems += [found for run in CHECKS for found in run(whole)]
        problems += check_cases(cases, whole)
    return Checked(roots, tuple(source for source, _ in files), sorted(set(problems)), whole)


def split(roots: Sequence[Mapping]) -> tuple[Mapping, list[Mapping]]:
    """Split the last codebook in what is its own and what it adds to factors of those before it."""
    root = roots[-1]
    known = {named.raw for base in roots[:-1] for node in _factors(base) if (named := text(node, "id"))}
    additions = [node for node in _factors(root) if (named := text(node, "id")) and named.raw in known]
    if not additions:
        return root, []
    factors = root.entries["factors"]
    own = Items(tuple(node for node in items(factors) if node not in additions), factors.place)
    return Mapping({**root.entries, "factors": own}, root.keys, root.place), additions


def _factors(root: Mapping) -> list[Mapping]:
    return [node for node in items(child(root, "factors")) if isinstance(node, Mapping)]


def _check_shapes(roots: Sequence[Mapping]) -> Iterator[Problem]:
    own, additions = split(roots)
    schema = codebook_schema()
    factors = {**schema["properties"]["factors"], "items": definition("Factor")}
    yield from check_shape(own, {**schema, "properties": {**schema["properties"], "factors": factors}})
    for node in additions:
        changed = changed_keys(node)
        rest = {key: value for key, value in node.entries.items() if key not in changed}
        yield from check_shape(Mapping(rest, node.keys, node.place), definition("Addition"))


def _with_bases(path: Path, within: tuple[Path, ...]) -> tuple[list[tuple[Path, Mapping]], list[Problem]]:
    """Read a file after the files that it extends."""
    root, problems = read(path)
    if not isinstance(root, Mapping):
        return [], problems or [_no_codebook(path, "empty" if root is None else kind(root))]
    extends = text(root, "extends")
    if extends is None:
        return [(path, root)], problems
    base = _base(path, extends)
    if isinstance(base, Problem):
        return [(path, root)], [*problems, base]
    if base.resolve() in (*(seen.resolve() for seen in within), path.resolve()):
        message = f"{extends.raw!r} is extended by itself"
        return [(path, root)], [*problems, problem("CB181", extends.place, message, "let one of them extend nothing")]
    files, found = _with_bases(base, (*within, path))
    if not files:
        hint = "see the problems of that file"
        found.append(problem("CB180", extends.place, f"{extends.raw!r} cannot be read as a codebook", hint))
    return [*files, (path, root)], problems + found


def _base(path: Path, extends: Scalar) -> Path | Problem:
    beside = path.parent / extends.raw
    try:
        return beside if beside.is_file() else find(extends.raw)
    except (OSError, ValueError) as error:
        return problem("CB180", extends.place, f"{extends.raw!r} cannot be opened: {error}")
    except PraktijklerenError as error:
        return problem("CB180", extends.place, error.message, error.hint)


def _no_codebook(path: Path, found: str) -> Problem:
    hint = "start with the keys schema, id, version, language, title, themes and factors"
    return problem("CB109", Place(str(path), 1, 1), f"this is no codebook: the file is {found}", hint)
