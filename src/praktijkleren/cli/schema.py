"""The command `schema`."""

import json

import typer

EPILOG = "Example: praktijkleren schema > codebook.schema.json"


def schema() -> None:
    """Print the JSON Schema of a codebook, for editors that check while you type."""
    from praktijkleren.codebook.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
