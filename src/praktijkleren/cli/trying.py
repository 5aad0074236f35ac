"""`praktijkleren try`: what a sentence gets and why."""

from typing import Annotated

import typer

EPILOG = 'Example: praktijkleren try "Er werd niet naar ons geluisterd." -c leren-van-praktijkervaringen'


def try_sentence(
    text: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, or several.")],
    codebook: Annotated[str, typer.Option("--codebook", "-c", help="A codebook file, or the id of a shipped one.")],
    model: Annotated[str | None, typer.Option(help="An installed Dutch spaCy pipeline, for parts of speech.")] = None,
) -> None:
    """Explain what a sentence is coded with and why, and which indicators nearly fired.

    In the words, ? marks a form whose likelier reading is another word, ~1 a word found one typing error away, and + a
    word found as part of a compound.
    """
    from praktijkleren.dutch.lexicon import preload

    preload()
    from praktijkleren.cli.showing import load_codebook
    from praktijkleren.coding.explaining import explain

    if not text.strip():
        raise typer.BadParameter("there is no sentence in it", param_hint="SENTENCE")
    for explanation in explain(text, load_codebook(codebook), model=model):
        typer.echo(explanation.sentence)
        for word in explanation.words:
            if word.keys:
                typer.echo(f"  {word.text:20} {', '.join(word.keys)}")
        for hit in explanation.hits:
            given = (
                f"{hit.factor_id} ({'counts' if hit.counted else 'does not count'})" if hit.factor_id else "no factor"
            )
            trigger = f", because of: {hit.reading.trigger}" if hit.reading.trigger else ""
            typer.echo(f"  {given}: {hit.passage!r} is {hit.reading.context}{trigger}")
            typer.echo(f"      {hit.finding.indicator.factor_id}: {hit.finding.indicator.text} [{hit.finding.method}]")
        for miss in explanation.near_misses:
            typer.echo(f"  nearly {miss.factor_id}: {miss.reason}\n      {miss.indicator}")
