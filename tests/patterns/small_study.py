"""Small invented studies in a few words each: who tells about which case, and which factor stands in which sentence."""

from collections.abc import Sequence
from pathlib import Path

from praktijkleren.model import CodedNarrative, Coding, Narrative, Part, Sentence
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
  wet: {values: [Jeugdwet, Wmo], level: case, multiple: true}
  regio: {values: [noord, zuid], level: case}
  bron: {values: [praktijk, ervaring]}
themes:
- {id: band, label: {nl: Band, en: Bond}}
- {id: tijd, label: {nl: Op tijd, en: Timeliness}}
factors:
- {id: band.goed, theme: band, polarity: success, opposite: band.slecht, label: {nl: Klik, en: Trust}, definition: "a"}
- {id: band.slecht, theme: band, polarity: blocking, opposite: band.goed, label: {nl: Kil, en: Cold}, definition: "b"}
- {id: tijd.snel, theme: tijd, polarity: success, opposite: tijd.traag, label: {nl: Snel, en: Fast}, definition: "c"}
- {id: tijd.traag, theme: tijd, polarity: blocking, opposite: tijd.snel, label: {nl: Traag, en: Slow}, definition: "d"}
- {id: tijd.plan, theme: tijd, polarity: neutral, label: {nl: Plan, en: Plan}, definition: "e"}
"""
ATTRIBUTES = ("perspectief", "uitkomst", "wet", "regio", "bron")
SENTENCE = "Dit is een zin. "


def story(
    narrative_id: str,
    found: Sequence[str] = (),
    *,
    case: str = "",
    voices: Sequence[str] = (),
    sentences: int = 3,
    **attributes: str | tuple[str, ...],
) -> CodedNarrative:
    """Give a coded narrative; "2 band.goed" is a factor in sentence 2, "2 band.goed!" one that does not count.

    `voices` gives each sentence a perspective of its own; otherwise it is that of the narrative.
    """
    text = (SENTENCE * sentences).strip() or "Kop"
    values = {name: value if isinstance(value, tuple) else (value,) for name, value in attributes.items()}
    narrative = Narrative(narrative_id, case or narrative_id, text, f"{narrative_id}.md", (Part(0, len(text)),), values)
    spoken = [voices[n] if n < len(voices) else narrative.perspective for n in range(sentences)]
    places = [(n * len(SENTENCE), (n + 1) * len(SENTENCE) - 1) for n in range(sentences)]
    made = [
        Sentence(n, start, end, "", voice, "sentence")
        for n, ((start, end), voice) in enumerate(zip(places, spoken, strict=True), start=1)
    ]
    codings = tuple(_coding(narrative, made, number, words) for number, words in enumerate(found, start=1))
    return CodedNarrative(narrative, tuple(made), codings, 4 * sentences)


def _coding(narrative: Narrative, sentences: Sequence[Sentence], number: int, words: str) -> Coding:
    place, factor = words.rstrip("!").split()
    counted = not words.endswith("!")
    at = sentences[int(place) - 1]
    return Coding(
        coding_id=f"{narrative.id}:{number}",
        narrative_id=narrative.id,
        case_id=narrative.case_id,
        speaker="",
        perspective=at.perspective,
        factor_id=factor,
        found_factor_id=factor,
        theme_id=factor.split(".")[0],
        polarity="success",
        start=at.start + 4,
        end=at.start + 6,
        passage="is",
        evidence_start=at.start + 4,
        evidence_end=at.start + 6,
        sentence_start=at.start,
        sentence_end=at.end,
        sentence=SENTENCE.strip(),
        indicator="is",
        method="phrase",
        forms="is",
        distance=0,
        context="affirmed" if counted else "hypothetical",
        negation="affirmed",
        modality="actual",
        time="present",
        experiencer="self",
        delayed=False,
        trigger="",
        counted=counted,
    )


def study(directory: Path, *stories: CodedNarrative) -> Results:
    """Write the stories as results and read them back."""
    with ResultsWriter(directory, force=False, attributes=ATTRIBUTES) as writer:
        for coded in stories:
            writer.add(coded)
        writer.finish(codebook_yaml=CODEBOOK, run={"options": {}})
    return read(directory)
