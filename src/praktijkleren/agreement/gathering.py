"""All codings that are to be compared, over one list of sentences and one codebook."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from praktijkleren.agreement import listing
from praktijkleren.agreement.coding_table import CodingTable, read_table
from praktijkleren.agreement.reading import Origin, Reading, Span
from praktijkleren.agreement.resolving import resolve
from praktijkleren.agreement.sentences import Key, ListedSentence, SentenceList
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.errors import PraktijklerenError
from praktijkleren.narratives.files import place_of
from praktijkleren.narratives.record import warning
from praktijkleren.problems import Problem
from praktijkleren.study import contract
from praktijkleren.study.results import Results
from praktijkleren.study.results import read as read_results
from praktijkleren.study.view import effective

_HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Source:
    """A coding that a person asks to compare: where it is, how it is called, and whether a tool made it."""

    path: Path
    name: str = ""
    is_tool: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The readings with what they stand on, and what is wrong with them."""

    readings: tuple[Reading, ...]
    sentences: SentenceList
    codebook: Codebook | None
    problems: tuple[Problem, ...]


def gather(sources: Sequence[Source], *, sentences: Path | None = None, codebook: Codebook | None = None) -> Gathered:
    """Read every coding; without `sentences` and `codebook` those beside the codings are taken."""
    _refuse_samples(sources)
    results = {place: read_results(_folder(source.path)) for place, source in enumerate(sources) if _is_results(source)}
    tables = {place: read_table(source.path) for place, source in enumerate(sources) if place not in results}
    problems = [problem for table in tables.values() for problem in table.problems]
    chosen, more = _sentences(tables.values(), results.values(), sentences)
    problems += more
    chosen = listing.with_texts_of(chosen, tables.values())
    book = codebook or _codebook(tables.values(), results.values(), sentences)
    books = [codebook] if codebook else [*([book] if book else []), *(one.codebook for one in results.values())]
    known = {factor.id for one in books for factor in one.factors}
    names = _names(sources)
    readings: list[Reading] = []
    for place, source in enumerate(sources):
        if place in results:
            reading, found = _of_results(results[place], chosen, name=names[place], is_tool=source.is_tool, known=known)
        else:
            reading, found = resolve(tables[place], chosen, name=names[place], known=known, is_tool=source.is_tool)
        readings.append(reading)
        problems += found
    return Gathered(tuple(readings), chosen, book, tuple(problems))


def _refuse_samples(sources: Iterable[Source]) -> None:
    for source in sources:
        if source.path.is_dir() and any(source.path.glob("*.xlsx")) and not (source.path / contract.RUN).is_file():
            forms = " ".join(sorted(str(path) for path in source.path.glob("*.xlsx")))
            raise PraktijklerenError(f"{source.path} holds forms, not results", hint=f"give the forms: {forms}")


def _is_results(source: Source) -> bool:
    return source.path.is_dir() or _folder(source.path) != source.path


def _folder(path: Path) -> Path:
    """Give the results folder that a `codings.csv` is part of."""
    return path.parent if path.name == contract.CODINGS and (path.parent / contract.RUN).is_file() else path


def _sentences(
    tables: Collection[CodingTable], results: Collection[Results], wanted: Path | None
) -> tuple[SentenceList, list[Problem]]:
    """Choose the list that numbers refer to: what people coded from comes before what a tool made."""
    if wanted is not None:
        return listing.of_file(listing.given(wanted)), []
    beside = {table.path: listing.find_beside(table.path) for table in tables}
    lists = {file: listing.of_file(file) for file in dict.fromkeys(beside.values()) if file}
    if lists:
        chosen = next(iter(lists.values()))
        problems = []
        for path, file in beside.items():
            other = len(list(listing.differing(chosen, lists[file]))) if file else 0
            if other:
                problems.append(listing.problem_of(path, other, len(chosen.narratives)))
        return _joined(lists.values()), problems
    if results:
        return listing.of_results(next(iter(results))), []
    place = place_of(next(iter(tables)).path)
    message = "it is not known which sentences there are: only those in the files count"
    hint = "figures are too low or too high when files hold coded sentences only; give sentences.csv with --sentences"
    return listing.of_rows(tables), [warning(place, "AG111", message, hint)]


