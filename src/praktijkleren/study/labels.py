"""Words for people: labels in the language they asked for."""

from enum import StrEnum

from praktijkleren.codebook.model import Label


class Language(StrEnum):
    """The language of labels, titles and notes."""

    NL = "nl"
    EN = "en"


def label_text(label: Label, language: Language) -> str:
    """Give a label in a language."""
    return label.nl if language is Language.NL else label.en
