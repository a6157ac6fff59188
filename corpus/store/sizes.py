"""How much is put, read and rescored at a time, the same for both engines."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

PUT_POINTS = 256
"""Points in one write: some 4 MB of vectors, far under the server's limit of 32 MB a request."""

SCROLL_POINTS = 1000
"""Passages in one page of a listing."""

EXPLORED = 256
"""Candidates kept on a walk through the HNSW graph (`hnsw_ef`): more find more, and take longer."""

SCANNED = 1_500
"""Where so many passages or fewer meet a filter, their term weights are compared one by one.

More are found by the inverted index, which costs more to begin with and then a fifth as much for
each. Taken in when an index is made; the engine's own 5,000 made searches with a filter slower than
those without one.
"""

_RESCORE_AT_LEAST = 500
_RESCORE_PER_HIT = 5


def rescored(limit: int) -> int:
    """Return how many passages, nearest as a whole, are scored again by their best sentence.

    All of them in a corpus of up to five hundred passages, where it is exact; beyond that a passage
    whose one good sentence drowns in a long text can be missed. Rescoring is most of a search's
    cost; twice as many change one in a hundred of the hits shown (`bench/bench_growth.py`).
    """
    return max(_RESCORE_AT_LEAST, _RESCORE_PER_HIT * limit)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most `size` items, in order."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
