"""The blocks of a page: files to write, and commands to run with what they must answer."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ELLIPSIS = "…"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its settings (file=…, docx=…, exit=…) and its lines."""

    kind: str
    settings: dict[str, str]
    body: str


@dataclass(frozen=True)
class Command:
    """A command of a page with the lines it must answer, in which … stands for anything."""

    arguments: list[str]
    answer: str
    exit_code: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = [(match["kind"], dict(word.split("=", 1) for word in match["info"].split()), match["body"])
             for match in _BLOCK.finditer(text)]  # fmt: skip
    return [Block(*parts) for parts in found]


def commands(block: Block) -> list[Command]:
    parts = re.split(r"^\$ ", block.body, flags=re.MULTILINE)
    assert parts[0] == "", "a console block starts with a command"
    exit_code = int(block.settings.get("exit", "0"))
    lines = [part.partition("\n") for part in parts[1:]]
    return [Command(shlex.split(line), answer.rstrip("\n"), exit_code) for line, _, answer in lines]


def run(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run praktijkleren in a folder; gives the exit code and everything it says."""
    assert arguments[0] == "praktijkleren"
    settings = {"COLUMNS": "200", "PYTHONUTF8": "1", "GITHUB_ACTIONS": "", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "from praktijkleren.cli import main; main()", *arguments[1:]],
        cwd=folder, env={**os.environ, **settings}, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    said = (done.stdout + done.stderr).splitlines()
    return done.returncode, "\n".join(line.rstrip() for line in said)


def answers(expected: str, said: str) -> bool:
    """Tell whether the lines expected stand in what was said, in order; a line may go on, … stands for anything."""
    pattern = ".*".join(re.escape(part.strip()) for part in expected.split(ELLIPSIS))
    return re.search(pattern.replace(r"\ ", r"\s+"), said, re.DOTALL) is not None
