"""Pieces of text to the numbers of their words: thousands at once, no step of Python for any.

A piece is what stands between two blanks: a word with its punctuation as a rule. Pieces are told
apart by Python's own 64 bit hash, which no text can foresee: of 60,000 pieces two share theirs in
one process out of ten billion. A dict would touch the memory of every piece, its words and their
numbers, which takes longer than all the rest.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]

_ROOM = 1 << 17
_EMPTY = -1


class PieceTable:
    """A hash table with open addressing (linear probing), at most half full.

    MAKE returns the numbers of the words of pieces that are new. Not safe to share between threads.
    """

    def __init__(
        self, make: Callable[[Iterable[str]], Mapping[str, Sequence[int]]], room: int = _ROOM
    ) -> None:
        self._make = make
        self._kept = 0
        self._words = np.empty(room, np.intp)
        self._end = 0
        self._make_room(room)

    def __len__(self) -> int:
        """Return how many pieces are kept."""
        return self._kept

    def look_up(self, rows: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """Return the numbers of the words in all ROWS of pieces, and how many each row has."""
        sizes = np.fromiter(map(len, rows), np.intp, len(rows))
        pieces = list(chain.from_iterable(rows))
        hashes = np.fromiter(map(hash, pieces), np.int64, len(pieces))
        slots = self._slots(hashes)
        if new := np.flatnonzero(self._counts[slots] == _EMPTY).tolist():
            self._add(self._make(dict.fromkeys(pieces[at] for at in new)))
            slots = self._slots(hashes)
        counts = self._counts[slots]
        ends = np.cumsum(counts)
        # from each piece's first word to its last, one piece after the other
        places = np.repeat(self._starts[slots] - (ends - counts), counts)
        places += np.arange(len(places))
        ends = np.concatenate(([0], ends))[np.cumsum(sizes)]
        return self._words[places], np.diff(ends, prepend=0)

    def _add(self, pieces: Mapping[str, Sequence[int]]) -> None:
        if 2 * (self._kept + len(pieces)) > len(self._hashes):
            self._grow(4 * (self._kept + len(pieces)))
        words = list(chain.from_iterable(pieces.values()))
        if self._end + len(words) > len(self._words):
            self._words = np.resize(self._words, 2 * (self._end + len(words)))
        self._words[self._end : self._end + len(words)] = words
        for piece, own in pieces.items():
            self._put(hash(piece), self._end, len(own))
            self._end += len(own)

    def clear(self) -> None:
        """Forget all pieces."""
        self._counts[:] = _EMPTY
        self._kept = self._end = 0

    def _slots(self, hashes: NDArray[np.int64]) -> Numbers:
        """Return the slot of each hash: its own, or an empty one where it is not known."""
        slots = hashes & self._mask
        taken = np.flatnonzero(self._is_other(slots, hashes))
        while len(taken):
            slots[taken] = (slots[taken] + 1) & self._mask
            taken = taken[self._is_other(slots[taken], hashes[taken])]
        return slots

    def _is_other(self, slots: Numbers, hashes: NDArray[np.int64]) -> NDArray[np.bool_]:
        filled = self._counts[slots] != _EMPTY
        other: NDArray[np.bool_] = filled & (self._hashes[slots] != hashes)
        return other

    def _put(self, hash_: int, start: int, count: int) -> None:
        slot = hash_ & self._mask
        while self._counts[slot] != _EMPTY:
            slot = (slot + 1) & self._mask
        self._hashes[slot], self._starts[slot], self._counts[slot] = hash_, start, count
        self._kept += 1

    def _grow(self, least: int) -> None:
        filled = self._counts != _EMPTY
        kept = (self._hashes[filled], self._starts[filled], self._counts[filled])
        self._make_room(1 << least.bit_length())
        self._kept = 0
        for hash_, start, count in zip(*(column.tolist() for column in kept), strict=True):
            self._put(hash_, start, count)

    def _make_room(self, room: int) -> None:
        self._mask = room - 1
        self._hashes = np.zeros(room, np.int64)
        self._starts = np.zeros(room, np.intp)
        self._counts = np.full(room, _EMPTY, np.intp)
