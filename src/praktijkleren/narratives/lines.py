"""Lines of a printed page, joined to paragraphs so that sentences are whole."""

import re
from collections.abc import Sequence

_PAGE_NUMBER = re.compile(r"(?:pagina\s|p\.\s?)?\d{1,4}(?:\s?(?:van|/)\s?\d{1,4})?", re.IGNORECASE)
# pdfium writes U+FFFE (or U+0002) for a hyphen at the end of a line, mostly without the line end.
_BREAK = re.compile("(?:\u00ad\n|[\ufffe\u0002]\n?)")
_HYPHEN = re.compile(r"(?P<before>\w?)-\n(?P<after>\w*)")
_JOINING = frozenset(("en", "of", "tot"))
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SHORT, _HALF = 0.8, 0.6
"""Shares of the widest line below which a finished line, and an unfinished one, ends its paragraph."""


def join(pages: Sequence[str]) -> str:
    """Join the lines of all pages; paragraphs are parted by an empty line."""
    text = "\n".join(_without_number(page.replace("\r\n", "\n").replace("\r", "\n")) for page in pages)
    lines = [line.strip() for line in _CONTROL.sub("", _BREAK.sub("-\n", text)).split("\n")]
    widest = max(map(len, lines))
    joined: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        joined.append(line)
        joined.append(_separator(line, following, widest))
    return _HYPHEN.sub(_whole_word, re.sub(r"\n{3,}", "\n\n", "".join(joined))).strip()


def _without_number(page: str) -> str:
    """Leave out the number of a page, which would break a sentence that runs on."""
    lines = page.strip().split("\n")
    for position in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[position].strip()):
            del lines[position]
    return "\n".join(lines)


def _whole_word(match: re.Match[str]) -> str:
    before, after = match["before"], match["after"]
    if after in _JOINING:
        return f"{before}- {after}"
    return before + after if before.islower() and after[:1].islower() else f"{before}-{after}"


def _separator(line: str, following: str, widest: int) -> str:
    if not line or not following:
        return "\n\n"
    if line.endswith("-"):
        return "\n"
    is_finished = line.rstrip("'\"’”)").endswith((".", "!", "?", "…"))
    is_last = len(line) < _SHORT * widest if is_finished else len(line) < _HALF * widest and following[0].isupper()
    return "\n\n" if is_last else " "
