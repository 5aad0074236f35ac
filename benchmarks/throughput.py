"""How fast and in how much memory narratives are coded, as ratios within one run.

Run: python benchmarks/throughput.py [narratives]

The yardstick is spaCy's blank Dutch tokeniser with its sentencizer. Stories are shuffled from the sentences of the
example study; the made codebook has 1,500 indicators of all kinds, a quarter of them with
gaps or in any order, over words that are seldom to fairly common in those sentences. Rates are CPU time of one process
after a first round, except for two processes, where the wall time of both is compared.
"""

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import spacy

from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding import tokeniser
from praktijkleren.coding.workers import code
from praktijkleren.dutch import lexicon
from praktijkleren.model import Narrative, Part
from praktijkleren.narratives import collect

ROOT = Path(__file__).parents[1]
BOOK = "leren-van-praktijkervaringen"
WORDS = 500
ROUNDS = 3
INDICATORS = 1_500
TOLD = 0.1
"""Share of the words of the made codebook that are drawn from the sentences, the others from the dictionary: with it
one sentence in three gets a coding, as with the shipped codebook."""


def sentences() -> list[str]:
    """Give the sentences of the example narratives."""
    narratives, _ = collect([ROOT / "examples" / "narratives"])
    split = tokeniser.load()
    return [
        one.text[piece.start(first) : piece.end(last - 1)]
        for one in narratives
        for piece in split.pieces(one.text, 0)
        for first, last in piece.sentences
    ]


def stories(pool: list[str], number: int) -> Iterator[Narrative]:
    """Shuffle sentences into narratives of about 500 words, one after the other."""
    draw = random.Random(1)  # noqa: S311  no secret
    for name in range(number):
        story: list[str] = []
        while sum(len(sentence.split()) for sentence in story) < WORDS:
            story.append(draw.choice(pool))
        text = " ".join(story)
        yield Narrative(str(name), str(name), text, "", (Part(0, len(text)),))


def made_codebook(pool: list[str]) -> Codebook:
    """Make a codebook of 1,500 indicators from the words of the sentences."""
    draw = random.Random(2)  # noqa: S311  no secret
    table = lexicon.load()
    met: Counter[str] = Counter()
    for sentence in pool:
        forms = {word.strip(".,!?").lower() for word in sentence.split()}
        met.update({r.lemma for form in forms for r in table.analyses(form) if r.pos in "nva" and r.lemma.isalpha()})
    told = sorted(lemma for lemma, count in met.items() if len(lemma) > 3 and count <= len(pool) / 100)
    dictionary = [line.partition("\t")[0] for line in table.lines[::40]]
    written = sorted(
        {r.lemma for form in dictionary for r in table.analyses(form) if len(form) > 5 and r.lemma.isalpha()}
    )

    def word() -> str:
        return draw.choice(told if draw.random() < TOLD else written)

    lists = "".join(f"  l{n}: |\n" + "".join(f"    {word()}\n" for _ in range(20)) for n in range(4))
    lines = [_line(number, word, draw.choice(pool).split()) for number in range(INDICATORS)]
    factors = "".join(
        f"  - id: t.f{n}\n    theme: t\n    polarity: neutral\n    label: {{nl: f, en: f}}\n    definition: f\n"
        "    indicators: |\n" + "".join(f"      {line}\n" for line in dict.fromkeys(lines[n::50]))
        for n in range(50)
    )
    head = "schema: 1\nid: made\nversion: 1.0.0\nlanguage: nl\ntitle: Made\nlists:\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.yaml"
        path.write_text(f"{head}{lists}themes:\n  - {{id: t, label: {{nl: t, en: t}}}}\nfactors:\n{factors}", "utf-8")
        loaded = load(path)
    if loaded.codebook is None:
        raise SystemExit("\n".join(map(str, loaded.problems)))
    return loaded.codebook


def _line(number: int, word: Callable[[], str], sentence: list[str]) -> str:
    """Make one indicator; of twenty kinds in turn, five have gaps or any order."""
    pair = [form.strip(".,!?").lower() for form in sentence[:2]]
    kinds = {
        5: f"({word()}|{word()}|{word()}) {word()}",
        6: f"*{word()}ing*",
        7: f'"{word()} {word()}"',
        8: f"@l{number % 4} {word()}",
        9: f"{word()} [{word()}] {word()}",
        10: f"{word()} .. {word()}",
        11: f"({word()}|{word()}) ..8 @l{number % 4}",
        12: f"{word()} + {word()}",
        13: f"@l{number % 4} + {word()}",
        14: f"{word()} +6 ({word()}|{word()})",
    }
    if number % 20 >= 15 and all(len(form) > 4 and form.isalpha() for form in pair):
        return " ".join(pair)
    return kinds.get(number % 20, word())


def cpu_seconds(work: Callable[[], object]) -> float:
    """Give the CPU time of the fastest of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def consume(coded: Iterable[object]) -> int:
    """Go through all of it and keep nothing."""
    return sum(1 for _ in coded)


def seconds_after(narratives: Sequence[Narrative], codebook: Codebook, clock: Callable[[], float], jobs: int) -> float:
    """Give the time of coding narratives in a run that has coded them once before."""
    coded = code(chain(narratives, narratives), codebook, jobs=jobs)
    consume(islice(coded, len(narratives)))
    begin = clock()
    consume(coded)
    return clock() - begin


def main() -> None:
    """Measure and print the ratios."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    pool = sentences()
    books = {"made codebook": made_codebook(pool), "shipped codebook": load(find(BOOK)).codebook}
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    narratives = list(stories(pool, number))
    tokens = sum(len(nlp.make_doc(one.text)) for one in narratives)
    yardstick = cpu_seconds(lambda: consume(nlp.pipe(one.text for one in narratives)))
    print(f"{number} narratives, {tokens} tokens; tokeniser and sentencizer {tokens / yardstick:,.0f} tokens/s")
    for name, book in books.items():
        if book is None:
            raise SystemExit("the codebook has errors")
        codings = sum(len(one.codings) for one in code(narratives, book))
        spent = min(seconds_after(narratives, book, time.process_time, 1) for _ in range(ROUNDS))
        print(f"{name}: {codings} codings, throughput {yardstick / spent:.2f} of the yardstick")
        one, two = (seconds_after(narratives * 2, book, time.perf_counter, jobs) for jobs in (1, 2))
        print(f"{name}: two processes are {one / two:.2f} times as fast as one")
    made = books["made codebook"]
    assert made is not None  # noqa: S101  said above
    few = cpu_seconds(lambda: consume(code(stories(pool, number * 2), made)))
    many = cpu_seconds(lambda: consume(code(stories(pool, number * 20), made)))
    print(f"cost of a token at {number * 20} narratives: {many / few / 10:.2f} of that at {number * 2}")
    print(f"peak memory of one process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
