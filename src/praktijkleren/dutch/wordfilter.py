"""A set of words that is small because it may now and then take another word for one of its own.

A Bloom filter: every word sets a few bits, and a word of which all bits are set is taken to be in the set. B. H. Bloom,
"Space/time trade-offs in hash coding with allowable errors", Communications of the ACM 13 (1970); the bits of one word
from two hashes after A. Kirsch and M. Mitzenmacher, "Less hashing, same performance" (2006).
"""

from collections.abc import Collection, Iterator
from hashlib import blake2b
from typing import Self

BITS_PER_WORD = 12
HASHES = 8
"""With these about one word in three hundred is wrongly taken for a word of the set."""


class WordFilter:
    """The words that were put in, and a few more."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    @classmethod
    def of(cls, words: Collection[str]) -> Self:
        """Make the filter of some words."""
        bits = bytearray(len(words) * BITS_PER_WORD // 8 + 1)
        for word in words:
            for place in _places(word, len(bits) * 8):
                bits[place >> 3] |= 1 << (place & 7)
        return cls(bytes(bits))

    def __contains__(self, word: str) -> bool:
        return all(self._bits[place >> 3] >> (place & 7) & 1 for place in _places(word, len(self._bits) * 8))

    def __bytes__(self) -> bytes:
        return self._bits


def _places(word: str, size: int) -> Iterator[int]:
    digest = blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return ((first + number * step) % size for number in range(HASHES))
