"""What is compared with what, and what that comparison is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from praktijkleren.agreement.reading import Origin, Reading
from praktijkleren.agreement.unit import Unit
from praktijkleren.errors import PraktijklerenError


class Kind(StrEnum):
    """What agreement says: of people how reliable they code, of a tool how accurate, of two versions what changed."""

    RELIABILITY = "reliability"
    ACCURACY = "accuracy"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readings set against each other; with `people`, those set the standard for the one tool in `readings`.

    More than one of them set the standard together: what they all gave or all did not give. Where they differ, nothing
    is compared.
    """

    kind: Kind
    readings: tuple[Reading, ...]
    people: tuple[Reading, ...] = ()

    def __post_init__(self) -> None:
        if len(self.readings) + len(self.people) < _FEWEST:
            raise ValueError("a comparison needs two readings")

    @property
    def coders(self) -> tuple[Reading, ...]:
        """Everyone who takes part, those who set the standard first."""
        return (*self.people, *self.readings)

    @property
    def is_pair(self) -> bool:
        """Whether one side stands against one other."""
        return bool(self.people) or len(self.readings) == _FEWEST

    @property
    def name(self) -> str:
        """The names of both sides."""
        mine = " – ".join(reading.name for reading in self.readings)
        return f"{mine} | {' & '.join(reading.name for reading in self.people)}" if self.people else mine


_FEWEST = 2


def comparisons(readings: Sequence[Reading], unit: Unit) -> list[Comparison]:
    """Give the comparisons that readings allow: people among each other first, then each tool against the people."""
    people = tuple(reading for reading in readings if reading.origin is Origin.PERSON)
    tools = [reading for reading in readings if reading.origin is Origin.TOOL]
    found = [Comparison(Kind.RELIABILITY, people)] if len(people) >= _FEWEST else []
    # Passages of two people seldom have the same borders, so they set no standard together.
    standards = [(person,) for person in people] if unit is Unit.PASSAGE else [people] if people else []
    found += [Comparison(Kind.ACCURACY, (tool,), standard) for tool in tools for standard in standards]
    if not people and len(tools) >= _FEWEST:
        found.append(Comparison(Kind.CHANGE, tuple(tools)))
    if not found:
        raise PraktijklerenError("one coding has nothing to agree with", hint="give two or more codings")
    return found
