"""`praktijkleren agree`: how far codings agree."""

from pathlib import Path
from typing import Annotated

import typer

EPILOG = "Example: praktijkleren agree dubbel/codeur-1.xlsx dubbel/codeur-2.xlsx --page verschillen.html"


def agree(
    codings: Annotated[
        list[str],
        typer.Argument(metavar="CODING...", help="Forms (.xlsx, .csv, .ods) or results folders; NAME=FILE names one."),
    ],
    codebook: Annotated[
        str, typer.Option("--codebook", "-c", help="The codebook; default: the one beside the codings.")
    ] = "",
    sentences: Annotated[
        Path | None,
        typer.Option("--sentences", metavar="DIR", help="What the numbers refer to; default: beside the codings."),
    ] = None,
    unit: Annotated[str, typer.Option("--unit", "-u", help="sentence, passage, narrative or case.")] = "sentence",
    tool: Annotated[
        list[str] | None,
        typer.Option("--tool", metavar="NAME", help="This coding was made by a tool; may be repeated."),
    ] = None,
    rare: Annotated[
        int, typer.Option("--rare", min=1, metavar="N", help="A factor in fewer than N units gets counts only.")
    ] = 10,
    bootstrap: Annotated[
        int, typer.Option("--bootstrap", min=0, max=20_000, metavar="N", help="Resamples for intervals; 0 for none.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The seed of the resamples.")] = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Every figure, to a .csv, .json, .md or .xlsx file.")
    ] = None,
    disagreements: Annotated[
        Path | None, typer.Option("--disagreements", metavar="FILE", help="Every disagreement with all readings.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE.html", help="A page to talk about the disagreements.")
    ] = None,
    consensus: Annotated[
        Path | None, typer.Option("--consensus", metavar="FILE", help="A new form for what people agree on.")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", "-f", help="text or json, on the screen.")] = "text",
    excel: Annotated[bool, typer.Option("--excel", help="CSV that Dutch Excel opens with a double click.")] = False,
    language: Annotated[str, typer.Option("--language", help="nl or en, for labels, notes and the page.")] = "nl",
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist, but never a consensus.")] = False,
) -> None:
    """Compare codings: reliability between people, accuracy of the tool against people.

    Every factor gets its counts, Krippendorff's alpha, Cohen's kappa, precision, recall, F1 and percentage, with
    intervals over narratives. A narrative in which a coder filled in nothing at all counts as not done.

    The page, the list of disagreements and the consensus go sentence by sentence, whatever the unit. They hold story
    text, so only you can read them: keep them as safe as the narratives.

    Example: praktijkleren agree dubbel/codeur-1.xlsx dubbel/codeur-2.xlsx --page verschillen.html
    """
    from praktijkleren.agreement.scoring import Settings
    from praktijkleren.agreement.unit import Unit
    from praktijkleren.cli import agreeing
    from praktijkleren.cli.choosing import known
    from praktijkleren.study.labels import Language

    request = agreeing.Request(
        codings=codings,
        codebook=codebook,
        sentences=sentences,
        tools=tuple(tool or ()),
        settings=Settings(Unit(known(unit, [*Unit], "--unit")), rare, bootstrap, seed),
        output=output,
        disagreements=disagreements,
        page=page,
        consensus=consensus,
        is_json=known(output_format, ["text", "json"], "--format") == "json",
        excel=excel,
        language=Language(known(language, [*Language], "--language")),
        force=force,
    )
    agreeing.run(request)
