"""Indicators that can never add anything, since a more general one of the same factor finds the same passages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from praktijkleren.codebook.indicator import Choice, Item, Line, ListName, Word
from praktijkleren.codebook.sameness import Known, fold, item_form, words_of
from praktijkleren.dutch.wordset import word_set

_TRIGGERS = word_set("""
    alleen als altijd amper ander andere anders behalve behoefte beloofd best bijna buren daarvoor destijds eerder
    eindelijk elders even geen gehad gewenst goed gooit graag had hadden hoeven hoopt hoort hopelijk hopen horen
    indien kan klasgenoot kon kunnen liever maar mag meer minder misschien mits mocht moest moet moeten mogen
    nauwelijks nee nergens niemand niet niets niks nimmer noch nodig nog nooit nul ooit pas plan soms stel te
    tenzij toe toen uiteindelijk vaak veel vermoedelijk volgens vriend vriendin vroeger waarschijnlijk wanneer
    want wat weinig wel wens wensen wil wilde willen wou zal zelden zonder zou zouden zullen
""")
"""Words that may change what a passage asserts: an indicator with one says something else than without."""


def shadowed(indicators: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Give each indicator that adds nothing, with the one that makes it so.

    Only phrases are compared, and only when what they add cannot change the context: "geen vertrouwen" says something
    that "vertrouwen" does not.
    """
    phrases = [(known, items) for known in indicators if (items := _phrase(known.line))]
    general: defaultdict[object, list[tuple[Known, tuple[Item, ...], frozenset[str]]]] = defaultdict(list)
    for known, items in phrases:
        needed = _needed(items)
        words = known.words if len(needed) == len(items) else frozenset(_texts(needed))
        if words:
            general[min(words), known.settings].append((known, needed, words))
    for special, items in phrases:
        for other, needed, words in chain.from_iterable(general[word, special.settings] for word in special.words):
            if words <= special.words and other is not special and _finds_all(needed, items):
                yield special, other
                break


def _finds_all(general: tuple[Item, ...], special: tuple[Item, ...]) -> bool:
    size = len(general)
    for start in range(len(special) - size + 1):
        if size < len(special) and all(map(_covers, general, special[start : start + size])):
            return all(_is_plain(item) for item in (*special[:start], *special[start + size :]))
    return False


def _phrase(line: Line | None) -> tuple[Item, ...]:
    return line.parts[0].runs[0].items if line and len(line.parts) == len(line.parts[0].runs) == 1 else ()


def _needed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Leave out optional items at both ends: without them the phrase finds the same passages and more."""
    needed = [index for index, item in enumerate(items) if not (isinstance(item, Choice) and item.optional)]
    return items[needed[0] : needed[-1] + 1] if needed else ()


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Choice):
            for run in item.runs:
                yield from _texts(run.items)
        else:
            yield from words_of(item.name if isinstance(item, ListName) else item.text)


def _covers(general: Item, special: Item) -> bool:
    if isinstance(general, Word) and isinstance(special, Word):
        is_wider = general.head >= special.head and general.modifier >= special.modifier
        return is_wider and fold(general.text) == fold(special.text)
    return item_form(general) == item_form(special)


def _is_plain(item: Item) -> bool:
    if isinstance(item, Choice):
        return all(_is_plain(part) for run in item.runs for part in run.items)
    return not isinstance(item, ListName) and fold(item.text) not in _TRIGGERS
