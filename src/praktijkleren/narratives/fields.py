"""The fields of a narrative: names in one spelling, values as texts, speakers with their perspectives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from praktijkleren.narratives.record import Fields, Speaker, has_unwritable, normalise, shown
from praktijkleren.problems import Place, Problem

Value = str | list["Value"] | dict[str, "Value"]

ID_NAMES = ("stem", "id", "narrative_id", "verhaal_id", "stem_id", "bestand")
CASE_NAMES = ("casus", "casus_id", "case", "case_id")
SPEAKER_NAMES = ("speakers", "sprekers")
TEXT_NAMES = ("text", "tekst", "verhaal")
RESERVED = frozenset((*ID_NAMES, *CASE_NAMES, *SPEAKER_NAMES, *TEXT_NAMES))
ATTRIBUTE_NAMES = frozenset(
    (
        *("perspectief", "uitkomst", "domein", "leeftijdsgroep", "regio", "ronde", "wet", "verblijfsvorm", "bron"),
        *("doelgroep", "kader", "vorm", "codeboekversie", "codeur", "status", "toestemming_citaat"),
    )
)
_ALIASES = {"leernetwerkronde": "ronde"}
_IGNORED = frozenset(("ignore", "negeer"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with its value as it stands in a file."""

    name: str
    value: Value
    place: Place


def attribute_name(written: str) -> str:
    """Give a name its one spelling: lower case, with _ for spaces and hyphens."""
    name = re.sub(r"[\s-]+", "_", normalise(written).lower())
    return _ALIASES.get(name, name)


def gather(pairs: Iterable[Pair]) -> tuple[Fields, list[Problem]]:
    """Bring pairs together as fields; what cannot be used is left out and told."""
    values: dict[str, tuple[str, ...]] = {}
    speakers: tuple[Speaker, ...] = ()
    problems: list[Problem] = []
    seen: set[str] = set()
    for pair in pairs:
        name = attribute_name(pair.name)
        if not name or has_unwritable(name):
            problems.append(Problem(pair.place, "NA125", "a value without a readable name", "write `name: value`"))
        elif name in seen or (name in SPEAKER_NAMES and speakers):
            problems.append(
                Problem(pair.place, "NA124", f"{shown(name)} is given twice", "keep one; several values go in a list")
            )
        elif name in SPEAKER_NAMES:
            speakers = _speakers(pair, problems)
        else:
            values[name] = _texts(pair, problems)
        seen.add(name)
    return Fields({name: found for name, found in values.items() if found}, speakers), problems


def identifier(fields: Fields, names: Iterable[str], place: Place) -> tuple[str, list[Problem]]:
    """Find the one value under the first of these names that has one, or an empty string."""
    for name in names:
        found = fields.values.get(name, ())
        if len(found) > 1:
            message = f"{name} has {len(found)} values, expected one"
            return " ".join(found[0].split()), [Problem(place, "NA126", message, "keep one; the first was used")]
        if found:
            return " ".join(found[0].split()), []
    return "", []


def _texts(pair: Pair, problems: list[Problem]) -> tuple[str, ...]:
    values = pair.value if isinstance(pair.value, list) else [pair.value]
    texts = [normalise(value) for value in values if isinstance(value, str)]
    if len(texts) < len(values) or any(map(has_unwritable, texts)):
        message = f"the value of {shown(pair.name)} is not a text or a list of texts; it was left out"
        problems.append(Problem(pair.place, "NA125", message, "only speakers have values of their own"))
        return ()
    return tuple(dict.fromkeys(filter(None, texts)))


def _speakers(pair: Pair, problems: list[Problem]) -> tuple[Speaker, ...]:
    hint = "write `speakers: {M: ouder, I: negeer}`"
    voices = _split_voices(pair.value) if isinstance(pair.value, str) else pair.value
    if not isinstance(voices, Mapping):
        problems.append(Problem(pair.place, "NA131", "speakers have no labels with a perspective", hint))
        return ()
    speakers: list[Speaker] = []
    for written, value in voices.items():
        label = normalise(written).removesuffix(":").strip()
        perspective = normalise(value) if isinstance(value, str) else ""
        if not label or not perspective or has_unwritable(label + perspective):
            problems.append(Problem(pair.place, "NA131", f"speaker {len(speakers) + 1} has no perspective", hint))
        else:
            ignored = perspective.lower() in _IGNORED
            speakers.append(Speaker(label, "" if ignored else perspective, pair.place))
    return tuple(speakers)


def _split_voices(written: str) -> Value:
    """Read the speakers of a cell, where a mapping cannot be written: `M=ouder; I=negeer`."""
    voices = [re.split("[=:]", part, maxsplit=1) for part in re.split("[;|]", written) if part.strip()]
    return {voice[0].strip(): voice[1] for voice in voices} if all(len(voice) == 2 for voice in voices) else written
