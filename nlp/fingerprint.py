"""A text's fingerprint: texts that share most of their words have fingerprints that agree mostly.

MinHash (Broder 1997) over pairs of words, in bands as for locality-sensitive hashing (Indyk and
Motwani 1998): texts that share a band are worth a closer look. Figures are left out, for a scan
loses them first, and short words, for all texts have them.

The numbers are those of datasketch 2 (scheme affine32, seed 1), which catalogs hold. That library
itself takes scipy along: half a second and 40 MB for every start of what reads files.
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

_WORD = re.compile(r"[^\W\d_]{3,}")
_HASHES = 128
_BANDS = 42
"""Of three hashes each: texts with a third of their pairs in common share a band nearly always."""
_ROWS = _HASHES // _BANDS
_LEAST = 20
"""A text of fewer pairs of words is like many others by chance: it has no bands."""
_FINAL = tuple(
    (np.uint32(shift), np.uint32(factor))
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1))
)


class _Permutations(NamedTuple):
    """Ways to put all hashes in another order: times an odd factor, plus a term, modulo 2^32."""

    factors: Hashes
    terms: Hashes


def bands_of(text: str) -> tuple[int, ...]:
    """Return the text's bands, each a number of 63 bits; none for a text of a few words."""
    words = _WORD.findall(text.casefold())
    pairs = {f"{a} {b}".encode() for a, b in pairwise(words)}
    if len(pairs) < _LEAST:
        return ()
    least = _least(_mixed(np.fromiter(map(crc32, pairs), np.uint32, len(pairs))))
    return tuple(
        _hash_band(band, least[band * _ROWS : (band + 1) * _ROWS].tobytes())
        for band in range(_BANDS)
    )


def _mixed(hashes: Hashes) -> Hashes:
    """Spread hashes over all numbers of 32 bits, as MurmurHash3 ends (Appleby 2011)."""
    for shift, factor in _FINAL:
        hashes = (hashes ^ (hashes >> shift)) * factor
    return hashes


def _least(hashes: Hashes) -> Hashes:
    """Return the least hash in each order, shape (_HASHES,)."""
    orders = zip(*_permutations(), strict=True)
    return np.array([(hashes * factor + term).min() for factor, term in orders], np.uint32)


@cache
def _permutations() -> _Permutations:
    random = np.random.RandomState(1)
    halves = random.randint(0, 1 << 31, _HASHES, np.uint32)
    terms = random.randint(0, 1 << 32, _HASHES, np.uint32)
    return _Permutations(halves * np.uint32(2) + np.uint32(1), terms)


def _hash_band(band: int, content: bytes) -> int:
    """Return a band's number: that of its place, and of the hashes in it."""
    return crc32(content) << 16 | band
