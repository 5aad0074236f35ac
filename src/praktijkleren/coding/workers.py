"""Coding with several processes; the result is the same, byte for byte, as with one.

spaCy's own `nlp.pipe(n_process=…)` sends whole Docs between processes and is slower than one process; these workers
take narratives and give plain rows back.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.coder import Coder
from praktijkleren.model import CodedNarrative, Narrative

BATCH = 50
"""Narratives that are sent to a worker at once."""
AHEAD = 3
"""Batches per worker that wait to be collected; more would fill the memory."""

_coder: list[Coder] = []


def code(narratives: Iterable[Narrative], codebook: Codebook, *, jobs: int = 1) -> Iterator[CodedNarrative]:
    """Code narratives in their order, with one process or several."""
    if jobs == 1:
        coder = Coder(codebook)
        yield from map(coder.code, narratives)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(codebook,)) as pool:
        batches = iter(narratives)
        waiting: deque[Future[list[CodedNarrative]]] = deque()
        try:
            while batch := list(islice(batches, BATCH)):
                waiting.append(pool.submit(_code_batch, batch))
                if len(waiting) >= jobs * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _start(codebook: Codebook) -> None:
    _coder.append(Coder(codebook))


def _code_batch(narratives: list[Narrative]) -> list[CodedNarrative]:
    return [_coder[0].code(narrative) for narrative in narratives]
