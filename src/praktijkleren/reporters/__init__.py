"""How problems are shown: one file a format, each with a `render`."""

from collections.abc import Callable

from praktijkleren.reporters import github, json, sarif, text
from praktijkleren.reporters.report import Report

Renderer = Callable[[Report], str]

REPORTERS: dict[str, Renderer] = {
    "github": github.render,
    "json": json.render,
    "sarif": sarif.render,
    "text": text.render,
}

__all__ = ["REPORTERS", "Renderer", "Report"]
