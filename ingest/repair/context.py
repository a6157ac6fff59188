"""How well a word fits between its neighbours."""

import math
from functools import lru_cache

from ingest.lexicon.lexicon import Lexicon

_SEEN = 0.7
"""Weight of pairs that were counted against words alone (Jelinek & Mercer 1980)."""


@lru_cache(maxsize=100_000)
def pair_gain(left: str, right: str, lexicon: Lexicon) -> float:
    """Bits by which two words are likelier side by side than each by itself; may be negative."""
    first, second = lexicon.frequency(left), lexicon.frequency(right)
    if not first or not second:
        return 0.0
    lift = lexicon.pair_frequency(left, right) * lexicon.total / (first * second)
    return math.log2(_SEEN * lift + 1 - _SEEN)


def context_gain(left: str, word: str, right: str, lexicon: Lexicon) -> float:
    """Bits gained by a word between two neighbours ("" where there is none)."""
    return (pair_gain(left, word, lexicon) if left else 0.0) + (
        pair_gain(word, right, lexicon) if right else 0.0
    )
