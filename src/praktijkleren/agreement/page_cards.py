"""The cards of the page: each sentence with what everyone gave, and the definitions."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from praktijkleren.agreement.disagreements import Disagreement
from praktijkleren.agreement.page_part import PagePart, anchor
from praktijkleren.agreement.reading import Reading
from praktijkleren.agreement.sentences import Key, SentenceList

_SIGNS = {"success": "+", "blocking": "−", "neutral": "•"}


def narratives(page: PagePart) -> Iterator[str]:
    """Give a card for each disagreement, narrative by narrative."""
    yield f"<h2>{page.word('sentences')}</h2>"
    yield f'<p class="soft">{page.word("legend")}</p>'
    for narrative_id, group in groupby(page.found, key=lambda one: one.key[0]):
        ones = list(group)
        count = page.word("count_one") if len(ones) == 1 else page.word("count", number=len(ones))
        yield f"<section><h3>{escape(narrative_id)} <small>· {count}</small></h3>"
        for one in ones:
            yield from _card(page, one)
        yield "</section>"


def _card(page: PagePart, one: Disagreement) -> Iterator[str]:
    before, sentence, after = _around(page.sentences, one.key)
    yield '<article class="card">'
    yield f'<p class="place">{page.word("sentence", number=one.key[1])}</p>'
    if before:
        yield f'<p class="around">{escape(before)}</p>'
    yield f'<p class="said">{escape(sentence) or page.word("no_text")}</p>'
    if after:
        yield f'<p class="around">{escape(after)}</p>'
    yield '<div class="readers">'
    for reading in one.readers:
        yield f'<div class="reader"><b>{escape(reading.name)}</b>{_chips(page, one, reading)}'
        for kept, key in ((reading.doubts, "doubt"), (reading.notes, "note")):
            if one.key in kept:
                yield f'<p class="said-by">{page.word(key)}: {_labelled(page, kept[one.key])}</p>'
        yield "</div>"
    yield "</div>"
    yield f'<p class="decision">{page.word("decision")}: <i></i></p></article>'


def _labelled(page: PagePart, written: str) -> str:
    """Make what a coder wrote safe, with the names of factors for their ids."""
    parts = re.split(r"([\s;,|]+)", written)
    if all(page.naming.factor(part) for part in parts[::2] if part):
        return ", ".join(page.label(part) for part in parts[::2] if part)
    return escape(written)


def _chips(page: PagePart, one: Disagreement, reading: Reading) -> str:
    given = sorted(reading.factors(one.key), key=lambda factor_id: (factor_id in one.agreed, factor_id))
    if not given:
        return f'<span class="soft">{page.word("nothing")}</span>'
    return "".join(_chip(page, factor_id, is_agreed=factor_id not in one.disputed) for factor_id in given)


def _chip(page: PagePart, factor_id: str, *, is_agreed: bool) -> str:
    factor = page.naming.factor(factor_id)
    polarity = factor.polarity if factor else "neutral"
    mark = " ✓" if is_agreed else ""
    kind = f"chip {polarity}{' agreed' if is_agreed else ''}"
    sign = f"{_SIGNS[polarity]} " if factor else ""
    return f'<a class="{kind}" href="#{anchor(factor_id)}">{sign}{page.label(factor_id)}{mark}</a>'


def _around(sentences: SentenceList, key: Key) -> tuple[str, str, str]:
    """Give a sentence with what stands before it and after it."""
    listed = sentences.narratives[key[0]]
    place = next(place for place, one in enumerate(listed) if one.number == key[1])
    earlier = listed[place - 1].text if place else ""
    later = listed[place + 1].text if place + 1 < len(listed) else ""
    before = " ".join(part for part in (earlier, listed[place].before) if part)
    return before, listed[place].text, later


def definitions(page: PagePart) -> Iterator[str]:
    """Explain every factor that someone gave."""
    shown = {factor_id for one in page.found for reading in one.readers for factor_id in reading.factors(one.key)}
    yield f"<h2>{page.word('definitions')}</h2>"
    for factor_id in sorted(shown):
        yield from _definition(page, factor_id)
    yield f'<footer><a href="#top">{page.word("back")}</a></footer>'


def _definition(page: PagePart, factor_id: str) -> Iterator[str]:
    factor = page.naming.factor(factor_id)
    name = f"<b>{page.label(factor_id)}</b> <code>{escape(factor_id)}</code>"
    yield f'<div class="definition" id="{anchor(factor_id)}"><p>{name}</p>'
    if factor:
        yield f"<p>{escape(factor.definition)}</p>"
        for key, text in (("include", factor.include), ("exclude", factor.exclude)):
            if text:
                yield f"<p><b>{page.word(key)}:</b> {escape(text)}</p>"
    yield "</div>"
