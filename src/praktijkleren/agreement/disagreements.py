"""Every disagreement with both readings, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from praktijkleren.agreement.comparison import Comparison
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.reading import Reading
from praktijkleren.agreement.scoring import Scored
from praktijkleren.agreement.sentences import Key, SentenceList
from praktijkleren.agreement.tables import BASIS, RELEASE
from praktijkleren.model import Cell, PatternTable


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sentence that its coders read differently: what all of them gave, and what only some gave."""

    key: Key
    readers: tuple[Reading, ...]
    agreed: tuple[str, ...]
    disputed: tuple[str, ...]

    def given_by(self, factor_id: str) -> tuple[Reading, ...]:
        """Give those who gave a factor."""
        return tuple(reading for reading in self.readers if factor_id in reading.factors(self.key))


def disagreements(comparison: Comparison, sentences: SentenceList) -> Iterator[Disagreement]:
    """Give the sentences on which those who did the narrative differ, in the order of the narratives.

    Where a tool is set against several people, a sentence on which the people differ is theirs to discuss first.
    """
    for key in sentences.keys(sentences.narratives):
        readers = tuple(reading for reading in comparison.coders if key[0] in reading.narratives)
        if len(readers) <= 1 or (comparison.people and not _has_both(comparison, readers)):
            continue
        given = [reading.factors(key) for reading in readers]
        agreed = frozenset.intersection(*given)
        disputed = frozenset.union(*given) - agreed
        if len(comparison.people) > 1:
            people = [reading.factors(key) for reading in readers if reading in comparison.people]
            disputed -= frozenset.union(*people) - frozenset.intersection(*people)
        if disputed:
            yield Disagreement(key, readers, tuple(sorted(agreed)), tuple(sorted(disputed)))


def disagreement_table(scored: list[Scored], sentences: SentenceList, naming: Naming) -> PatternTable:
    """Give every disagreement as a row: the sentence, the factor, who gave it, and all that each one gave."""
    names = list(dict.fromkeys(reading.name for one in scored for reading in one.comparison.coders))
    rows: list[tuple[Cell, ...]] = []
    for one in scored:
        for found in disagreements(one.comparison, sentences):
            rows += [
                (one.comparison.kind.value, *_cells(found, factor_id, names, sentences, naming))
                for factor_id in found.disputed
            ]
    columns = ("comparison", "narrative_id", "sentence", "factor_id", "label", "given_by", "not_given_by")
    return PatternTable(
        name="disagreements",
        title=naming.word("disagreements"),
        unit="sentence",
        basis=BASIS,
        release=RELEASE,
        columns=(*columns, *(f"coder: {name}" for name in names), "doubt", "note", "text"),
        rows=tuple(rows),
        denominators={naming.word("disagreements").lower(): len(rows)},
        notes=(naming.word("release"),),
    )


def _has_both(comparison: Comparison, readers: tuple[Reading, ...]) -> bool:
    people = sum(reading in comparison.people for reading in readers)
    return people >= min(2, len(comparison.people)) and people < len(readers)


def _cells(
    found: Disagreement, factor_id: str, names: list[str], sentences: SentenceList, naming: Naming
) -> tuple[Cell, ...]:
    by_name = {reading.name: reading for reading in found.readers}
    given = found.given_by(factor_id)
    withheld = [reading.name for reading in found.readers if reading not in given]
    readings = [" ".join(sorted(by_name[name].factors(found.key))) if name in by_name else None for name in names]
    return (
        *found.key,
        factor_id,
        naming.label(factor_id),
        "; ".join(reading.name for reading in given),
        "; ".join(withheld),
        *readings,
        spoken(found, "doubts"),
        spoken(found, "notes"),
        sentences[found.key].text,
    )


def spoken(found: Disagreement, what: str) -> str:
    """Give what the coders wrote beside a sentence, each with the name."""
    written = [(reading.name, getattr(reading, what).get(found.key)) for reading in found.readers]
    return "; ".join(f"{name}: {text}" for name, text in written if text)
