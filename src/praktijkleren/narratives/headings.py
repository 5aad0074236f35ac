"""Headings of plain text: Markdown's # lines, underlined lines, and lines that are wholly bold."""

import re

from praktijkleren.narratives.record import Span

_HEADING = re.compile(
    r"""^(?: [ ]{0,3}\#{1,6}(?:[ \t].*)?          # a line that starts with #
        | [ ]{0,3}\*\*[^*\n]+\*\*[ \t]*          # a line that is wholly bold
        | [ ]{0,3}__[^_\n]+__[ \t]*
        )$""",
    re.VERBOSE | re.MULTILINE,
)
# A rule below the last line of a paragraph is no underline: the line stands alone and is short.
_UNDERLINED = re.compile(r"(?:\A|(?<=\n\n))(?P<line>[^\s\n][^\n]{0,99})\n[ ]{0,3}(?:=+|-{3,})[ \t]*$", re.MULTILINE)


def find(text: str) -> list[Span]:
    """Find the headings of a text, in order."""
    spans = [match.span() for match in _HEADING.finditer(text)]
    spans += [match.span() for match in _UNDERLINED.finditer(text) if match["line"].rstrip()[-1:] not in ".,;"]
    return sorted(spans)
