"""What a check can report: every code with its severity and meaning; docs/checks.md explains each."""

from praktijkleren.problems import Place, Problem, Severity

CODES: dict[str, tuple[Severity, str]] = {
    "CB101": (Severity.ERROR, "The file cannot be read as text"),
    "CB102": (Severity.ERROR, "The file is no valid YAML"),
    "CB103": (Severity.ERROR, "The file uses a part of YAML that codebooks do not use"),
    "CB104": (Severity.ERROR, "A value is of the wrong kind"),
    "CB105": (Severity.ERROR, "A key is missing"),
    "CB106": (Severity.ERROR, "A key is unknown"),
    "CB107": (Severity.ERROR, "A key stands twice"),
    "CB108": (Severity.ERROR, "A value is not one of those that are possible"),
    "CB109": (Severity.ERROR, "The file holds no codebook"),
    "CB110": (Severity.ERROR, "An id or name is not written as an id"),
    "CB111": (Severity.ERROR, "An id stands twice"),
    "CB112": (Severity.ERROR, "The id of a factor does not start with its theme"),
    "CB113": (Severity.ERROR, "The theme of a factor is unknown"),
    "CB114": (Severity.WARNING, "A theme has no factors"),
    "CB115": (Severity.WARNING, "A theme has only one pole"),
    "CB120": (Severity.ERROR, "A factor has no opposite"),
    "CB121": (Severity.ERROR, "The opposite of a factor is unknown"),
    "CB122": (Severity.ERROR, "An opposite is one-sided"),
    "CB123": (Severity.ERROR, "Two opposites are not of opposite polarity"),
    "CB130": (Severity.ERROR, "A word list is unknown"),
    "CB131": (Severity.WARNING, "A word list is not used"),
    "CB132": (Severity.ERROR, "A word list uses itself"),
    "CB133": (Severity.ERROR, "A word list is empty"),
    "CB140": (Severity.ERROR, "An indicator or list entry cannot be read"),
    "CB141": (Severity.WARNING, "A factor has no indicators"),
    "CB142": (Severity.WARNING, "An indicator stands twice"),
    "CB143": (Severity.WARNING, "An indicator adds nothing to a more general one"),
    "CB144": (Severity.ERROR, "An indicator stands under two opposites"),
    "CB145": (Severity.ERROR, "A block of lines does not keep its lines"),
    "CB146": (Severity.ERROR, "A regular expression cannot be read"),
    "CB147": (Severity.ERROR, "A regular expression or token pattern finds nothing in particular"),
    "CB148": (Severity.ERROR, "A token pattern cannot be read"),
    "CB149": (Severity.ERROR, "A rule does not have exactly one of find, regex and tokens"),
    "CB150": (Severity.ERROR, "A part of speech is asked of more than one word"),
    "CB160": (Severity.ERROR, "A sentence is an example of a factor and of its opposite or its absence"),
    "CB161": (Severity.WARNING, "A sentence stands twice"),
    "CB162": (Severity.ERROR, "Cases of an unknown factor"),
    "CB163": (Severity.ERROR, "Cases without a codebook"),
    "CB170": (Severity.ERROR, "The values of an attribute do not fit together"),
    "CB171": (Severity.ERROR, "More than one attribute is the outcome"),
    "CB180": (Severity.ERROR, "The codebook that is extended cannot be found"),
    "CB181": (Severity.ERROR, "Codebooks extend each other in a circle"),
    "CB182": (Severity.ERROR, "An overlay changes what it may only add to"),
    "CB190": (Severity.WARNING, "The codebook is not in Dutch"),
}


def problem(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """Make a problem with the severity that belongs to its code; what a person wrote stays on one line."""
    return Problem(place, code, _on_one_line(message), _on_one_line(hint), CODES[code][0])


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)
