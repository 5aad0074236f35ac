"""The units in which agreement is counted."""

from enum import StrEnum


class Unit(StrEnum):
    """What coders agree on: whether a factor is in a sentence, a narrative or a case, or in overlapping passages."""

    SENTENCE = "sentence"
    PASSAGE = "passage"
    NARRATIVE = "narrative"
    CASE = "case"
