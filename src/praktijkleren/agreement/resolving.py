"""A coding table as a reading: its narratives, sentences and factors looked up, and every mistake told."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from praktijkleren.agreement.coding_table import CodedRow, CodingTable
from praktijkleren.agreement.reading import Origin, Reading, Span
from praktijkleren.agreement.sentences import Key, SentenceList, shown_text
from praktijkleren.codebook.patterns import FACTOR_ID
from praktijkleren.narratives.files import place_of
from praktijkleren.narratives.record import warning
from praktijkleren.problems import Place, Problem

_NAMED = 5
_NARRATIVE_HINT = "check the id; if it belongs to other sentences, point to them with --sentences"


@dataclass(slots=True)
class _Found:
    """What the rows gave so far."""

    codes: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    spans: dict[tuple[str, str], list[Span]] = field(default_factory=lambda: defaultdict(list))
    doubts: dict[Key, str] = field(default_factory=dict)
    notes: dict[Key, str] = field(default_factory=dict)
    rows: dict[Key, Place] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    listed: dict[str, Place] = field(default_factory=dict)
    other_texts: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def resolve(
    table: CodingTable, sentences: SentenceList, *, name: str, known: Collection[str], is_tool: bool = False
) -> tuple[Reading, list[Problem]]:
    """Give what a coding table says; `known` are the factors of the codebook, none when there is no codebook."""
    found = _Found()
    for row in table.rows:
        key = _key(row, sentences, found)
        if key is not None:
            _take(row, key, table, sentences, known, found)
    found.problems += _not_filled(table, found)
    for narrative_id, place in found.other_texts.items():
        message = f"the text of a row of narrative {narrative_id!r} is not that of the sentence with its number"
        hint = "check that the form was made for these sentences, and that its rows were not shifted"
        found.problems.append(warning(place, "AG113", message, hint))
    if not table.rows and not table.problems:
        message = "the table has no rows with a sentence"
        found.problems.append(Problem(place_of(table.path), "AG102", message, "give the form that was filled in"))
    if table.open_rows:
        message = f"{len(table.open_rows)} rows are still open"
        hint = "decide them and clear the column `open`"
        found.problems.append(Problem(table.open_rows[0], "AG110", message, hint))
    reading = Reading(
        name=name,
        origin=Origin.TOOL if is_tool or table.has_other_methods else Origin.PERSON,
        codes={key: frozenset(factors) for key, factors in found.codes.items()},
        narratives=frozenset(found.filled),
        spans={what: tuple(sorted(set(spans))) for what, spans in found.spans.items()},
        doubts=found.doubts,
        notes=found.notes,
    )
    return reading, found.problems


def _not_filled(table: CodingTable, found: _Found) -> Iterator[Problem]:
    empty = [narrative_id for narrative_id in found.listed if narrative_id not in found.filled]
    if empty and not found.filled:
        hint = "give the form that was filled in: a coder uses the .xlsx or the .csv"
        yield Problem(place_of(table.path), "AG115", "nothing is filled in", hint)
    elif empty:
        named = ", ".join(map(repr, empty[:_NAMED])) + (", …" if len(empty) > _NAMED else "")
        message = f"nothing is filled in for {len(empty)} of the narratives, so they count as not coded: {named}"
        hint = "if one was coded and nothing was found, write `geen` in factor_1 of one of its sentences"
        yield warning(found.listed[empty[0]], "AG109", message, hint)


def _key(row: CodedRow, sentences: SentenceList, found: _Found) -> Key | None:
    narrative_id = sentences.narrative(row.narrative)
    if narrative_id is None:
        message = f"narrative {_quoted(row.narrative)} is not known"
        found.problems.append(Problem(row.place, "AG104", message, _NARRATIVE_HINT))
        return None
    if row.sentence is not None:
        key = (narrative_id, row.sentence)
        if key in sentences:
            return key
        message = f"narrative {narrative_id!r} has no sentence {row.sentence}"
        hint = "check the number; a heading has none. Numbers are those of sentences.csv"
        found.problems.append(Problem(row.place, "AG105", message, hint))
        return None
    if not sentences.has_offsets:
        message = "the passage cannot be placed: it is not known where the sentences start and end"
        found.problems.append(Problem(row.place, "AG105", message, "give sentences.csv with --sentences"))
        return None
    key_at = sentences.at(narrative_id, row.start, row.end)
    if key_at is None:
        message = f"the passage {row.start}-{row.end} of narrative {narrative_id!r} lies in no sentence"
        found.problems.append(Problem(row.place, "AG105", message, "offsets are those of the story text"))
    return key_at


def _take(
    row: CodedRow, key: Key, table: CodingTable, sentences: SentenceList, known: Collection[str], found: _Found
) -> None:
    narrative_id = key[0]
    found.listed.setdefault(narrative_id, row.place)
    if key in found.rows and not table.is_long:
        message = f"a second row for sentence {key[1]} of narrative {narrative_id!r}"
        found.problems.append(Problem(row.place, "AG107", message, "keep one row, with all its factors"))
        return
    found.rows[key] = row.place
    if row.is_filled:
        found.filled.add(narrative_id)
    if row.text and sentences[key].text and _plain(row.text) != _plain(sentences[key].text):
        found.other_texts.setdefault(narrative_id, row.place)
    for kept, written in ((found.doubts, row.doubt), (found.notes, row.note)):
        if written:
            kept[key] = shown_text(written)
    for factor, place in row.factors:
        _add_factor(row, key, factor, place, sentences, known, found)


def _add_factor(
    row: CodedRow, key: Key, factor: str, place: Place, sentences: SentenceList, known: Collection[str], found: _Found
) -> None:
    if known and factor not in known:
        folded = {one.casefold(): one for one in known}
        if factor.casefold() not in folded:
            near = get_close_matches(factor, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "write the id as it stands in the codebook"
            message = f"{_quoted(factor)} is not a factor of the codebook"
            if not any(problem.place == place for problem in found.problems):
                found.problems.append(Problem(place, "AG103", message, hint))
            return
        factor = folded[factor.casefold()]
    if factor in found.codes[key]:
        message = f"sentence {key[1]} of narrative {key[0]!r} has {factor!r} twice; it counts once"
        found.problems.append(warning(place, "AG108", message, "remove one"))
    found.codes[key].add(factor)
    sentence = sentences[key]
    found.spans[key[0], factor].append((row.start, row.end) if row.end >= 0 else (sentence.start, sentence.end))


def _quoted(written: str) -> str:
    """Quote what may be an id; a word of a story that stands in the wrong column is not said."""
    is_id = re.fullmatch(FACTOR_ID, written) or (re.fullmatch(r"[\w./-]{1,40}", written) and re.search(r"\d", written))
    return repr(written) if is_id else "(a text)"


def _plain(text: str) -> str:
    # Cells that start with a sign that spreadsheets run were given an apostrophe.
    return shown_text(text).removeprefix("'")
