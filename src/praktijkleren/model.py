"""The nouns of the glossary as values: narrative, sentence, coding, pattern table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Polarity(StrEnum):
    """The pole of a factor."""

    SUCCESS = "success"
    BLOCKING = "blocking"
    NEUTRAL = "neutral"


class PartKind(StrEnum):
    """What a stretch of a narrative is: coded (text), or shown but never coded (heading, ignored)."""

    TEXT = "text"
    HEADING = "heading"
    IGNORED = "ignored"


class Method(StrEnum):
    """How a coding was made."""

    PHRASE = "phrase"
    RULE = "rule"
    SPELLING = "spelling"
    REGEX = "regex"
    TOKEN = "token"  # noqa: S105  no password
    HUMAN = "human"


class Context(StrEnum):
    """Whether a passage asserts the factor, in one word for reading."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    DIMINISHED = "diminished"
    HYPOTHETICAL = "hypothetical"
    COUNTERFACTUAL = "counterfactual"
    HISTORICAL = "historical"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a narrative's text with one kind and one speaker; offsets are characters, half-open."""

    start: int
    end: int
    kind: PartKind = PartKind.TEXT
    speaker: str = ""
    perspective: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a part must not be empty: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text about one case.

    `text` is NFC with line feeds for line ends and no outer white space. `parts` are ordered, do not overlap and cover
    everything but white space and speaker labels. `attributes` hold the values of each attribute, in the order given.
    """

    id: str
    case_id: str
    text: str
    source: str
    parts: tuple[Part, ...]
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        end = 0
        for part in self.parts:
            if part.start < end or part.end > len(self.text):
                raise ValueError(f"{self.id}: the parts of a narrative are ordered and lie inside its text")
            end = part.end

    @property
    def perspective(self) -> str:
        """The perspective of the narrative as a whole, or an empty string."""
        return "; ".join(self.attributes.get("perspectief", ()))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of coding: its number in the narrative (from 1), its offsets, who speaks, and whether it is a heading."""

    number: int
    start: int
    end: int
    speaker: str
    perspective: str
    kind: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A factor given to a passage; the fields are the columns of `codings.csv`, in order."""

    coding_id: str
    narrative_id: str
    case_id: str
    speaker: str
    perspective: str
    factor_id: str
    found_factor_id: str
    theme_id: str
    polarity: str
    start: int
    end: int
    passage: str
    evidence_start: int
    evidence_end: int
    sentence_start: int
    sentence_end: int
    sentence: str
    indicator: str
    method: str
    forms: str
    distance: int
    context: str
    negation: str
    modality: str
    time: str
    experiencer: str
    delayed: bool
    trigger: str
    counted: bool


@dataclass(frozen=True, slots=True)
class CodedNarrative:
    """What coding one narrative gives: its sentences, its codings, and its number of words.

    `compounds` has, for each coding that stands on part of a longer word, the codebook word and that longer word.
    """

    narrative: Narrative
    sentences: tuple[Sentence, ...]
    codings: tuple[Coding, ...]
    words: int
    compounds: tuple[tuple[str, str], ...] = ()


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class PatternTable:
    """A table over codings with what a reader must know to read it.

    `unit` is what a figure counts (case, narrative or passage), `basis` which narratives it stands on, `denominators`
    the number of units behind each column of figures, `release` who may see it (`none`: the team only), `notes` what
    else must be said. `trace` gives the coding ids behind a figure, by row number (from 0) and column name.
    """

    name: str
    title: str
    unit: str
    basis: str
    release: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    denominators: Mapping[str, int]
    notes: tuple[str, ...] = ()
    trace: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: every row has a cell for each column")
