"""What is made from the code is fresh, and the pages know every command."""

import subprocess
import sys

import pytest
from pages import ROOT, run

from praktijkleren.cli import COMMANDS


@pytest.mark.parametrize("name", ["cli", "codebook"])
def test_made_page_is_fresh(name: str) -> None:
    command = [sys.executable, str(ROOT / "tools" / "renew.py"), "--check", name]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (
        f"run `python tools/renew.py {name}` and read the difference\n{done.stdout}{done.stderr}"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_page_has_every_option_that_help_shows(name: str, tmp_path) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition(f"## {name}\n")[2].partition("\n## ")[0]
    _, said = run(["praktijkleren", name, "--help"], tmp_path)
    shown = {word.strip(",") for line in said.splitlines() if line.startswith("  -") for word in line.split()[:3]}
    options = {word for word in shown if word.startswith("--")} - {"--help"}
    assert {option for option in options if f"`{option}" not in page} == set()
