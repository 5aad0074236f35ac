"""A page to discuss: every sentence that was read differently, with both readings and the definitions."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path

from praktijkleren.agreement.conclusion import conclusion
from praktijkleren.agreement.disagreements import Disagreement, disagreements
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.page_cards import definitions, narratives
from praktijkleren.agreement.page_part import PagePart, anchor
from praktijkleren.agreement.page_words import WORDS
from praktijkleren.agreement.reading import Reading
from praktijkleren.agreement.scoring import ALL, Score, Scored, Settings
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.agreement.tables import notes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SWAPPED_AT_LEAST = 2
_SHOWN = 10
"""Factors in the table at once; the others are folded away."""


def render_page(scored: Scored, sentences: SentenceList, settings: Settings, naming: Naming) -> bytes:
    """Give the page as HTML that needs nothing else and loads nothing."""
    found = tuple(disagreements(scored.comparison, sentences))
    page = PagePart(scored, sentences, settings, naming, found)
    body = [*_head(page), *_figures(page)]
    if found:
        body += [*_how(page), *_factors(page), *_swapped(page), *narratives(page), *definitions(page)]
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


def _head(page: PagePart) -> Iterator[str]:
    total = sum(1 for _ in page.sentences.keys(page.scored.scope.narratives))
    key = {0: "lead_none", 1: "lead_one"}.get(len(page.found), "lead")
    names = page.naming.listed([reading.name for reading in page.scored.comparison.coders])
    yield f"<h1>{page.word('title')}</h1>"
    yield f'<p class="lead">{page.word(key, names=names, number=len(page.found), total=total)}</p>'
    yield f'<p class="private">{page.word("private")}</p>'


def _figures(page: PagePart) -> Iterator[str]:
    yield f"<h2>{page.word('figures')}</h2>"
    yield f"<p><b>{escape(page.naming.title(page.scored.comparison))}</b></p>"
    yield from (f"<p>{escape(line)}</p>" for line in conclusion(page.scored, page.naming))
    yield f'<p class="soft">{escape(notes(page.scored, page.sentences, page.settings, page.naming)[0])}</p>'


def _how(page: PagePart) -> Iterator[str]:
    yield f"<h2>{page.word('how')}</h2>"
    steps = "".join(f"<li>{escape(step)}</li>" for step in WORDS[page.naming.language]["steps"])
    yield f"<ol>{steps}</ol>"


def _factors(page: PagePart) -> Iterator[str]:
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
        rows.append(f'<tr><td><a href="#{anchor(factor_id)}">{page.label(factor_id)}</a></td>{written}</tr>')
    yield from _table(page, heads, rows[:_SHOWN])
    if len(rows) > _SHOWN:
        yield f"<details><summary>{page.word('more', number=len(rows) - _SHOWN)}</summary>"
        yield from _table(page, heads, rows[_SHOWN:])
        yield "</details>"


def _table(page: PagePart, heads: list[str], rows: list[str]) -> Iterator[str]:
    numbers = "".join(f'<th class="number">{head}</th>' for head in heads)
    yield '<div class="scroll"><table>'
    yield f"<thead><tr><th>{page.word('factor')}</th>{numbers}</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div>"


def _counts(score: Score | None, *, is_pair: bool) -> list[int | str]:
    names = ("all_gave", "only_first", "only_second") if is_pair else ("all_gave",)
    numbers = [score.counts[name] if score else None for name in names]
    return ["–" if number is None else number for number in numbers]


def _swapped(page: PagePart) -> Iterator[str]:
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
