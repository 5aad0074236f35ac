"""A page to discuss: every sentence that was read differently, with both readings and the definitions."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, product
from pathlib import Path

from praktijkleren.agreement.conclusion import conclusion
from praktijkleren.agreement.disagreements import Disagreement, disagreements
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.page_words import WORDS
from praktijkleren.agreement.reading import Reading
from praktijkleren.agreement.scoring import ALL, Score, Scored, Settings
from praktijkleren.agreement.sentences import Key, SentenceList
from praktijkleren.agreement.tables import notes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SWAPPED_AT_LEAST = 2
_SHOWN = 10
"""Factors in the table at once; the others are folded away."""
_SIGNS = {"success": "+", "blocking": "−", "neutral": "•"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the parts of a page share."""

    scored: Scored
    sentences: SentenceList
    settings: Settings
    naming: Naming
    found: tuple[Disagreement, ...]

    def word(self, key: str, **parts: object) -> str:
        """Give a word or sentence, with what is put into it made safe."""
        safe = {name: escape(str(part)) for name, part in parts.items()}
        return str(WORDS[self.naming.language][key]).format(**safe)

    def label(self, factor_id: str) -> str:
        """Name a factor, made safe."""
        return escape(self.naming.label(factor_id))


def render_page(scored: Scored, sentences: SentenceList, settings: Settings, naming: Naming) -> bytes:
    """Give the page as HTML that needs nothing else and loads nothing."""
    found = tuple(disagreements(scored.comparison, sentences))
    page = _Page(scored, sentences, settings, naming, found)
    body = [*_head(page), *_figures(page)]
    if found:
        body += [*_how(page), *_factors(page), *_swapped(page), *_narratives(page), *_definitions(page)]
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{naming.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{page.word('title')}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        '<main id="top">',
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _head(page: _Page) -> Iterator[str]:
    total = sum(1 for _ in page.sentences.keys(page.scored.scope.narratives))
    key = {0: "lead_none", 1: "lead_one"}.get(len(page.found), "lead")
    names = page.naming.listed([reading.name for reading in page.scored.comparison.coders])
    yield f"<h1>{page.word('title')}</h1>"
    yield f'<p class="lead">{page.word(key, names=names, number=len(page.found), total=total)}</p>'
    yield f'<p class="private">{page.word("private")}</p>'


def _figures(page: _Page) -> Iterator[str]:
    yield f"<h2>{page.word('figures')}</h2>"
    yield f"<p><b>{escape(page.naming.title(page.scored.comparison))}</b></p>"
    yield from (f"<p>{escape(line)}</p>" for line in conclusion(page.scored, page.naming))
    yield f'<p class="soft">{escape(notes(page.scored, page.sentences, page.settings, page.naming)[0])}</p>'


def _how(page: _Page) -> Iterator[str]:
    yield f"<h2>{page.word('how')}</h2>"
    steps = "".join(f"<li>{escape(step)}</li>" for step in WORDS[page.naming.language]["steps"])
    yield f"<ol>{steps}</ol>"


def _factors(page: _Page) -> Iterator[str]:
    disputed = Counter(factor_id for one in page.found for factor_id in one.disputed)
    scores = {score.factor_id: score for score in page.scored.scores if score.factor_id != ALL}
    is_pair = page.scored.comparison.is_pair
    sides = page.naming.sides(page.scored.comparison) if is_pair else ()
    heads = [
        page.word("both" if is_pair else "all"),
        *(page.word("only", name=side) for side in sides),
        page.word("differ"),
    ]
    yield f"<h2>{page.word('factors')}</h2>"
    yield f"<p>{page.word('factors_lead')}</p>"
    rows = []
    for factor_id, number in sorted(disputed.items(), key=lambda item: (-item[1], item[0])):
        cells = [*_counts(scores.get(factor_id), is_pair=is_pair), number]
        written = "".join(f'<td class="number">{cell}</td>' for cell in cells)
        rows.append(f'<tr><td><a href="#{_anchor(factor_id)}">{page.label(factor_id)}</a></td>{written}</tr>')
    yield from _table(page, heads, rows[:_SHOWN])
    if len(rows) > _SHOWN:
        yield f"<details><summary>{page.word('more', number=len(rows) - _SHOWN)}</summary>"
        yield from _table(page, heads, rows[_SHOWN:])
        yield "</details>"


def _table(page: _Page, heads: list[str], rows: list[str]) -> Iterator[str]:
    numbers = "".join(f'<th class="number">{head}</th>' for head in heads)
    yield '<div class="scroll"><table>'
    yield f"<thead><tr><th>{page.word('factor')}</th>{numbers}</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div>"


def _counts(score: Score | None, *, is_pair: bool) -> list[int | str]:
    names = ("all_gave", "only_first", "only_second") if is_pair else ("all_gave",)
    numbers = [score.counts[name] if score else None for name in names]
    return ["–" if number is None else number for number in numbers]


def _swapped(page: _Page) -> Iterator[str]:
    """Tell which factors stand against each other, one given by one coder and the other by another."""
    swaps: Counter[tuple[str, str, str, str]] = Counter()
    for one in page.found:
        for place, first in enumerate(one.readers):
            for second in one.readers[place + 1 :]:
                mine, theirs = (_own(one, first, second), _own(one, second, first))
                swaps.update((first.name, a, second.name, b) for a, b in product(mine, theirs))
    often = sorted((-number, swap) for swap, number in swaps.items() if number >= _SWAPPED_AT_LEAST)
    if not often:
        return
    yield f"<h2>{page.word('swapped')}</h2>"
    yield "<ul>"
    for negative, (mine_by, a, theirs_by, b) in often:
        parts = {"first": mine_by, "one": page.naming.label(a), "second": theirs_by, "other": page.naming.label(b)}
        yield f"<li>{page.word('swap', number=-negative, **parts)}</li>"
    yield "</ul>"


def _own(one: Disagreement, reading: Reading, other: Reading) -> list[str]:
    own = reading.factors(one.key) - other.factors(one.key)
    return sorted(own & set(one.disputed))


def _narratives(page: _Page) -> Iterator[str]:
    yield f"<h2>{page.word('sentences')}</h2>"
    yield f'<p class="soft">{page.word("legend")}</p>'
    for narrative_id, group in groupby(page.found, key=lambda one: one.key[0]):
        ones = list(group)
        count = page.word("count_one") if len(ones) == 1 else page.word("count", number=len(ones))
        yield f"<section><h3>{escape(narrative_id)} <small>· {count}</small></h3>"
        for one in ones:
            yield from _card(page, one)
        yield "</section>"


def _card(page: _Page, one: Disagreement) -> Iterator[str]:
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


def _labelled(page: _Page, written: str) -> str:
    """Make what a coder wrote safe, with the names of factors for their ids."""
    parts = re.split(r"([\s;,|]+)", written)
    if all(page.naming.factor(part) for part in parts[::2] if part):
        return ", ".join(page.label(part) for part in parts[::2] if part)
    return escape(written)


def _chips(page: _Page, one: Disagreement, reading: Reading) -> str:
    given = sorted(reading.factors(one.key), key=lambda factor_id: (factor_id in one.agreed, factor_id))
    if not given:
        return f'<span class="soft">{page.word("nothing")}</span>'
    return "".join(_chip(page, factor_id, is_agreed=factor_id not in one.disputed) for factor_id in given)


def _chip(page: _Page, factor_id: str, *, is_agreed: bool) -> str:
    factor = page.naming.factor(factor_id)
    polarity = factor.polarity if factor else "neutral"
    mark = " ✓" if is_agreed else ""
    kind = f"chip {polarity}{' agreed' if is_agreed else ''}"
    sign = f"{_SIGNS[polarity]} " if factor else ""
    return f'<a class="{kind}" href="#{_anchor(factor_id)}">{sign}{page.label(factor_id)}{mark}</a>'


def _around(sentences: SentenceList, key: Key) -> tuple[str, str, str]:
    """Give a sentence with what stands before it and after it."""
    listed = sentences.narratives[key[0]]
    place = next(place for place, one in enumerate(listed) if one.number == key[1])
    earlier = listed[place - 1].text if place else ""
    later = listed[place + 1].text if place + 1 < len(listed) else ""
    before = " ".join(part for part in (earlier, listed[place].before) if part)
    return before, listed[place].text, later


def _definitions(page: _Page) -> Iterator[str]:
    shown = {factor_id for one in page.found for reading in one.readers for factor_id in reading.factors(one.key)}
    yield f"<h2>{page.word('definitions')}</h2>"
    for factor_id in sorted(shown):
        yield from _definition(page, factor_id)
    yield f'<footer><a href="#top">{page.word("back")}</a></footer>'


def _definition(page: _Page, factor_id: str) -> Iterator[str]:
    factor = page.naming.factor(factor_id)
    name = f"<b>{page.label(factor_id)}</b> <code>{escape(factor_id)}</code>"
    yield f'<div class="definition" id="{_anchor(factor_id)}"><p>{name}</p>'
    if factor:
        yield f"<p>{escape(factor.definition)}</p>"
        for key, text in (("include", factor.include), ("exclude", factor.exclude)):
            if text:
                yield f"<p><b>{page.word(key)}:</b> {escape(text)}</p>"
    yield "</div>"


def _anchor(factor_id: str) -> str:
    return "f-" + re.sub(r"[^a-z0-9-]", lambda sign: f"_{ord(sign[0]):x}", factor_id)
