"""What kind of word a form is, as far as clauses and context rules ask: by the form table and the shape of the form."""

from praktijkleren.dutch import lexicon
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.wordset import word_set

PAST = "past"
PRESENT = "present"
INFINITIVE = "infinitive"
PARTICIPLE = "participle"
NOUN = "noun"
ADJECTIVE = "adjective"
KINDS = frozenset({PAST, PRESENT, INFINITIVE, PARTICIPLE, NOUN, ADJECTIVE})

_NONE = frozenset[str]()
_VOWELS = frozenset("aeiou")
# Prefixes of verbs that are never split off, so that their participle has no "ge-".
_FIXED = ("be", "ge", "er", "her", "ont", "ver", "door", "mis", "om", "onder", "over", "voor", "weer")
_PARTICLES = word_set(
    "aan achter af bij binnen buiten deel dicht door goed in kapot kwijt langs los mee mis na neer om onder op over"
    " plaats samen stil stop tegen teleur terecht terug thuis toe uit vast vol voor voorbij vrij waar weg"
) | {""}
# Verbs without "-en", and those that the table counts among the function words.
_SHORT = ("gaan", "staan", "slaan", "zien", "doen")
_IRREGULAR = word_set(
    "gaan staan slaan zien doen zijn hebben kunnen zullen willen mogen moeten worden komen laten weten blijven"
)
# Forms of verbs that are also something else in the table, or that have the shape of a participle.
_PRESENT_TOO = word_set(
    "ben bent is heb hebt heeft kan kun kunt wil wilt mag zal zult laat staat hoor krijg weet zeg zit geeft belt"
    " praat wacht verandert gebeurt begint begrijpt vertelt betaalt gelooft ontbreekt verdwijnt beslist vindt doe"
    " ga zie"
)
# What the table knows as a form of a verb only.
_NO_VERB = word_set("kwijt zoek z'n vierde hoeveel")
_PLURAL = word_set("hebben kunnen zullen willen mogen moeten worden")
_PAST_TOO = word_set(
    "wouden zei zeiden zagen gaven nam namen stonden zat lagen vroeg vroegen spraken begonnen vertrokken verdween"
    " verdwenen verliepen schreef schreven won verloren brak braken sloot sloten schoot schoten staken ontvingen"
    " boden reed reden steeg bleek bleken leek leken scheen kozen besloot besloten ontstond ontstonden bestond"
    " bestonden verstond begrepen verwezen wees wezen zetten betrokken ontbrak ontbraken vertrouwde bedacht"
    " bedachten schoof schoven vergat vergaten bezocht bezochten bespraken weerhield verbleven sloop schrokken"
    " vocht beet stond zouden zou at las loog werd lag wist verbood begreep bracht dacht deed verloor verzweeg"
    " begon verzon"
)


def kinds_of(word: str) -> frozenset[str]:
    """Give the kinds of a word in lower case; a form may be of several ("vertrokken": past and participle)."""
    return _kinds[word]


def is_finite(word: str) -> bool:
    """Tell whether a form is a verb with a person: the heart of a clause."""
    kinds = _kinds[word]
    return PAST in kinds or PRESENT in kinds


def _work_out(word: str) -> frozenset[str]:
    if not word or not word[0].isalpha():
        return _NONE
    if word in _PAST_TOO:
        is_both = word.endswith("en") and word.startswith(_FIXED)
        return frozenset({PAST, PARTICIPLE} if is_both else {PAST})
    if word in _PRESENT_TOO:
        return frozenset({PRESENT})
    if word in _PLURAL:
        return frozenset({PRESENT, INFINITIVE})
    readings = lexicon.load().analyses(word)
    if not readings:
        return _NONE
    best = readings[0]
    kinds = {ADJECTIVE} if best.pos != "x" and any(reading.pos == "a" for reading in readings) else set()
    if best.pos == "n":
        kinds.add(NOUN)
    # The best reading comes first: what is a noun before it is a verb seldom heads a clause.
    if word not in _NO_VERB and (best.pos == "v" or (best.pos == "x" and best.lemma in _IRREGULAR)):
        found = _of_verb(word, best.lemma)
        is_other = any(reading.pos in "na" for reading in readings)
        if PARTICIPLE in found or (is_other and not word.endswith(("de", "te", "den", "ten"))):
            # "de kaart", "het beslist" against "is beslist": more often not the heart of a clause.
            found -= {PAST, PRESENT}
        kinds |= found
    return frozenset(kinds)


def _of_verb(form: str, lemma: str) -> set[str]:
    if form == lemma:
        return {INFINITIVE}
    if form.endswith(("nd", "nde", "nden")) and form.startswith(lemma):
        return {ADJECTIVE}
    if form in _presents(lemma):
        return {PRESENT, PARTICIPLE} if _is_participle(form, lemma) and form[-1] in "dt" else {PRESENT}
    if _is_participle(form, lemma):
        return {PARTICIPLE}
    if form.endswith("e") and (not form.endswith(("de", "te")) or _is_participle(form[:-1], lemma)):
        # "een gemiste kans"; "ontmoette" and "bereikte" have the form of the past, too.
        return {PAST} if form.endswith(("dde", "tte")) or form[:-2] in _presents(lemma) else {ADJECTIVE}
    return {PAST}


def _is_participle(form: str, lemma: str) -> bool:
    if not form.endswith(("d", "t", "n")):
        return False
    for particle in _PARTICLES:
        if not (form.startswith(particle) and lemma.startswith(particle)):
            continue
        rest, base = form[len(particle) :], lemma[len(particle) :]
        if rest.startswith("gege" if base.startswith("ge") else "ge"):
            return True
        if base.startswith(_FIXED) and not _is_weak_plural(form, lemma):
            return True
    # What splits off may be a noun, too: "kennisgemaakt", "deelgenomen".
    middle = form.find("ge", 3)
    return middle > 0 and form[:middle] == lemma[:middle] and not lemma.startswith("ge", middle)


def _is_weak_plural(form: str, lemma: str) -> bool:
    return form.endswith(("den", "ten")) and form[:-3] in _presents(lemma)


def _presents(lemma: str) -> set[str]:
    """The forms of the present tense with "ik" and "hij"."""
    stem = lemma.removesuffix("en") if not lemma.endswith(_SHORT) else lemma[:-1]
    stems = {stem}
    if lemma.endswith("aan"):
        stems.add(lemma[:-2])
    elif len(stem) > 1 and stem[-1] not in _VOWELS:
        if stem[-2] == stem[-1]:
            stems = {stem[:-1]}
        elif stem[-2] in _VOWELS:
            stems.add(stem[:-1] + stem[-2] + stem[-1])
    stems |= {stem[:-1] + {"v": "f", "z": "s"}[stem[-1]] for stem in stems if stem[-1:] in {"v", "z"}}
    return stems | {stem + "t" for stem in stems if not stem.endswith("t")}


_kinds: Memo[str, frozenset[str]] = Memo(_work_out)
