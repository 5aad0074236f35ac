"""Where the list of sentences comes from: a file of sentences, a results folder, or the rows of coding tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from praktijkleren.agreement.coding_table import CodingTable, read_sheet
from praktijkleren.agreement.columns import understand
from praktijkleren.agreement.sentences import ListedSentence, SentenceList, shown_text
from praktijkleren.errors import PraktijklerenError
from praktijkleren.narratives.cells import as_text
from praktijkleren.narratives.files import place_of
from praktijkleren.problems import Problem, has_errors
from praktijkleren.study import contract
from praktijkleren.study.results import Results
from praktijkleren.study.texts import read_texts

_HINT = "give the sentences.csv that the numbers refer to, or its folder, with --sentences"


def of_results(results: Results, *, with_texts: bool = True) -> SentenceList:
    """List the sentences of a results folder."""
    texts = read_texts(results.directory) if with_texts else {}
    found: dict[str, list[ListedSentence]] = {str(name): [] for name in results.narratives["narrative_id"]}
    frame = results.sentences[results.sentences["kind"] == "sentence"]
    for row in frame.to_dict("records"):
        sentence = ListedSentence(int(row["sentence"]), int(row["start"]), int(row["end"]), str(row["speaker"]))
        found[str(row["narrative_id"])].append(sentence)
    cases = dict(zip(results.narratives["narrative_id"], results.narratives["case_id"], strict=True))
    return SentenceList({name: _with_texts(found[name], texts.get(name)) for name in found}, cases)


def of_file(path: Path) -> SentenceList:
    """List the sentences of a `sentences.csv`, with the cases and texts that stand beside it."""
    sheet, problems = read_sheet(path)
    columns = understand(sheet) if sheet else None
    lacking = columns.lacking("narrative", "sentence", "start", "end") if columns else []
    if sheet is None or columns is None or lacking or has_errors(problems):
        reason = f"lacks the column {', '.join(lacking)}" if lacking else "cannot be read as a list of sentences"
        raise PraktijklerenError(f"{path} {reason}", hint=_HINT)
    found: dict[str, list[ListedSentence]] = defaultdict(list)
    for cells in sheet.rows[columns.header + 1 :]:
        if not any(map(as_text, cells)) or columns.text(cells, "kind") not in ("", "sentence"):
            continue
        name, speaker, text, before = (columns.text(cells, what) for what in ("narrative", "speaker", "text", "before"))
        try:
            number, start, end = (int(columns.text(cells, what)) for what in ("sentence", "start", "end"))
        except ValueError:
            raise PraktijklerenError(f"{path} has a row without whole numbers", hint=_HINT) from None
        found[name].append(ListedSentence(number, start, end, speaker, shown_text(text), shown_text(before)))
    _check_numbers(path, found)
    texts = read_texts(path.parent) if (path.parent / contract.TEXTS).is_file() else {}
    return SentenceList({name: _with_texts(found[name], texts.get(name)) for name in found}, _cases(path.parent))


def of_rows(tables: Iterable[CodingTable]) -> SentenceList:
    """List the sentences that occur in coding tables, when nothing else says which there are."""
    found: dict[str, dict[int, ListedSentence]] = defaultdict(dict)
    for table in tables:
        for row in table.rows:
            if row.sentence is not None:
                found[row.narrative].setdefault(row.sentence, ListedSentence(row.sentence))
    narratives = {name: tuple(rows[number] for number in sorted(rows)) for name, rows in found.items()}
    return SentenceList(narratives, is_complete=False)


def with_texts_of(sentences: SentenceList, tables: Iterable[CodingTable]) -> SentenceList:
    """Take the texts that the list lacks from the rows of coding tables."""
    texts: dict[tuple[str, int], tuple[str, str, str]] = {}
    for table in tables:
        for row in table.rows:
            name = sentences.narrative(row.narrative)
            if name and row.sentence and row.text:
                texts.setdefault((name, row.sentence), (row.speaker, row.before, row.text))

    def filled(name: str, one: ListedSentence) -> ListedSentence:
        if one.text or (name, one.number) not in texts:
            return one
        speaker, before, text = texts[name, one.number]
        return replace(one, speaker=one.speaker or speaker, before=before, text=text)

    narratives = {name: tuple(filled(name, one) for one in ones) for name, ones in sentences.narratives.items()}
    return replace(sentences, narratives=narratives)


def find_beside(path: Path) -> Path | None:
    """Find the list of sentences in the folder of a coding."""
    beside = path.parent / contract.SENTENCES
    return beside if beside.is_file() and beside != path else None


def given(path: Path) -> Path:
    """Find the list of sentences that a person points to: the file, or the folder that it is in."""
    inside = [path, path / contract.SENTENCES, path / "results" / contract.SENTENCES]
    found = next((file for file in inside if file.is_file()), None)
    if found is None:
        raise PraktijklerenError(f"{path} has no {contract.SENTENCES}", hint=_HINT)
    return found


def _cases(folder: Path) -> dict[str, str]:
    path = folder / contract.NARRATIVES
    sheet = read_sheet(path)[0] if path.is_file() else None
    columns = understand(sheet) if sheet else None
    if sheet is None or columns is None or columns.lacking("narrative", "case"):
        return {}
    rows = sheet.rows[columns.header + 1 :]
    return {columns.text(cells, "narrative"): columns.text(cells, "case") for cells in rows}


def _with_texts(sentences: list[ListedSentence], text: str | None) -> tuple[ListedSentence, ...]:
    if text is None:
        return tuple(sentences)
    return tuple(_cut(sentences, text))


def _cut(sentences: Iterable[ListedSentence], text: str) -> Iterator[ListedSentence]:
    end = 0
    for one in sentences:
        before = shown_text(text[end : one.start]).removesuffix(f"{one.speaker}:" if one.speaker else "").strip()
        yield replace(one, text=shown_text(text[one.start : one.end]), before=before)
        end = one.end


def _check_numbers(path: Path, found: Mapping[str, list[ListedSentence]]) -> None:
    for sentences in found.values():
        if len({one.number for one in sentences}) < len(sentences):
            raise PraktijklerenError(f"{path} has a sentence twice", hint=_HINT)


def differing(first: SentenceList, second: SentenceList) -> Iterator[str]:
    """Give the narratives whose sentences two lists number otherwise."""
    for name in first.narratives.keys() & second.narratives.keys():
        places = [[(one.number, one.start, one.end) for one in each.narratives[name]] for each in (first, second)]
        if places[0] != places[1]:
            yield name


def problem_of(path: Path, number: int, total: int) -> Problem:
    """Tell that a coding belongs to other sentences."""
    message = f"the sentences beside this file are numbered otherwise in {number} of {total} narratives"
    return Problem(place_of(path), "AG112", message, "code the same forms, or choose the sentences with --sentences")
