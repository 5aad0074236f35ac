"""The codebook as a person writes it; the JSON Schema is made from these models."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from praktijkleren.codebook.patterns import FACTOR_ID, FILLED, ID, VERSION

Id = Annotated[str, Field(pattern=ID)]
FactorId = Annotated[str, Field(pattern=FACTOR_ID)]
Text = Annotated[str, Field(pattern=FILLED)]
Polarity = Literal["success", "blocking", "neutral"]
Negated = Literal["opposite", "keep", "drop"]
PartOfSpeech = Literal["noun", "verb", "adj"]


class Part(BaseModel):
    """What all parts of a codebook share: exact types, no unknown keys, never changed after reading."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class Label(Part):
    """A name to show, in Dutch and in English."""

    nl: Text
    en: Text


class Attribute(Part):
    """A property of a narrative or of a case, with the values it may have."""

    values: list[Text] = []
    level: Literal["case", "narrative"] = "narrative"
    conflict: str | None = Field(default=None, description="The value of a case whose voices differ.")
    multiple: bool = Field(default=False, description="One narrative may have several values.")
    free: bool = Field(default=False, description="Any value is possible.")
    role: Literal["outcome"] | None = Field(default=None, description="`outcome`: how the trajectory went.")
    label: Label | None = None


class Theme(Part):
    """A subject that factors belong to."""

    id: Id
    label: Label
    questions: list[Text] = Field(default=[], description="Questions to talk about in a meeting.")


class Rule(Part):
    """An indicator that needs settings of its own: one of `find`, `regex` and `tokens`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in ("find", "regex", "tokens")]})

    find: str | None = Field(default=None, description="An indicator, as in `indicators`.")
    regex: str | None = Field(default=None, description="A regular expression (RE2).")
    tokens: list[dict[str, object]] | None = Field(default=None, description="A spaCy token pattern.")
    cancel: list[str] = Field(default=[], alias="not", description="Indicators that cancel a hit they overlap.")
    forms: Literal["all", "primary"] = "all"
    spelling: Literal["fuzzy", "exact"] = "fuzzy"
    negated: Negated | None = None
    requires: Literal["negated"] | None = Field(default=None, description="Counts only when it is denied.")
    pos: PartOfSpeech | None = Field(
        default=None, description="What the word must be in its sentence; needs a language model (--model)."
    )
    note: str = ""


class Examples(Part):
    """A handful of sentences for the reader: with the factor, and without it."""

    match: list[Text] = []
    no_match: list[Text] = []


class Source(Part):
    """Where a definition comes from."""

    title: Text
    url: str | None = None


class Addition(Part):
    """What an overlay may add to a factor of the codebook it extends."""

    id: FactorId
    indicators: str = Field(default="", description="One a line, in a block that starts with |.")
    rules: list[Rule] = []
    examples: Examples = Examples()


class Factor(Addition):
    """What a passage can be coded with."""

    theme: Id
    polarity: Polarity
    opposite: FactorId | None = None
    label: Label
    definition: Text
    include: str = ""
    exclude: str = ""
    negated: Negated | None = Field(default=None, description="What happens to a hit that is denied.")
    sources: list[Source] = []

    @property
    def when_negated(self) -> Negated:
        """What happens to a hit that is denied: a success turns to its opposite unless the factor says otherwise."""
        return self.negated or ("opposite" if self.polarity == "success" else "keep")


class Codebook(Part):
    """A codebook of success and blocking factors for narratives."""

    schema_version: Literal[1] = Field(alias="schema")
    id: Id
    version: Annotated[str, Field(pattern=VERSION)]
    language: Text
    title: Text
    description: str = ""
    license: str = ""
    extends: Text | None = Field(default=None, description="Id or path of the codebook that this one adds to.")
    attributes: dict[str, Attribute] = {}
    lists: dict[str, str] = Field(default={}, description="Word lists, one entry a line, used as @name.")
    themes: list[Theme] = []
    factors: list[Factor] = []
