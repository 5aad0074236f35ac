"""Parts of speech from a spaCy pipeline that the user has installed; nothing else of it is used."""

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.tokens import Doc

from praktijkleren.errors import PraktijklerenError

NOUN, VERB, ADJECTIVE, OTHER = "n", "v", "a", "x"
_TAGS = {"NOUN": NOUN, "PROPN": NOUN, "VERB": VERB, "AUX": VERB, "ADJ": ADJECTIVE, "ADV": ADJECTIVE}
"""Universal parts of speech as the form table names them; Dutch adverbs of manner are adjectives there."""
_UNUSED = ["ner", "parser", "senter", "sentencizer", "lemmatizer", "trainable_lemmatizer", "entity_linker"]


class Tagger:
    """An installed spaCy pipeline, by name or folder.

    Raises:
        PraktijklerenError: there is no such pipeline, or it gives no parts of speech.
    """

    def __init__(self, name: str) -> None:
        try:
            self._nlp = spacy.load(name, exclude=_UNUSED)
        except (OSError, ValueError) as error:
            raise PraktijklerenError(
                f"the model {name!r} cannot be loaded",
                hint="give the name of an installed spaCy pipeline, or its folder",
            ) from error
        self.version = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']} {self._nlp.meta['version']}"
        if self._nlp.meta["lang"] != "nl" or not any(map(self._nlp.has_pipe, ("tagger", "morphologizer"))):
            raise PraktijklerenError(
                f"the model {name!r} does not give the parts of speech of Dutch words",
                hint="use a Dutch pipeline with a tagger or a morphologizer",
            )

    def tags(self, tokens: Sequence[str]) -> list[str]:
        """Give the part of speech of each token: n(oun), v(erb), a(djective or adverb) or x (anything else)."""
        doc: Any = Doc(self._nlp.vocab, words=list(tokens))
        for _, pipe in self._nlp.pipeline:
            doc = pipe(doc)
        return [_TAGS.get(token.pos_, OTHER) for token in doc]
