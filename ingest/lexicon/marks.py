"""How a word's figures are packed into bytes beside its trie.

A file of marks starts with the number of running words counted (8 bytes, little endian). Then come
two bytes a word, in the trie's order. The first is the word's count on a logarithmic scale (eighths
of a doubling, so a count is known within 5 %). The second is its shape: two bits for how often it
is capitalised within sentences, three bits each for how productive it is as first and as last part
of compounds.
"""

import math
from dataclasses import dataclass

HEADER = 8
NAME_SHARES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a word is like.

    `name_share` is the share of capitalised uses within sentences, as the lower end of its class
    (0, 0.1, 0.5, 0.9). `first` and `last` are levels 0..7: the word starts (ends) 0, 1, 2-3, 4-7,
    ..., 64 and more other words as part of a compound.
    """

    name_share: float
    first: int
    last: int


def encode_count(count: float) -> int:
    """A count of 1 and more as a byte."""
    return min(255, round(8 * math.log2(max(count, 1))) + 1)


def decode_count(mark: int) -> int:
    """The count that a byte stands for; 0 stays 0."""
    return _COUNTS[mark]


def encode_level(number: int) -> int:
    """A number of compounds as a level 0..7."""
    return min(7, number.bit_length())


def encode_shape(name_share: float, *, first: int, last: int) -> int:
    """Capitalised share (0..1) and numbers of compounds as one byte."""
    name = sum(name_share > limit for limit in NAME_SHARES)
    return name << 6 | encode_level(first) << 3 | encode_level(last)


def decode_shape(mark: int) -> Shape:
    """The shape that a byte stands for."""
    return _SHAPES[mark]


_COUNTS = [0, *(round(2 ** ((mark - 1) / 8)) for mark in range(1, 256))]
_SHAPES = [
    Shape(name_share=(0.0, *NAME_SHARES)[mark >> 6], first=mark >> 3 & 7, last=mark & 7)
    for mark in range(256)
]
