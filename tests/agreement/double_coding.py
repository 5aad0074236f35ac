"""Small invented codings: a results folder, and what people wrote about its sentences."""

import contextlib
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from praktijkleren.agreement.reading import Origin, Reading
from praktijkleren.agreement.sentences import ListedSentence, SentenceList
from praktijkleren.cli import main
from praktijkleren.model import CodedNarrative, Coding, Narrative, Part, PartKind, Sentence
from praktijkleren.study.results import Results, ResultsWriter, read

CODEBOOK = """\
schema: 1
id: klein
version: 1.0.0
language: nl
title: Klein
attributes:
  perspectief: {values: [jongere, ouder, professional], level: narrative}
  uitkomst: {values: [goed verlopen, vastgelopen, wisselend], level: case, conflict: wisselend, role: outcome}
themes:
- {id: band, label: {nl: Band, en: Bond}}
- {id: tijd, label: {nl: Op tijd, en: Timeliness}}
factors:
- {id: band.goed, theme: band, polarity: success, opposite: band.slecht, label: {nl: Klik, en: Trust}, definition: "a"}
- {id: band.slecht, theme: band, polarity: blocking, opposite: band.goed, label: {nl: Kil, en: Cold}, definition: "b"}
- {id: tijd.snel, theme: tijd, polarity: success, opposite: tijd.traag, label: {nl: Snel, en: Fast}, definition: "c"}
- {id: tijd.traag, theme: tijd, polarity: blocking, opposite: tijd.snel, label: {nl: Traag, en: Slow}, definition: "d"}
"""
HEAD = ["narrative_id", "sentence", "codes"]


def reading(name: str, *narratives: str, is_tool: bool = False, **given: str) -> Reading:
    """Give a reading: `A1="2 band.goed; 3 tijd.snel"` are the factors in narrative A1; in others nothing was found."""
    codes: dict[tuple[str, int], set[str]] = {}
    for narrative_id, written in given.items():
        for part in filter(None, written.split(";")):
            number, factor = part.split()
            codes.setdefault((narrative_id, int(number)), set()).add(factor)
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for (narrative_id, number), factors in codes.items():
        for factor in factors:
            spans.setdefault((narrative_id, factor), []).append((10 * number, 10 * number + 9))
    return Reading(
        name=name,
        origin=Origin.TOOL if is_tool else Origin.PERSON,
        codes={key: frozenset(factors) for key, factors in codes.items()},
        narratives=frozenset([*narratives, *given]),
        spans={what: tuple(found) for what, found in spans.items()},
    )


def sentences(cases: Mapping[str, str] | None = None, **numbers: int) -> SentenceList:
    """Give a list with so many sentences in each narrative."""
    lists = {
        name: tuple(ListedSentence(n, 10 * n, 10 * n + 9, text=f"Dit is zin {n}.") for n in range(1, number + 1))
        for name, number in numbers.items()
    }
    return SentenceList(lists, cases or {})


def results(folder: Path, stories: int = 2, *, found: Sequence[str] = (), heading: bool = False) -> Results:
    """Write a results folder with narratives V1, V2, … of four sentences; "V1 2 band.goed" is a coding of the tool."""
    with ResultsWriter(folder, force=False, attributes=("perspectief", "uitkomst")) as writer:
        for number in range(1, stories + 1):
            name = f"V{number}"
            own = [part.split() for part in found]
            mine = [(int(place), factor) for narrative, place, factor in own if narrative == name]
            writer.add(_story(name, number, mine, heading=heading))
        writer.finish(codebook_yaml=CODEBOOK, run={"options": {}})
    return read(folder)


def text_of(name: str, number: int) -> str:
    """Give the text of a sentence, which no other sentence has."""
    return f"Zin {number} van {name} gaat over de hulp."


def _story(name: str, number: int, found: list[tuple[int, str]], *, heading: bool) -> CodedNarrative:
    head = "Een kop\n" if heading else ""
    told = [text_of(name, place) for place in range(1, 5)]
    text = head + " ".join(told)
    parts = [Part(0, len(head) - 1, PartKind.HEADING)] if heading else []
    parts.append(Part(len(head), len(text)))
    perspective = ("ouder", "jongere", "professional")[number % 3]
    outcome = ("goed verlopen", "vastgelopen")[number % 2]
    attributes = {"perspectief": (perspective,), "uitkomst": (outcome,)}
    listed, start = [], len(head)
    for place, sentence in enumerate(told, start=1):
        listed.append(Sentence(place, start, start + len(sentence), "", perspective, "sentence"))
        start += len(sentence) + 1
    narrative = Narrative(name, f"C{number}", text, f"{name}.md", tuple(parts), attributes)
    codings = tuple(_coding(narrative, listed[place - 1], factor) for place, factor in found)
    return CodedNarrative(narrative, tuple(listed), codings, 36)


def _coding(narrative: Narrative, at: Sentence, factor: str) -> Coding:
    return Coding(
        coding_id=f"{narrative.id}:{at.number}:{factor}", narrative_id=narrative.id, case_id=narrative.case_id,
        speaker="",
        perspective=at.perspective, factor_id=factor, found_factor_id=factor, theme_id=factor.split(".", maxsplit=1)[0],
        polarity="success", start=at.start, end=at.start + 3, passage="Zin", evidence_start=at.start,
        evidence_end=at.start + 3, sentence_start=at.start, sentence_end=at.end,
        sentence=narrative.text[at.start : at.end], indicator="zin", method="phrase", forms="zin", distance=0,
        context="affirmed", negation="affirmed", modality="actual", time="present", experiencer="self", delayed=False,
        trigger="", counted=True,
    )  # fmt: skip


def write(path: Path, *rows: Sequence[object], head: Sequence[str] = HEAD, delimiter: str = ",") -> Path:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([head, *rows])
    return path


@dataclass(frozen=True)
class Said:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


def call(*arguments: str | Path) -> Said:
    """Call the command line in this process."""
    out, err, code = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO(), 0
    argv = ["praktijkleren", *map(str, arguments)]
    with patch.object(sys, "argv", argv), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    out.seek(0)
    return Said(code, out.read(), err.getvalue())
