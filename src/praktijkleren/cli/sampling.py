"""Drawing a sample and writing its forms."""

import io
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import typer

from praktijkleren import __version__
from praktijkleren.agreement.blind import blind_form
from praktijkleren.agreement.forms import FORMS
from praktijkleren.agreement.listing import of_results
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.sampling import FEWEST, Sample, Stratum, draw
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.cli.showing import say
from praktijkleren.codebook.writing import write_codebook
from praktijkleren.errors import PraktijklerenError
from praktijkleren.study import contract
from praktijkleren.study.files import Rows, explained, write_whole
from praktijkleren.study.labels import Language
from praktijkleren.study.results import Results, read
from praktijkleren.study.view import PERSPECTIVE, attribute_values, outcome

_ACCOUNT = "sample.json"
_FEWEST_CODERS = 2


def check_coders(coders: Sequence[str]) -> None:
    """Raise when coders cannot each have a form of their own."""
    if len({name.casefold() for name in coders}) < max(_FEWEST_CODERS, len(coders)):
        raise typer.BadParameter("give two or more different names", param_hint="--coder")
    strange = [name for name in coders if not re.fullmatch(r"[^\W_][\w -]*", name)]
    if strange:
        raise typer.BadParameter(
            f"{strange[0]!r} makes no good file name; use letters and digits", param_hint="--coder"
        )


def run(directory: Path, output: Path, *, share: int, coders: Sequence[str], seed: int, language: Language) -> None:
    """Draw a sample of a results folder and write it to a new folder."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        hint = "choose a new folder with -o; forms that people filled in are never replaced"
        raise PraktijklerenError(f"{output} exists already", hint=hint)
    results = read(directory)
    attributes = list(dict.fromkeys([PERSPECTIVE, outcome(results) or PERSPECTIVE]))
    strata = _strata(results, attributes)
    if not strata:
        raise PraktijklerenError("the results hold no narratives", hint="run `praktijkleren code` first")
    sample = draw(strata, share=share, seed=seed)
    naming = Naming(language, results.codebook)
    sentences = of_results(results)
    form = blind_form(sentences, sample.narratives, naming)
    with explained(output):
        output.mkdir(mode=0o700, parents=True, exist_ok=True)
    for coder in coders:
        for ending, render in FORMS.items():
            write_whole(output / f"{coder}{ending}", render(form, naming), is_private=True)
    for name, frame in ((contract.SENTENCES, _told(results, sentences)), (contract.NARRATIVES, results.narratives)):
        chosen = frame[frame["narrative_id"].isin(sample.narratives)]
        write_whole(output / name, _csv(chosen), is_private=True)
    write_whole(output / contract.CODEBOOK, write_codebook(results.codebook).encode())
    write_whole(output / _ACCOUNT, _account(sample, attributes, share=share, seed=seed))
    _tell(sample, attributes, output, coders, len(form.rows))


def _strata(results: Results, attributes: Sequence[str]) -> dict[str, Stratum]:
    """Give the perspective and the outcome of every narrative; an empty text where there is none."""
    columns = []
    for attribute in attributes:
        values = attribute_values(results, attribute)
        joined = values.frame.groupby(values.key)["value"].agg(contract.SEPARATOR.join)
        columns.append(results.narratives[values.key].map(joined).fillna("").astype(str))
    return dict(zip(results.narratives["narrative_id"], zip(*columns, strict=True), strict=True))


def _told(results: Results, sentences: SentenceList) -> pd.DataFrame:
    """Add the texts to the list of sentences, so that the folder of a sample is enough to talk about differences."""
    keys = list(zip(results.sentences["narrative_id"], results.sentences["sentence"], strict=True))
    texts = [sentences[key].text if key in sentences else "" for key in keys]
    befores = [sentences[key].before if key in sentences else "" for key in keys]
    return results.sentences.assign(before=befores, text=texts)


def _csv(frame: pd.DataFrame) -> bytes:
    stream = io.StringIO(newline="")
    rows = Rows(stream)
    rows.add([*frame.columns])
    for cells in frame.itertuples(index=False, name=None):
        rows.add(cells)
    return stream.getvalue().encode("utf-8", "backslashreplace")


def _account(sample: Sample, attributes: Sequence[str], *, share: int, seed: int) -> bytes:
    """Say how the sample was drawn, so that it can be drawn again and reported."""
    document = {
        "format": "praktijkleren sample",
        "schema_version": 1,
        "praktijkleren": __version__,
        "share": share,
        "fewest": FEWEST,
        "seed": seed,
        "attributes": list(attributes),
        "narratives_to_draw_from": len(sample.strata),
        "narratives": [
            {"narrative_id": name, "stratum": list(sample.strata[name]), "added": name in sample.added}
            for name in sample.narratives
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _tell(sample: Sample, attributes: Sequence[str], output: Path, coders: Sequence[str], sentences: int) -> None:
    total = len(sample.strata)
    say(f"{len(sample.narratives)} of {total} narratives drawn, {sentences} sentences")
    for place, attribute in enumerate(attributes):
        drawn = Counter(sample.strata[name][place] for name in sample.narratives)
        there = Counter(stratum[place] for stratum in sample.strata.values())
        say(
            f"{attribute}: "
            + ", ".join(f"{value or '(none)'} {drawn[value]}/{there[value]}" for value in sorted(there))
        )
    if total < FEWEST:
        say(f"fewer than {FEWEST} narratives: all of them are to be coded twice")
    forms = ", ".join(f"{coder}.xlsx" for coder in coders)
    say(f"written: {output} ({forms}, the same as .csv, and what their numbers refer to)")
    say("give each coder one form only; they hold story text, so keep them as safe as the narratives")