def _joined(lists: Iterable[SentenceList]) -> SentenceList:
    narratives: dict[str, tuple[ListedSentence, ...]] = {}
    cases: dict[str, str] = {}
    for one in lists:
        narratives |= {name: found for name, found in one.narratives.items() if name not in narratives}
        cases |= one.cases
    return SentenceList(narratives, cases)


def _codebook(tables: Iterable[CodingTable], results: Iterable[Results], wanted: Path | None) -> Codebook | None:
    """Find the codebook beside the codings, or beside the sentences that a person points to."""
    for one in results:
        return one.codebook
    folders = [listing.given(wanted).parent] if wanted else [table.path.parent for table in tables]
    for beside in (folder / contract.CODEBOOK for folder in folders):
        if beside.is_file():
            found = load(beside).codebook
            if found is None:
                hint = f"see them with: praktijkleren validate {beside}; or give a codebook with -c"
                raise PraktijklerenError(f"{beside} has errors", hint=hint)
            return found
    return None


def _names(sources: Sequence[Source]) -> list[str]:
    """Call each coding what a person calls it, or after its file; with its folder where two are called the same."""
    names = [source.name or _file_name(source.path) for source in sources]
    shared = {name for name, number in Counter(names).items() if number > 1}
    longer = [
        f"{source.path.resolve().parent.name}/{name}" if name in shared and not source.name else name
        for source, name in zip(sources, names, strict=True)
    ]
    seen: Counter[str] = Counter()
    for place, name in enumerate(longer):
        seen[name] += 1
        if seen[name] > 1:
            longer[place] = f"{name} ({seen[name]})"
    return longer


def _file_name(path: Path) -> str:
    folder = _folder(path)
    return folder.resolve().name if folder.is_dir() else path.stem


def _of_results(
    results: Results, sentences: SentenceList, *, name: str, is_tool: bool, known: Collection[str]
) -> tuple[Reading, list[Problem]]:
    """Give the codings that count; each stands in the sentence that holds the middle of its passage."""
    codes: dict[Key, set[str]] = {}
    spans: dict[tuple[str, str], list[Span]] = {}
    done = {str(one): sentences.narrative(str(one)) for one in results.narratives["narrative_id"]}
    placeless = strange = 0
    for row in effective(results).to_dict("records"):
        narrative_id = done[str(row["narrative_id"])]
        factor, start, end = str(row["factor_id"]), int(row["start"]), int(row["end"])
        if narrative_id is None:
            continue
        key = sentences.at(narrative_id, start, end) if sentences.has_offsets else None
        if key is None or (known and factor not in known):
            placeless, strange = placeless + (key is None), strange + (key is not None)
            continue
        codes.setdefault(key, set()).add(factor)
        spans.setdefault((narrative_id, factor), []).append((start, end))
    is_human = len(results.codings) > 0 and bool((results.codings["method"] == _HUMAN).all())
    reading = Reading(
        name=name,
        origin=Origin.PERSON if is_human and not is_tool else Origin.TOOL,
        codes={key: frozenset(factors) for key, factors in codes.items()},
        narratives=frozenset(one for one in done.values() if one is not None),
        spans={what: tuple(sorted(found)) for what, found in spans.items()},
    )
    return reading, _left_out(results.directory / contract.CODINGS, {"AG105": placeless, "AG103": strange})


def _left_out(path: Path, numbers: Mapping[str, int]) -> list[Problem]:
    reasons = {
        "AG105": ("lie in no sentence and were left out", "were both made from the same texts? see --sentences"),
        "AG103": ("have a factor that the codebook lacks and were left out", "give the codebook of both with -c"),
    }
    return [
        warning(place_of(path), code, f"{number} codings {reasons[code][0]}", reasons[code][1])
        for code, number in numbers.items()
        if number
    ]
