"""Blocks of one entry a line, as indicators and word lists are written."""

import re

_COMMENT = re.compile(r"(?:^|\s)#.*")


def entries(block: str) -> list[tuple[int, int, str]]:
    """Give the entries of a block without comments: line and column in the block (from 0), and the text."""
    found = []
    for number, line in enumerate(block.split("\n")):
        text = _COMMENT.sub("", line, count=1) if "#" in line else line
        if stripped := text.strip():
            found.append((number, len(text) - len(text.lstrip()), stripped))
    return found
