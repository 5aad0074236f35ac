"""The effective view: what counts, and what is known of the cases and narratives it counts in."""

from dataclasses import dataclass

import pandas as pd

from praktijkleren.codebook.model import Attribute
from praktijkleren.study.contract import NARRATIVE_HEAD, NARRATIVE_TAIL, SEPARATOR, attribute_column
from praktijkleren.study.results import Results

PERSPECTIVE = "perspectief"
_UNDECLARED = Attribute()


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of one attribute: a row per value of a case or narrative, and the cases whose voices differ.

    `key` is the column that the values belong to: `case_id` or `narrative_id`.
    """

    frame: pd.DataFrame
    key: str
    conflicts: frozenset[str] = frozenset()


def attribute_names(results: Results) -> list[str]:
    """List the attributes: the perspective, those of the codebook in its order, the others by name."""
    declared = [PERSPECTIVE, *results.codebook.attributes]
    fixed = {*NARRATIVE_HEAD, *NARRATIVE_TAIL, *map(attribute_column, declared)}
    return list(dict.fromkeys([*declared, *sorted(set(results.narratives.columns) - fixed)]))


def effective(results: Results) -> pd.DataFrame:
    """Give the codings that count, one for each factor in a sentence, in a fixed order."""
    codings = results.codings[results.codings["counted"]]
    codings = codings.sort_values(["narrative_id", "sentence_start", "start", "end", "coding_id"], kind="stable")
    return codings.drop_duplicates(["narrative_id", "sentence_start", "factor_id"]).reset_index(drop=True)


def universe(results: Results) -> pd.DataFrame:
    """Give what could have been coded: a row per sentence, and one for a narrative that has none."""
    sentences = results.sentences.loc[results.sentences["kind"] == "sentence", ["narrative_id", "start", "perspective"]]
    sentences = sentences.rename(columns={"start": "sentence_start"}).astype({"sentence_start": "Int64"})
    frame = results.narratives[[*NARRATIVE_HEAD]].merge(sentences, how="left", on="narrative_id")
    own = _cells(results, PERSPECTIVE).set_axis(results.narratives["narrative_id"])
    frame["perspective"] = frame["perspective"].fillna(frame["narrative_id"].map(own))
    return frame


def attribute_values(results: Results, attribute: str) -> Values:
    """Give the values of an attribute; at case level, voices that differ give the codebook's `conflict` value."""
    rule = results.codebook.attributes.get(attribute, _UNDECLARED)
    key = "case_id" if rule.level == "case" else "narrative_id"
    frame = pd.DataFrame({key: results.narratives[key], "value": _cells(results, attribute).str.split(SEPARATOR)})
    frame = frame.explode("value", ignore_index=True)
    frame = frame[frame["value"] != ""].drop_duplicates()
    if key == "narrative_id" or rule.multiple:
        return Values(frame.reset_index(drop=True), key)
    differs = frame[key].duplicated(keep=False)
    conflicts = frozenset(frame.loc[differs, key])
    if rule.conflict is not None:
        frame = frame.assign(value=frame["value"].mask(differs, rule.conflict)).drop_duplicates()
    return Values(frame.reset_index(drop=True), key, conflicts)


def valued(results: Results, frame: pd.DataFrame, attribute: str) -> pd.DataFrame:
    """Add a column `value`: a row for each value of an attribute, an empty text where there is none.

    `frame` has `narrative_id`, `case_id` and `perspective`; the perspective is that of the row itself.
    """
    if attribute == PERSPECTIVE:
        return frame.assign(value=frame["perspective"].str.split(SEPARATOR)).explode("value", ignore_index=True)
    values = attribute_values(results, attribute)
    merged = frame.merge(values.frame, how="left", on=values.key)
    return merged.assign(value=merged["value"].fillna(""))


def in_order(results: Results, attribute: str, values: set[str]) -> list[str]:
    """Sort values of an attribute: the codebook's order, then the others by name."""
    declared = results.codebook.attributes.get(attribute, _UNDECLARED).values  # noqa: PD011 - no table
    return [*(value for value in declared if value in values), *sorted(values - set(declared))]


def known_values(results: Results, attribute: str) -> list[str]:
    """List the values of an attribute that occur or that the codebook declares."""
    found = set(valued(results, universe(results), attribute)["value"]) - {""}
    return in_order(results, attribute, found | set(results.codebook.attributes.get(attribute, _UNDECLARED).values))


def outcome(results: Results) -> str | None:
    """Give the attribute that says how a trajectory went, if the codebook has one."""
    return next((name for name, rule in results.codebook.attributes.items() if rule.role == "outcome"), None)


def _cells(results: Results, attribute: str) -> pd.Series:
    column = attribute_column(attribute)
    if column in results.narratives.columns:
        return results.narratives[column]
    return pd.Series("", index=results.narratives.index, dtype=str)
