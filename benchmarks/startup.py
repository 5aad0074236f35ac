"""How long commands take to start, as ratios to bare imports in the same run.

Run: python benchmarks/startup.py
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 7
TYPER = "import typer"
BLANK = "import spacy; spacy.blank('nl')"
SPACY = "import pandas, spacy; spacy.blank('nl')"
CALL = "import sys; sys.argv[0] = 'praktijkleren'; from praktijkleren.cli import main; main()"


def seconds(code: str, *arguments: str) -> float:
    """Run Python code in a process of its own and give the wall time."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=False, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Time each command in turn with its yardstick, and print the median ratio and its range."""
    with tempfile.TemporaryDirectory() as folder:
        study = str(ROOT / "examples" / "narratives")
        book = "leren-van-praktijkervaringen"
        commands = {
            "--help": (TYPER, ["--help"], 2.5),
            "validate": (TYPER, ["validate", book], 5.0),
            "try": (BLANK, ["try", "Er werd niet naar ons geluisterd.", "-c", book], 1.5),
            "code examples": (SPACY, ["code", study, "-c", book, "-o", str(Path(folder) / "r"), "--force"], 2.0),
        }
        print(f"{'command':16}{'ratio':>8}{'min':>8}{'max':>8}{'limit':>8}   yardstick")
        for name, (yardstick, arguments, limit) in commands.items():
            seconds(CALL, *arguments)
            ratios = [seconds(CALL, *arguments) / seconds(yardstick) for _ in range(ROUNDS)]
            row = "".join(f"{ratio:8.2f}" for ratio in (statistics.median(ratios), min(ratios), max(ratios), limit))
            print(f"{name:16}{row}   {yardstick}")


if __name__ == "__main__":
    main()
