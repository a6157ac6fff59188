"""A text's fingerprint: texts that share most of their words have fingerprints that agree mostly.

MinHash (Broder 1997) over pairs of words, in bands as for locality-sensitive hashing (Indyk and
Motwani 1998): texts that share a band are worth a closer look. Figures are left out, for a scan
loses them first, and short words, for all texts have them. The only home of datasketch.
"""

import re
from itertools import pairwise
from zlib import crc32

_WORD = re.compile(r"[^\W\d_]{3,}")
_HASHES = 128
_BANDS = 42
"""Of three hashes each: texts with a third of their pairs in common share a band nearly always."""
_ROWS = _HASHES // _BANDS
_LEAST = 20
"""A text of fewer pairs of words is like many others by chance: it has no bands."""


def bands_of(text: str) -> tuple[int, ...]:
    """Return the text's bands, each a number of 63 bits; none for a text of a few words."""
    # Imported here, for it takes scipy along: a search needs neither, and would wait for both.
    from datasketch.minhash import MinHash

    words = _WORD.findall(text.casefold())
    pairs = {f"{a} {b}".encode() for a, b in pairwise(words)}
    if len(pairs) < _LEAST:
        return ()
    minhash = MinHash(num_perm=_HASHES, seed=1, hashfunc=crc32, scheme="affine32")
    minhash.update_batch(pairs)
    values = minhash.hashvalues
    return tuple(
        _hash_band(band, values[band * _ROWS : (band + 1) * _ROWS].tobytes())
        for band in range(_BANDS)
    )


def _hash_band(band: int, content: bytes) -> int:
    """Return a band's number: that of its place, and of the hashes in it."""
    return crc32(content) << 16 | band
