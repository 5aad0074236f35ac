"""Reading the results folder that `code` wrote, with checks; `ResultsWriter` writes it."""

import json
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.errors import PraktijklerenError
from praktijkleren.study import contract
from praktijkleren.study.writer import ResultsWriter

__all__ = ["Results", "ResultsWriter", "read"]

_AGAIN = "run `praktijkleren code` again with --force; a file saved by Excel can differ from what was written"


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What `code` wrote, as tables; numbers are numbers, everything else is text and never missing."""

    directory: Path
    narratives: pd.DataFrame
    codings: pd.DataFrame
    sentences: pd.DataFrame
    codebook: Codebook
    run: dict[str, object]


def read(directory: Path, *, codebook: Codebook | None = None) -> Results:
    """Read a results folder, or the one inside a study folder; with its codebook when that is at hand."""
    folder = _find(directory)
    run = _read_run(folder / contract.RUN)
    narratives = _read_narratives(folder / contract.NARRATIVES)
    codings = _read_table(folder / contract.CODINGS, contract.CODING_COLUMNS, contract.CODING_NUMBERS)
    for column in contract.CODING_BOOLEANS:
        codings[column] = _booleans(codings[column], folder / contract.CODINGS)
    sentences = _read_table(folder / contract.SENTENCES, contract.SENTENCE_COLUMNS, contract.SENTENCE_NUMBERS)
    applied = codebook or _read_codebook(folder / contract.CODEBOOK)
    results = Results(folder, narratives, codings, sentences, applied, run)
    _check_references(results)
    return results


def _find(directory: Path) -> Path:
    for folder in (directory, directory / "results"):
        if (folder / contract.RUN).is_file():
            return folder
    found = "has no complete results" if directory.is_dir() else "is not a folder"
    hint = f"give the folder that `praktijkleren code` wrote (it has a {contract.RUN})"
    raise PraktijklerenError(f"{directory} {found}", hint=hint)


def _read_run(path: Path) -> dict[str, object]:
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PraktijklerenError(f"{path} cannot be read as JSON", hint=_AGAIN) from error
    if not isinstance(run, dict) or run.get("format") != contract.FORMAT:
        raise PraktijklerenError(f"{path} is not a run of praktijkleren", hint=_AGAIN)
    version = run.get("schema_version")
    if version != contract.SCHEMA_VERSION:
        message = f"{path}: the results have version {version!r}, this praktijkleren reads {contract.SCHEMA_VERSION}"
        raise PraktijklerenError(message, hint="update praktijkleren, or run `praktijkleren code` again")
    return run


def _read_codebook(path: Path) -> Codebook:
    if not path.is_file():
        raise PraktijklerenError(f"{path} is missing", hint=_AGAIN)
    codebook = load(path).codebook
    if codebook is None:
        raise PraktijklerenError(f"{path} has errors", hint=f"see them with: praktijkleren validate {path}")
    return codebook


def _read_narratives(path: Path) -> pd.DataFrame:
    fixed = (*contract.NARRATIVE_HEAD, *contract.NARRATIVE_TAIL)
    narratives = _read_table(path, fixed, contract.NARRATIVE_NUMBERS)
    if narratives["narrative_id"].duplicated().any():
        raise PraktijklerenError(f"{path}: two rows have the same narrative_id", hint=_AGAIN)
    attributes = [column for column in narratives.columns if column not in fixed]
    return narratives[[*contract.NARRATIVE_HEAD, *attributes, *contract.NARRATIVE_TAIL]]


def _read_table(path: Path, columns: Sequence[str], numbers: Iterable[str]) -> pd.DataFrame:
    """Read a CSV of the contract: its columns first, in the contract's order, then the others as they stand."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, index_col=False,
                                encoding="utf-8-sig")  # fmt: skip
    except (OSError, ValueError, pd.errors.ParserWarning) as error:
        raise PraktijklerenError(f"{path} cannot be read as CSV", hint=_AGAIN) from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise PraktijklerenError(f"{path} lacks the column {', '.join(missing)}", hint=_AGAIN)
    frame = frame[[*columns, *(column for column in frame.columns if column not in columns)]].copy()
    for column in numbers:
        try:
            frame[column] = frame[column].astype("int64")
        except ValueError as error:
            raise PraktijklerenError(f"{path}: column {column} is not all whole numbers", hint=_AGAIN) from error
    return frame


def _booleans(cells: pd.Series, path: Path) -> pd.Series:
    # Excel writes its own language's words for true and false back, in capitals.
    values = cells.str.lower().map({"true": True, "false": False, "waar": True, "onwaar": False})
    if values.isna().any():
        raise PraktijklerenError(f"{path}: column {cells.name} is not all true or false", hint=_AGAIN)
    return values.astype(bool)


def _check_references(results: Results) -> None:
    known = {
        "narrative_id": set(results.narratives["narrative_id"]),
        "factor_id": {factor.id for factor in results.codebook.factors},
    }
    tables = {contract.CODINGS: results.codings, contract.SENTENCES: results.sentences}
    for file, frame in tables.items():
        for column, ids in known.items():
            if column in frame.columns and not frame[column].isin(ids).all():
                message = f"{results.directory / file}: column {column} has ids that the other files do not have"
                raise PraktijklerenError(message, hint=_AGAIN)
