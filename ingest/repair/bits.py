"""Bits of surprise at a word, listed or not: what every step of repair weighs words by."""

import math

from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import Lexicon

UNLISTED_BITS = 5.0
"""A compound that no list holds is rarer than its parts say."""


def word_bits(word: str, lexicon: Lexicon) -> float:
    """Bits of surprise at a lower-case word or compound; infinite where it is neither."""
    if word in lexicon:
        return lexicon.surprise(word)
    compound = read_compound(word, lexicon)
    return compound.cost + UNLISTED_BITS if compound else math.inf
