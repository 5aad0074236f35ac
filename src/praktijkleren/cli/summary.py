"""The last words of a run: what was coded, what stands out, what was left out and why, and where the files are."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from praktijkleren.study.labels import Language
from praktijkleren.study.results import Results
from praktijkleren.study.summary import FactorCount, Summary, summarise

BAR = 24
"""Characters of the longest bar."""

WORDS = {
    Language.NL: {
        "counts": "{narratives} verhalen over {cases} casussen, {sentences} zinnen: {codings} coderingen tellen mee.",
        "uncoded": "In {number} verhalen is geen enkele factor gevonden.",
        "success": "Succesfactoren, in hoeveel casussen",
        "blocking": "Belemmerende factoren, in hoeveel casussen",
        "not_counted": "Gevonden maar niet meegeteld: ",
        "left_out": "{number} plaatsen met een fout zijn overgeslagen; ze staan hierboven.",
        "compounds": "Gevonden in {number} samengestelde woorden; welke dat zijn, staat in run.json onder compounds.",
        "files": "Alles staat in {output}: codings.csv (elke codering), narratives.csv, en de tabellen in tables/.",
        "proposals": "Dit zijn voorstellen van de computer: lees de passages na voordat je er iets over schrijft.",
        "negated": "ontkend",
        "diminished": "afgezwakt",
        "hypothetical": "wens, norm, vraag of voornemen",
        "counterfactual": "spijt achteraf",
        "other": "een ander gezin",
        "affirmed": "overig",
        "historical": "vroeger",
    },
    Language.EN: {
        "counts": "{narratives} narratives about {cases} cases, {sentences} sentences: {codings} codings count.",
        "uncoded": "In {number} narratives no factor was found.",
        "success": "Success factors, in how many cases",
        "blocking": "Blocking factors, in how many cases",
        "not_counted": "Found but not counted: ",
        "left_out": "{number} places with an error were left out; they are listed above.",
        "compounds": "Found in {number} compound words; run.json lists them under compounds.",
        "files": "Everything is in {output}: codings.csv (every coding), narratives.csv, and the tables in tables/.",
        "proposals": "These are proposals of a computer: read the passages before you write about them.",
        "negated": "denied",
        "diminished": "by halves",
        "hypothetical": "wish, norm, question or plan",
        "counterfactual": "regret",
        "other": "another family",
        "affirmed": "other reasons",
        "historical": "formerly",
    },
}


def show_summary(results: Results, output: Path, *, language: Language, left_out: int, compounds: int) -> None:
    """Write the summary of a run to standard error."""
    words, summary = WORDS[language], summarise(results, language=language)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print()
    console.print(
        words["counts"].format(
            narratives=summary.narratives, cases=summary.cases, sentences=summary.sentences, codings=summary.codings
        )
    )
    for title, counts in ((words["success"], summary.success), (words["blocking"], summary.blocking)):
        if counts:
            console.print(f"\n[bold]{title}[/bold] (n = {summary.cases})")
            console.print(_bars(counts, summary.cases))
    console.print()
    for line in _remarks(summary, words, left_out, compounds):
        console.print(line)
    console.print(escape(words["files"].format(output=output)))
    console.print(words["proposals"])


def _bars(counts: Sequence[FactorCount], cases: int) -> Table:
    grid = Table(box=None, show_header=False)
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_column()
    for count in counts:
        grid.add_row(escape(count.label), str(count.cases), "█" * max(1, round(BAR * count.cases / cases)))
    return grid


def _remarks(summary: Summary, words: dict[str, str], left_out: int, compounds: int) -> list[str]:
    lines = []
    if summary.not_counted:
        reasons = [f"{number} {words[reason]}" for reason, number in summary.not_counted.items()]
        lines.append(words["not_counted"] + ", ".join(reasons) + ".")
    if summary.uncoded_narratives:
        lines.append(words["uncoded"].format(number=summary.uncoded_narratives))
    if compounds:
        lines.append(words["compounds"].format(number=compounds))
    if left_out:
        lines.append(words["left_out"].format(number=left_out))
    return lines
