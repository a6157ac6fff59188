"""The key that the spellings of one name share: `Åbenrå`, `AABENRAA` and `Aabenraas` look alike.

Scanners and old systems write æøå as ae/oe/aa, as e/o/a, or in Swedish letters; a key keeps only
what all of them have in common.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"æ": "e", "ä": "e", "ø": "o", "ö": "o", "å": "a", "é": "e", "ü": "y"})
_DIGRAPHS = re.compile("aa|ae|oe")
_SHORTER = {"aa": "a", "ae": "e", "oe": "o"}
_APOSTROPHE_S = re.compile(r"['’´`](s|S)?$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "é": "e"})


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the key of a name or word: lower case, no æøå, no `'s`."""
    lowered = _APOSTROPHE_S.sub("", unicodedata.normalize("NFC", text)).lower()
    plain = lowered.translate(_LETTERS)
    return _DIGRAPHS.sub(lambda pair: _SHORTER[pair.group()], plain)


def slug(text: str) -> str:
    """Return a name as an identifier: `Jobcenter Næstved` becomes `jobcenter-naestved`."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_SLUG_LETTERS)
    return _NOT_SLUG.sub("-", lowered).strip("-")
