"""Codebooks of a few lines for tests, and what they find."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.coder import Coder
from praktijkleren.model import CodedNarrative, Coding, Narrative, Part

HEAD = """\
schema: 1
id: klein
version: 1.0.0
language: nl
title: Klein
lists:
  hulpverlener: |
    hulpverlener
    begeleider
    medewerker van het wijkteam
  wie: |
    ik
    @hulpverlener
themes:
  - {id: thema, label: {nl: Thema, en: Theme}}
factors:
"""

FACTOR = """\
  - id: thema.{slug}
    theme: thema
    polarity: {polarity}
    {opposite}
    label: {{nl: {slug}, en: {slug}}}
    definition: Voor een test.
{body}
"""


def codebook(success: str = "", blocking: str = "", neutral: str = "", rules: str = "", settings: str = "") -> Codebook:
    """Make a codebook with a success factor `goed`, its opposite `slecht`, and a neutral factor `los`.

    `rules` and `settings` (lines of YAML) are those of the success factor.
    """
    parts = [
        _factor("goed", "success", "opposite: thema.slecht", success, rules, settings),
        _factor("slecht", "blocking", "opposite: thema.goed", blocking),
        _factor("los", "neutral", "", neutral),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "klein.yaml"
        path.write_text(HEAD + "".join(parts), encoding="utf-8")
        loaded = load(path)
    assert loaded.codebook is not None, [str(problem) for problem in loaded.problems]
    return loaded.codebook


def _factor(slug: str, polarity: str, opposite: str, lines: str, rules: str = "", settings: str = "") -> str:
    body = f"    indicators: |\n{indent(lines, ' ' * 6)}\n" if lines else ""
    body += f"    rules:\n{indent(rules, ' ' * 6)}\n" if rules else ""
    body += f"{indent(settings, ' ' * 4)}\n" if settings else ""
    return FACTOR.format(slug=slug, polarity=polarity, opposite=opposite, body=body)


def narrative(text: str, name: str = "verhaal") -> Narrative:
    """Make a narrative of one part."""
    return Narrative(name, name, text, f"{name}.md", (Part(0, len(text)),) if text.strip() else ())


def coded(text: str, book: Codebook) -> CodedNarrative:
    """Code a text."""
    return Coder(book).code(narrative(text))


def codings(text: str, book: Codebook) -> tuple[Coding, ...]:
    """Give the codings of a text."""
    return coded(text, book).codings


def passages(indicator: str, text: str) -> list[str]:
    """Give the passages that one indicator finds."""
    return [coding.passage for coding in codings(text, codebook(success=indicator))]
