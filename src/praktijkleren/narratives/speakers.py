"""Turns of a conversation: where each speaker starts."""

import re
from collections import Counter
from collections.abc import Sequence

from praktijkleren.narratives.record import Speaker

_LOOKS_LIKE_TURN = re.compile(r"^[ \t]*(?:\*\*|__)?([^\W\d_][^\n:*]{0,19})(?:\*\*|__)?:(?:\*\*|__)?\s", re.MULTILINE)
_TURNS_OF_ONE, _TURNS_OF_ANOTHER = 3, 2
"""Turns of two voices from which a text without speakers looks like an interview."""

Label = tuple[int, int, Speaker]


def labels(text: str, speakers: Sequence[Speaker]) -> list[Label]:
    """Find the labels that start a turn, with the offsets of label and colon."""
    if not speakers:
        return []
    by_label = {speaker.label: speaker for speaker in speakers}
    # Longest first, so that "M2" is not read as "M".
    alternatives = "|".join(re.escape(label) for label in sorted(by_label, key=lambda label: (-len(label), label)))
    mark = r"(?:\*\*|__)?"
    pattern = re.compile(rf"^[ \t]*{mark}(?P<label>{alternatives})[ \t]*{mark}[ \t]*:{mark}[ \t]*", re.MULTILINE)
    return [(*match.span(), by_label[match["label"]]) for match in pattern.finditer(text)]


def looks_like_interview(text: str) -> bool:
    """Tell whether two short labels with a colon start line after line."""
    counts = Counter(match[1].strip() for match in _LOOKS_LIKE_TURN.finditer(text)).most_common(2)
    return len(counts) == 2 and counts[0][1] >= _TURNS_OF_ONE and counts[1][1] >= _TURNS_OF_ANOTHER
