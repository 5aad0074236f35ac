"""Questions and fragments that the next sentence answers.

In "Regie? Die was er niet." and "Wie luisterde er? Niemand." the second sentence says what is so of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from praktijkleren.dutch.verbs import is_finite
from praktijkleren.dutch.wordset import word_set

_NO = word_set("nee neen nooit niet niets niks niemand nergens geen nul nada noppes nope nee-nee")
_HARDLY = word_set("amper nauwelijks zelden weinig soms mondjesmaat matig half")
_YES = word_set("ja jawel jazeker zeker absoluut altijd steeds uiteraard natuurlijk gelukkig")
_HARDLY_ROWS = (("niet", "echt"), ("niet", "altijd"), ("niet", "genoeg"), ("een", "beetje"), ("te", "weinig"))
_NO_ROWS = (("ho", "maar"), ("vergeet", "het"), ("kon", "je"), ("laat", "me"), ("was", "er", "niet"), ("dacht", "het"))
_NOT_AN_ANSWER = (("geen", "idee"), ("niet", "dat"), ("niet", "alleen"), ("niets", "dan"))
_POINTERS = word_set("die dat deze dit daar het hij zij ze zo'n zoiets")
_CLOSING = frozenset({".", "!", "?", "…", "...", '"', "'", "”", "’", ")", ":", "-", "–"})
_LONGEST_FRAGMENT = 8
_LONGEST_ANSWER = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """How a sentence answers the one before: by itself (affirmed, negated, diminished), or as part of one with it."""

    verdict: str = ""
    joined: tuple[str, ...] = ()
    """The words of both as one sentence, where the second points back; those of the first keep their places."""


def find_answer(question: Sequence[str], following: Sequence[str]) -> Answer | None:
    """Say how a sentence answers the one before it, if it does; words in lower case, punctuation included."""
    asked, said = _without_end(question), _without_end(following)
    if not asked or not said:
        return None
    is_fragment = len(asked) <= _LONGEST_FRAGMENT and not _has_verb(asked)
    if "?" not in question[len(asked) :] and not is_fragment:
        return None
    if verdict := _verdict(said):
        return Answer(verdict)
    if is_fragment and said[0] in _POINTERS and _has_verb(said) and "?" not in following:
        return Answer(joined=(*asked, ",", *said, "."))
    return None


def _verdict(said: Sequence[str]) -> str:
    """Read an answer that is hardly more than yes or no: alone, before a comma, or in a few words without a verb."""
    is_short = len(said) <= _LONGEST_ANSWER and (not _has_verb(said) or _starts(said, _NO_ROWS))
    is_marked = len(said) > 1 and said[1] in {",", ".", "!", ";"}
    if not (is_short or is_marked) or _starts(said, _NOT_AN_ANSWER):
        return ""
    if said[0] in _HARDLY or _starts(said, _HARDLY_ROWS):
        return "diminished"
    if said[0] in _NO or _starts(said, _NO_ROWS):
        return "negated"
    return "affirmed" if said[0] in _YES else ""


def _has_verb(words: Sequence[str]) -> bool:
    return any(map(is_finite, words))


def _starts(words: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(words[: len(row)]) == row for row in rows)


def _without_end(words: Sequence[str]) -> Sequence[str]:
    last = len(words)
    while last and words[last - 1] in _CLOSING:
        last -= 1
    first = 0
    while first < last and words[first] in {'"', "'", "‘", "“", "-", "–", "•"}:
        first += 1
    return words[first:last] if not first else ()  # what a quote or bullet starts is another voice
