"""How factors, comparisons and numbers are written for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from praktijkleren.agreement.comparison import Comparison, Kind
from praktijkleren.agreement.scoring import ALL, Measure
from praktijkleren.agreement.words import EN, NL
from praktijkleren.codebook.model import Codebook, Factor
from praktijkleren.study.labels import Language, label_text

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """The language that is asked for, and the codebook whose labels are used (None when there is none)."""

    language: Language = Language.NL
    codebook: Codebook | None = None

    def word(self, key: str, **parts: object) -> str:
        """Give a word or sentence."""
        return str((NL if self.language is Language.NL else EN)[key]).format(**parts)

    def lines(self, key: str, **parts: object) -> tuple[str, ...]:
        """Give several sentences."""
        return tuple(line.format(**parts) for line in (NL if self.language is Language.NL else EN)[key])

    def factor(self, factor_id: str) -> Factor | None:
        """Find a factor of the codebook."""
        factors = self.codebook.factors if self.codebook else []
        return next((factor for factor in factors if factor.id == factor_id), None)

    def label(self, factor_id: str) -> str:
        """Name a factor, by its id where no codebook names it."""
        if factor_id == ALL:
            return self.word("all_factors")
        factor = self.factor(factor_id)
        return label_text(factor.label, self.language) if factor else factor_id

    def theme(self, factor_id: str) -> str:
        """Name the theme of a factor."""
        theme_id = factor_id.partition(".")[0]
        themes = self.codebook.themes if self.codebook else []
        theme = next((theme for theme in themes if theme.id == theme_id), None)
        return label_text(theme.label, self.language) if theme else theme_id

    def title(self, comparison: Comparison) -> str:
        """Say what a comparison is: reliability, accuracy or a difference, and between whom."""
        if comparison.kind is not Kind.ACCURACY:
            return self.word(comparison.kind, names=self.names(comparison))
        key = {1: "accuracy", _PAIR: "accuracy_together"}.get(len(comparison.people), "accuracy_all")
        return self.word(key, tool=comparison.readings[0].name, people=self.people(comparison))

    def names(self, comparison: Comparison) -> str:
        """List the names of those who are compared."""
        return self.listed([reading.name for reading in comparison.readings])

    def people(self, comparison: Comparison) -> str:
        """List the names of those who set the standard."""
        return self.listed([reading.name for reading in comparison.people])

    def sides(self, comparison: Comparison) -> tuple[str, str]:
        """Name the first and the second of a pair."""
        if comparison.people:
            return self.people(comparison), comparison.readings[0].name
        return comparison.readings[0].name, comparison.readings[1].name

    def listed(self, names: Sequence[str]) -> str:
        """Write names as a list in a sentence."""
        *most, last = names
        return f"{', '.join(most)} {self.word('and')} {last}" if most else last

    def number(self, value: float | None, decimals: int = 2) -> str:
        """Write a number; a dash where there is none."""
        if value is None:
            return "–"
        written = f"{round(value, decimals) + 0.0:.{decimals}f}"  # adding zero takes the sign from -0
        return written.replace(".", ",") if self.language is Language.NL else written

    def interval(self, measure: Measure, decimals: int = 2, *, times: float = 1) -> str:
        """Write the interval of a figure in brackets, or nothing."""
        if measure.low is None or measure.high is None:
            return ""
        return f" ({self.number(times * measure.low, decimals)}–{self.number(times * measure.high, decimals)})"
