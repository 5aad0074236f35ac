"""How fast narratives are coded and in how much memory, beside simpler ways to look for the same words.

Run: python benchmarks/throughput.py [narratives]

All rates are CPU time of one process in one run, as ratios to spaCy's tokeniser with its sentencizer. The plain
expression and the Aho-Corasick scan look for the codebook's phrases as they are written: no word families, no gaps,
no context.
"""

import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick
import spacy

from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.indicators import indicators, word_lists
from praktijkleren.codebook.loading import load
from praktijkleren.coding import tokeniser
from praktijkleren.coding.coder import Coder
from praktijkleren.coding.compiling import Compiler
from praktijkleren.model import Narrative, Part
from praktijkleren.narratives import collect

ROOT = Path(__file__).parents[1]
WORDS = 500
ROUNDS = 5


def texts(number: int) -> list[str]:
    """Shuffle the sentences of the example narratives into stories of about 500 words."""
    narratives, _ = collect([ROOT / "examples" / "narratives"])
    split = tokeniser.load()
    sentences = [
        one.text[piece.start(first) : piece.end(last - 1)]
        for one in narratives
        for piece in split.pieces(one.text, 0)
        for first, last in piece.sentences
    ]
    draw = random.Random(1)  # noqa: S311  no secret
    stories = []
    for _ in range(number):
        story: list[str] = []
        while sum(len(sentence.split()) for sentence in story) < WORDS:
            story.append(draw.choice(sentences))
        stories.append(" ".join(story))
    return stories


def cpu_seconds(work: Callable[[], object]) -> float:
    """Give the CPU time of the fastest of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def main() -> None:
    """Measure and print the ratios."""
    stories = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    codebook = load(find("leren-van-praktijkervaringen")).codebook
    if codebook is None:
        raise SystemExit("the codebook has errors")
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    tokens = sum(len(nlp.make_doc(story)) for story in stories)
    compiler = Compiler(word_lists(codebook), tokeniser.load().split, lambda _: False)
    for indicator in indicators(codebook):
        if indicator.line is not None:
            compiler.line(indicator.line)
    phrases = sorted({" ".join(term.text.lower() for term in phrase) for phrase in compiler.phrases})
    expression = re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b", re.IGNORECASE)
    automaton = ahocorasick.Automaton()
    for phrase in phrases:
        automaton.add_word(phrase, phrase)
    automaton.make_automaton()
    narratives = [Narrative(str(n), str(n), s, "", (Part(0, len(s)),)) for n, s in enumerate(stories)]
    coder = Coder(codebook)
    begin = time.process_time()
    codings = sum(len(coder.code(one).codings) for one in narratives)
    cold = time.process_time() - begin
    ways: dict[str, float] = {
        "tokeniser + sentencizer": cpu_seconds(lambda: [nlp(story) for story in stories]),
        "plain expression": cpu_seconds(lambda: [expression.findall(story) for story in stories]),
        "Aho-Corasick scan": cpu_seconds(lambda: [list(automaton.iter(story.lower())) for story in stories]),
        "code, first run": cold,
        "code, warm": cpu_seconds(lambda: [coder.code(one) for one in narratives]),
    }
    yardstick = ways["tokeniser + sentencizer"]
    count = len(indicators(codebook))
    print(f"{len(stories)} stories, {tokens} tokens, {count} indicators, {len(phrases)} phrases, {codings} codings")
    print(f"{'way':26}{'tokens/s':>12}{'ratio':>8}")
    for name, spent in ways.items():
        print(f"{name:26}{tokens / spent:12,.0f}{yardstick / spent:8.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"median story: {statistics.median(len(story) for story in stories):.0f} characters")


if __name__ == "__main__":
    main()
