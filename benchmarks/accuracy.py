"""How well the shipped codebook and the context rules read sentences and stories that nobody tuned on.

Run: python benchmarks/accuracy.py [codebook]

A coding belongs to the sentence that holds its middle, and a factor counts once a sentence. Precision is the share of
what is found that the reference has too, recall the share of the reference that is found.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.loading import load
from praktijkleren.coding import tokeniser
from praktijkleren.coding.coder import Coder
from praktijkleren.dutch.context import ContextReader
from praktijkleren.model import Narrative, Part

DATA = Path(__file__).parent / "held-out"


def factors_by_sentence(coder: Coder, sentences: list[str]) -> list[set[str]]:
    """Give the factors that count in each sentence of a story."""
    text, ends = "", []
    for sentence in sentences:
        text = f"{text} {sentence}" if text else sentence
        ends.append(len(text))
    found: list[set[str]] = [set() for _ in sentences]
    for coding in coder.code(Narrative("n", "n", text, "", (Part(0, len(text)),))).codings:
        if coding.counted:
            middle = (coding.start + coding.end) / 2
            found[next(number for number, end in enumerate(ends) if middle <= end)].add(coding.factor_id)
    return found


def measure_narratives(coder: Coder) -> Iterator[str]:
    """Say how well factors are found in running stories, plain and literary."""
    tallies: dict[str, Counter[str]] = {"plain": Counter(), "literary": Counter()}
    for line in (DATA / "narratives.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        tally = tallies["literary" if story["id"].startswith("L") else "plain"]
        given = [set(sentence["c"]) for sentence in story["sentences"]]
        found = factors_by_sentence(coder, [sentence["t"].strip() for sentence in story["sentences"]])
        for wanted, got in zip(given, found, strict=True):
            tally.update(right=len(wanted & got), wrong=len(got - wanted), missed=len(wanted - got))
    for name, tally in tallies.items():
        yield f"{name} stories: {_rates(tally)}"


def measure_statements(coder: Coder) -> Iterator[str]:
    """Say how many statements are found, and how many of those that come close are coded as well."""
    tally: Counter[str] = Counter()
    with (DATA / "statements.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            (found,) = factors_by_sentence(coder, [row["sentence"].strip()])
            tally[row["kind"]] += 1
            tally[f"{row['kind']} found"] += row["factor"] in found
    yield f"statements: {tally['match found']} of {tally['match']} found ({tally['match found'] / tally['match']:.0%})"
    yield f"near misses: {tally['near found']} of {tally['near']} coded ({tally['near found'] / tally['near']:.0%})"


def measure_context() -> Iterator[str]:
    """Say in how many sentences the context of the target is read as the writer meant it."""
    reader, tally = ContextReader(), Counter[bool]()
    with (DATA / "context.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (piece,) = tokeniser.load().pieces(row["sentence"], 0)
            target, start = set(), 0
            for part in row["target"].split(" .. "):
                start = row["sentence"].index(part, start)
                end = start + len(part)
                target |= {token for token, place in enumerate(piece.places) if start <= place < end}
                start = end
            tally[str(reader.read(piece.tokens, target).context) == row["expected"]] += 1
    yield f"context: {tally[True]} of {tally.total()} right ({tally[True] / tally.total():.0%})"


def _rates(tally: Mapping[str, int]) -> str:
    precision = tally["right"] / max(1, tally["right"] + tally["wrong"])
    recall = tally["right"] / max(1, tally["right"] + tally["missed"])
    return f"precision {precision:.0%}, recall {recall:.0%} ({tally['right'] + tally['missed']} codes)"


def main() -> None:
    """Measure and print."""
    codebook = load(find(sys.argv[1] if len(sys.argv) > 1 else "leren-van-praktijkervaringen")).codebook
    if codebook is None:
        raise SystemExit("the codebook has errors")
    coder = Coder(codebook)
    for line in (*measure_statements(coder), *measure_narratives(coder), *measure_context()):
        print(line)


if __name__ == "__main__":
    main()
