"""Coding with several processes; the result is the same, byte for byte, as with one.

spaCy's own `nlp.pipe(n_process=…)` sends whole Docs between processes and is slower than one process; these workers
take narratives and give plain rows back.
"""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from itertools import islice, starmap
from multiprocessing import get_context
from operator import attrgetter
from typing import Any

from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.coder import Coder
from praktijkleren.model import CodedNarrative, Coding, Narrative, Sentence

BATCH = 50
"""Narratives that are sent to a worker at once."""
AHEAD = 3
"""Batches per worker that wait to be collected; more would fill the memory."""

COLLECT_AFTER = 50_000
"""New objects after which Python looks for garbage; its own limit of 700 costs a tenth of the time."""

Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], int, tuple[tuple[str, str], ...]]
"""What a worker gives for a narrative: sentences and codings as plain rows, the words, and the compounds."""

_SENTENCE, _CODING = (attrgetter(*(field.name for field in fields(kind))) for kind in (Sentence, Coding))

_coder: list[Coder] = []


def code(
    narratives: Iterable[Narrative], codebook: Codebook, *, jobs: int = 1, model: str | None = None
) -> Iterator[CodedNarrative]:
    """Code narratives in their order, with one process or several."""
    if jobs == 1:
        coder = Coder(codebook, model=model)
        with _few_collections():
            yield from map(coder.code, narratives)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(codebook, model)) as pool:
        batches = iter(narratives)
        waiting: deque[tuple[list[Narrative], Future[list[Rows]]]] = deque()
        try:
            while batch := list(islice(batches, BATCH)):
                waiting.append((batch, pool.submit(_code_batch, batch)))
                if len(waiting) >= jobs * AHEAD:
                    yield from _collect(*waiting.popleft())
            while waiting:
                yield from _collect(*waiting.popleft())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let the garbage collector leave the codebook alone and look less often: coding makes no cycles."""
    thresholds = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(max(COLLECT_AFTER, thresholds[0]), *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _start(codebook: Codebook, model: str | None) -> None:
    _coder.append(Coder(codebook, model=model))
    _few_collections().__enter__()  # for as long as the worker lives


def _code_batch(narratives: list[Narrative]) -> list[Rows]:
    return [_rows(_coder[0].code(narrative)) for narrative in narratives]


def _rows(coded: CodedNarrative) -> Rows:
    return list(map(_SENTENCE, coded.sentences)), list(map(_CODING, coded.codings)), coded.words, coded.compounds


def _collect(narratives: list[Narrative], done: Future[list[Rows]]) -> Iterator[CodedNarrative]:
    """Make of the rows of a batch what coding here would have given."""
    for narrative, (sentences, codings, words, compounds) in zip(narratives, done.result(), strict=True):
        yield CodedNarrative(
            narrative, tuple(starmap(Sentence, sentences)), tuple(starmap(Coding, codings)), words, compounds
        )
