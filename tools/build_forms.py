"""Build the form table and the filter of the words left out of it from the Dutch dictionary of LanguageTool.

They are `forms.xz` and `others.bloom` in `src/praktijkleren/dutch/data/`.

Run by hand, with `pip install lingotweaker-data-nl-light simplemma` beforehand; nothing of either is needed when
praktijkleren runs. The dictionary is a Morfologik CFSA2 automaton: a byte graph whose paths are `form~edit~tag`.
"""

import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from praktijkleren.dutch.lexicon import Analysis, Lexicon, encode
from praktijkleren.dutch.wordfilter import WordFilter
from praktijkleren.dutch.wordset import word_set

DATA = Path(__file__).parents[1] / "src" / "praktijkleren" / "dutch" / "data"
POS = {"ZNW": "n", "WKW": "v", "BNW": "a"}
FORM = re.compile(r"[^\W\d_][\w'’-]*|'[a-z]")
AUXILIARIES = word_set("""
    zijn hebben worden zullen kunnen mogen moeten willen gaan laten doen komen blijven
""")


PARTICLES = word_set("""
    aan achter achterna achterop achteruit af bij bijeen binnen boven buiten dicht dood door fijn gelijk goed
    heen in ineen kwijt langs leeg los mee mis na naar neer om omhoog onder op open opeen over overeen overhoop
    plaats rond samen schoon stil stop stuk tegemoet tegen tekort teleur terecht terug thuis toe uit uiteen vast
    verder vol voor voorbij voorop voort vooruit vrij waar weer weg klaar deel
""")
"""What Dutch verbs split off."""
INSEPARABLE_PREFIXES = ("be", "ge", "er", "her", "ont", "ver", "mis")


class Automaton:
    """A reader of Morfologik's CFSA2 format (header, label map, arcs with variable-length targets)."""

    LAST, FINAL, NEXT = 0x40, 0x20, 0x80

    def __init__(self, data: bytes) -> None:
        if data[:4] != b"\\fsa" or data[4] != 0xC6:
            raise ValueError("not a CFSA2 automaton")
        self.numbered = bool((data[5] << 8 | data[6]) & 0x100)
        self.labels = data[8 : 8 + data[7]]
        self.arcs = data[8 + data[7] :]

    def paths(self) -> Iterator[bytes]:
        """Give every byte string the automaton accepts."""
        stack = [(self._first(self._target(self._first(0))), b"")]
        while stack:
            arc, prefix = stack.pop()
            flags = self.arcs[arc]
            label = self.labels[flags & 31] if flags & 31 else self.arcs[arc + 1]
            path = prefix + bytes([label])
            if not flags & self.LAST:
                stack.append((self._skip(arc), prefix))
            if flags & self.FINAL:
                yield path
            if node := self._target(arc):
                stack.append((self._first(node), path))

    def _number(self, offset: int) -> tuple[int, int]:
        value, shift = self.arcs[offset] & 0x7F, 7
        while self.arcs[offset] & 0x80:
            offset += 1
            value |= (self.arcs[offset] & 0x7F) << shift
            shift += 7
        return value, offset + 1

    def _first(self, node: int) -> int:
        return self._number(node)[1] if self.numbered else node

    def _skip(self, arc: int) -> int:
        flags, after = self.arcs[arc], arc + 1
        if flags & 31 == 0:
            after += 1
        return after if flags & self.NEXT else self._number(after)[1]

    def _target(self, arc: int) -> int:
        if self.arcs[arc] & self.NEXT:
            while not self.arcs[arc] & self.LAST:
                arc = self._skip(arc)
            return self._skip(arc)
        return self._number(arc + (2 if self.arcs[arc] & 31 == 0 else 1))[0]


def read_dictionary() -> dict[str, set[tuple[str, str]]]:
    """Give every form with its (lemma, tag) pairs, without names and fragments."""
    package = files("lingotweaker_data_nl_light")
    data = package.joinpath("data/nl/dictionaries/dutch.dict").read_bytes()
    readings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path in Automaton(data).paths():
        form_bytes, edit, tag_bytes = path.split(b"~", 2)
        drop = edit[0] - ord("A")
        form, tag = form_bytes.decode(), tag_bytes.decode()
        lemma = (form_bytes[: len(form_bytes) - drop] + edit[1:]).decode()
        if not tag.startswith(("ENM", "DVS", "DVW")) and FORM.fullmatch(form) and lemma:
            readings[form.lower()].add((lemma.lower(), tag))
    return readings


