"""The form table: every Dutch word form with all the lemmas it may belong to.

The table is built by `tools/build_forms.py`; where it comes from stands in `data/ATTRIBUTION.md`. A form that is not in
it is read as a compound when its parts are words ("wijkteamoverleggen": wijkteam + overleg).
"""

import lzma
from bisect import bisect_left
from dataclasses import dataclass, field
from importlib.resources import files
from threading import Lock, Thread

from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.wordfilter import WordFilter

SHORTEST_HEAD = 4
"""Letters that the last part of a compound has at least."""
SHORTEST_MODIFIER = 3
"""Letters that the first part of a compound has at least, without its linking sound."""
LINKS = ("", "s", "en", "n", "e", "-")
"""What may stand between the parts of a Dutch compound."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form: its lemma, and its part of speech as n(oun), v(erb), a(djective) or x (anything else)."""

    lemma: str
    pos: str


@dataclass(eq=False)
class Lexicon:
    """The readings of word forms, best first; forms are lower case."""

    lines: list[str]
    others: WordFilter = field(default_factory=lambda: WordFilter(b"\0"))
    """Words that are not in the table because their readings follow from their parts."""
    _analyses: Memo[str, tuple[Analysis, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._analyses = Memo(self._analyse)

    def is_word(self, form: str) -> bool:
        """Tell whether the form itself is in the table; a compound of known words is not enough."""
        return self._line(form) is not None or form in self.others

    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """Give every reading of a form, best first; none when neither the form nor its parts are known."""
        return self._analyses[form]

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        line = self._line(form)
        return _decode(form, line) if line is not None else self._compound(form)

    def is_modifier(self, part: str) -> bool:
        """Tell whether a part can stand before the head of a compound: a word, with or without a linking sound."""
        return any(
            part.endswith(link)
            and len(part) - len(link) >= SHORTEST_MODIFIER
            and any(reading.pos != "x" for reading in self.analyses(part[: len(part) - len(link)]))
            for link in LINKS
        )

    def _line(self, form: str) -> str | None:
        place = bisect_left(self.lines, form + "\t")
        if place < len(self.lines) and self.lines[place].startswith(form + "\t"):
            return self.lines[place]
        return None

    def _compound(self, form: str) -> tuple[Analysis, ...]:
        if not form.replace("-", "").isalpha():
            return ()
        for start in range(SHORTEST_MODIFIER, len(form) - SHORTEST_HEAD + 1):
            line = self._line(form[start:])
            if line is None:
                continue
            heads = [reading for reading in _decode(form[start:], line) if reading.pos in "na"]
            if heads and self.is_modifier(form[:start]):
                return tuple(Analysis(form[:start] + reading.lemma, reading.pos) for reading in heads)
        return ()


def encode(form: str, readings: tuple[Analysis, ...]) -> str:
    """Write one line of the table: each lemma as the number of letters to drop, the letters to add, and the pos."""
    cells = []
    for reading in readings:
        same = 0
        while same < min(len(form), len(reading.lemma)) and form[same] == reading.lemma[same]:
            same += 1
        cells.append(f"{len(form) - same}{reading.lemma[same:]}/{reading.pos}")
    return f"{form}\t{','.join(cells)}"


def _decode(form: str, line: str) -> tuple[Analysis, ...]:
    readings = []
    for cell in line[len(form) + 1 :].split(","):
        edit, pos = cell.rsplit("/", 1)
        digits = 2 if edit[1:2].isdigit() else 1
        readings.append(Analysis(form[: len(form) - int(edit[:digits])] + edit[digits:], pos))
    return tuple(readings)


_loading = Lock()
_loaded: list[Lexicon] = []


def load() -> Lexicon:
    """Read the table that ships with the package; once a process."""
    with _loading:
        if not _loaded:
            data = files("praktijkleren.dutch").joinpath("data")
            lines = lzma.decompress(data.joinpath("forms.xz").read_bytes()).decode("utf-8").split("\n")
            _loaded.append(Lexicon(lines, WordFilter(data.joinpath("others.bloom").read_bytes())))
    return _loaded[0]


def preload() -> None:
    """Start reading the table, while this process goes on with something else: unpacking needs no Python."""
    Thread(target=load, daemon=True).start()
