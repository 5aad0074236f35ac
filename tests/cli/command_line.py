"""Calling the command line as a user would, in this process or in one of its own."""

import contextlib
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from praktijkleren.cli import main

CODEBOOK = """\
schema: 1
id: klein
version: 1.0.0
language: nl
title: Klein
attributes:
  perspectief: {values: [jongere, ouder], level: narrative}
  uitkomst: {values: [goed verlopen, vastgelopen, wisselend], level: case, conflict: wisselend, role: outcome}
themes:
  - {id: inspraak, label: {nl: Inspraak, en: Voice}}
factors:
  - id: inspraak.gehoord
    theme: inspraak
    polarity: success
    opposite: inspraak.niet-gehoord
    label: {nl: Gehoord worden, en: Being heard}
    definition: Er wordt geluisterd.
    indicators: |
      luisteren
  - id: inspraak.niet-gehoord
    theme: inspraak
    polarity: blocking
    opposite: inspraak.gehoord
    label: {nl: Niet gehoord worden, en: Not being heard}
    definition: Er wordt niet geluisterd.
    indicators: |
      negeren
"""

STORY = """\
---
casus: {name}
perspectief: ouder
uitkomst: goed verlopen
---

Er werd naar ons geluisterd.
"""


@dataclass(frozen=True)
class Outcome:
    """What a call gave."""

    code: int
    out: str
    err: str


def call(*arguments: str | Path) -> Outcome:
    """Call the command line in this process."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    argv = ["praktijkleren", *map(str, arguments)]
    with patch.object(sys, "argv", argv), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return Outcome(code, out.getvalue(), err.getvalue())


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command line in a process of its own."""
    command = [sys.executable, "-c", "from praktijkleren.cli import main; main()", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def make_study(folder: Path, stories: int = 3) -> tuple[Path, Path]:
    """Make a folder with narratives and a codebook; gives both."""
    narratives = folder / "verhalen"
    narratives.mkdir()
    for number in range(stories):
        text = STORY.format(name=f"c{number}")
        (narratives / f"v{number}.md").write_text(text, encoding="utf-8")
    codebook = folder / "klein.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    return narratives, codebook


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