def rank(form: str, lemma: str, tag: str) -> float:
    """Tell how likely a reading is without its sentence, lower is likelier: function words, then verbs and nouns."""
    kind = tag.split(":", maxsplit=1)[0]
    order = {"VNW": 0, "LIDW": 0, "VRZ": 0, "VGW": 0, "BYW": 1, "GET": 1, "WKW": 3, "BNW": 4, "ZNW": 5}.get(kind, 6)
    if kind == "WKW" and lemma in AUXILIARIES:
        return 0
    if form == lemma and kind in ("WKW", "ZNW"):
        return 2.5 if kind == "WKW" else 3.5
    return order


def order(form: str, readings: set[tuple[str, str]], best: str) -> tuple[Analysis, ...]:
    """Put the readings of a form in order, the lemma that simplemma picks first."""
    ranked = sorted(readings, key=lambda r: (r[0] != best, rank(form, *r), len(r[0]), r))
    return tuple(dict.fromkeys(Analysis(lemma, POS.get(tag.split(":")[0], "x")) for lemma, tag in ranked))


def build() -> dict[str, tuple[Analysis, ...]]:
    """Read the dictionary, let our own lists of function words and youth-care words overrule it."""
    from simplemma import lemmatize  # noqa: PLC0415  only needed to build

    table = {
        form: order(form, readings, lemmatize(form, lang="nl").replace("_", "").lower())
        for form, readings in read_dictionary().items()
    }
    for line in _lines("supplement.txt"):
        form, lemma, pos = line.split()
        table[form] = tuple(dict.fromkeys((Analysis(lemma, pos), *table.get(form, ()))))
    for line in _lines("function-words.txt"):
        form, *lemmas = line.split()
        table[form] = tuple(Analysis(lemma, "x") for lemma in lemmas or [form])
    return table


def separable(table: dict[str, tuple[Analysis, ...]]) -> list[str]:
    """Give particle and base of every verb whose participle has -ge- after the particle, or whose base has a prefix."""
    forms: dict[str, list[str]] = defaultdict(list)
    for form, readings in table.items():
        for reading in readings:
            if reading.pos == "v":
                forms[reading.lemma].append(form)
    found = []
    for verb, its_forms in forms.items():
        for particle in (verb[:length] for length in range(1, len(verb) - 2)):
            base = verb[len(particle) :]
            if particle not in PARTICLES or not verb.endswith("n") or verb not in its_forms:
                continue
            has_prefix = base.startswith(INSEPARABLE_PREFIXES) and base in forms
            if has_prefix or any(form.startswith(f"{particle}ge") for form in its_forms if form != verb):
                found.append(f"{particle} {base}")
    return sorted(found)


def prune(table: dict[str, tuple[Analysis, ...]]) -> dict[str, tuple[Analysis, ...]]:
    """Drop the nouns and adjectives that the lexicon reads as a compound in just the same way."""
    kept: dict[str, tuple[Analysis, ...]] = {}
    probe = _DictLexicon(kept)
    for form in sorted(table, key=lambda form: (len(form), form)):
        readings = table[form]
        if len(form) >= 9 and all(r.pos in "na" for r in readings) and set(probe.analyses(form)) >= set(readings):
            continue
        kept[form] = readings
        probe.forget(form)
    return kept


class _DictLexicon(Lexicon):
    """The lexicon's own compound rule over a table that still grows."""

    def __init__(self, table: dict[str, tuple[Analysis, ...]]) -> None:
        super().__init__([])
        self.table = table

    def forget(self, form: str) -> None:
        self._analyses.pop(form, None)

    def _line(self, form: str) -> str | None:
        readings = self.table.get(form)
        return None if readings is None else encode(form, readings)


def _lines(name: str) -> list[str]:
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def main() -> None:
    """Build, prune and write the table, and the list of separable verbs."""
    table = build()
    kept = prune(table)
    text = "\n".join(sorted(encode(form, readings) for form, readings in kept.items()))
    data = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)
    DATA.joinpath("forms.xz").write_bytes(data)
    DATA.joinpath("others.bloom").write_bytes(
        bytes(WordFilter.of(sorted({*table, *_lines("known-words.txt")} - set(kept))))
    )
    head = "# Separable verbs, from the same dictionary as forms.xz: particle and base.\n"
    DATA.joinpath("separable.txt").write_text(head + "\n".join(separable(table)) + "\n", encoding="utf-8")
    print(f"{len(table)} forms, {len(kept)} kept, {len(data) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
