"""Results of narratives with one sentence each, to read and to break."""

from pathlib import Path

from praktijkleren.model import CodedNarrative, Coding, Narrative, Part, Sentence
from praktijkleren.study.results import ResultsWriter

CODEBOOK = """\
schema: 1
id: klein
version: 1.0.0
language: nl
title: Klein
themes:
- {id: band, label: {nl: Band, en: Bond}}
factors:
- {id: band.goed, theme: band, polarity: success, opposite: band.slecht, label: {nl: Klik, en: Trust}, definition: "a"}
- {id: band.slecht, theme: band, polarity: blocking, opposite: band.goed, label: {nl: Kil, en: Cold}, definition: "b"}
"""


def coded(narrative_id: str = "A1", text: str = "Zij luisterde.", **attributes: tuple[str, ...]) -> CodedNarrative:
    """Give a narrative of one sentence with one coding of its first character."""
    narrative = Narrative(narrative_id, "A", text, f"{narrative_id}.md", (Part(0, len(text)),), attributes)
    coding = Coding(
        coding_id=f"{narrative_id}:1",
        narrative_id=narrative_id,
        case_id="A",
        speaker="",
        perspective="ouder",
        factor_id="band.goed",
        found_factor_id="band.goed",
        theme_id="band",
        polarity="success",
        start=0,
        end=1,
        passage=text[0],
        evidence_start=0,
        evidence_end=1,
        sentence_start=0,
        sentence_end=len(text),
        sentence=text,
        indicator="zij",
        method="phrase",
        forms="zij",
        distance=0,
        context="affirmed",
        negation="affirmed",
        modality="actual",
        time="present",
        experiencer="self",
        delayed=False,
        trigger="",
        counted=True,
    )
    return CodedNarrative(narrative, (Sentence(1, 0, len(text), "", "ouder", "sentence"),), (coding,), 2)


def write(directory: Path, *narratives: CodedNarrative, force: bool = False, run: dict | None = None) -> None:
    with ResultsWriter(directory, force=force, attributes=("uitkomst", "perspectief")) as writer:
        for narrative in narratives or (coded(),):
            writer.add(narrative)
        writer.finish(codebook_yaml=CODEBOOK, run=run or {"tool": "0.1.0"})
