"""What a comparison comes down to, in plain words."""

from collections import Counter

from praktijkleren.agreement.comparison import Kind
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.scoring import ALL, Scored, Verdict, read_alpha
from praktijkleren.agreement.unit import Unit

_WORST = 5


def conclusion(one: Scored, naming: Naming) -> list[str]:
    """Give the sentences that a comparison ends with."""
    if one.comparison.kind is Kind.ACCURACY:
        return _accuracy(one, naming)
    lines = _counts(one, naming)
    if one.scope.unit is Unit.PASSAGE:
        lines.append(naming.word("read_passages", f1=_hundred(one.total.measure("f1").value)))
    elif one.comparison.kind is Kind.RELIABILITY:
        lines += _reliability(one, naming)
    if one.comparison.kind is Kind.CHANGE:
        lines += [*_change(one, naming), naming.word("read_not_second")]
    return lines


def _counts(one: Scored, naming: Naming) -> list[str]:
    both, differ = one.total.counts["all_gave"], one.total.counts["differ"]
    if both is None or differ is None or not both + differ:
        return []
    word = naming.word("both" if one.comparison.is_pair else "all")
    return [
        naming.word(
            "read_counts", total=both + differ, both=both, share=_hundred(both / (both + differ)), both_word=word
        )
    ]


def _reliability(one: Scored, naming: Naming) -> list[str]:
    alpha = one.total.measure("alpha")
    verdict = read_alpha(alpha.value)
    meaning = naming.word(f"means_{verdict}")
    lines = [
        naming.word("read_alpha", alpha=naming.number(alpha.value), interval=naming.interval(alpha), meaning=meaning)
    ]
    if alpha.low is not None and read_alpha(alpha.low) is not verdict:
        lines.append(naming.word("low_end", meaning=naming.word(f"means_{read_alpha(alpha.low)}")))
    factors = [score for score in one.scores if score.factor_id != ALL]
    numbers = Counter(score.verdict for score in factors)
    if numbers[Verdict.RARE] == len(factors):
        return [*lines, naming.word("read_few")]
    undefined = numbers[Verdict.UNDEFINED]
    counts = {str(verdict): numbers[verdict] for verdict in Verdict if verdict not in (Verdict.UNDEFINED, Verdict.NONE)}
    words = naming.word("read_undefined", number=undefined) if undefined else ""
    lines.append(naming.word("read_verdicts", **counts, undefined=words))
    weak = [score for score in factors if score.verdict in (Verdict.SHARPEN, Verdict.TENTATIVE)]
    weak.sort(key=lambda score: (score.measure("alpha").value or 0.0, score.factor_id))
    if weak:
        named = [
            f"{naming.label(score.factor_id)} ({naming.number(score.measure('alpha').value)})"
            for score in weak[:_WORST]
        ]
        lines.append(naming.word("read_worst", factors=", ".join(named)))
    return lines


def _accuracy(one: Scored, naming: Naming) -> list[str]:
    people, tool = naming.sides(one.comparison)
    precision, recall = one.total.measure("precision"), one.total.measure("recall")
    many = "read_precision_many" if len(one.comparison.people) > 1 else "read_precision"
    parts = {"people": people, "tool": tool}
    found = []
    for key, measure in ((many, precision), ("read_recall", recall)):
        if measure.value is not None:
            interval = naming.interval(measure, 0, times=100)
            found.append(naming.word(key, number=_hundred(measure.value), interval=interval, **parts))
    return [*found, naming.word("read_not_second")]


def _change(one: Scored, naming: Naming) -> list[str]:
    if not one.comparison.is_pair:
        return []
    first, second = naming.sides(one.comparison)
    precision, recall = (_hundred(one.total.measure(name).value) for name in ("precision", "recall"))
    return [naming.word("read_change", first=first, second=second, precision=precision, recall=recall)]


def _hundred(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f}"
