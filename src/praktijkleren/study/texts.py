"""The story texts of a results folder."""

import json
from pathlib import Path

from praktijkleren.errors import PraktijklerenError
from praktijkleren.study.contract import TEXTS


def read_texts(folder: Path) -> dict[str, str]:
    """Read the text of every narrative; problems never quote it."""
    path = folder / TEXTS
    texts: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                texts[record["narrative_id"]] = record["text"]
    except (OSError, ValueError, KeyError, TypeError):
        hint = "run `praktijkleren code` again with --force"
        # What went wrong may quote the text.
        raise PraktijklerenError(f"{path} cannot be read", hint=hint) from None
    return texts
