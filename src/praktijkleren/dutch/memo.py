"""A memory of answers with a limit, so that a run over any number of narratives stays small."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

LIMIT = 60_000
"""Answers kept; Dutch stories of any number use some tens of thousands of words again and again."""


class Memo(dict[K, V], Generic[K, V]):
    """A dictionary that works out what it does not hold, and starts anew when it is full.

    Looking up a known key costs what it costs in any dictionary, which a cache in Python does not.
    """

    def __init__(self, answer: Callable[[K], V], *, limit: int = LIMIT) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, key: K) -> V:
        value = self._answer(key)
        if len(self) >= self._limit:
            self.clear()
        self[key] = value
        return value
