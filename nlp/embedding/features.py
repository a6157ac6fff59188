"""A word to the numbered parts whose vectors it is made of: pieces, and folded letter groups.

Pieces are the word's likeliest split under a unigram model (Kudo 2018), so that a compound is the
sum of its parts and a frequent word is one part. Letter groups (Bojanowski et al. 2017) are taken
from a folded spelling: `gennemfoersel`, `gennemförsel` and `gennemførsel` share all of theirs.
"""

import math
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

WORD = re.compile(r"\w+")
DOUBLED = re.compile(r"(.)\1+")
FOLDS = (
    ("æ", "e"),
    ("ä", "e"),
    ("ae", "e"),
    ("ø", "o"),
    ("ö", "o"),
    ("oe", "o"),
    ("å", "a"),
    ("aa", "a"),
    ("é", "e"),
    ("ck", "k"),
    ("w", "v"),
)
GROUP_SIZES = (3, 4)
LONGEST_PIECE = 24
LONGEST_WORD = 64
"""Longer runs of letters are not words; only their beginning is looked at."""
UNKNOWN_SCORE = -20.0
"""Log-probability of a letter that no piece holds: passed over, but dearer than any split."""


def words_of(text: str) -> list[str]:
    """Return the lower-cased words of a text, Unicode NFC, without punctuation."""
    return WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", "").lower())


def fold(word: str) -> str:
    """Spell a word so that Danish, Swedish, letterless and doubled spellings fall together."""
    for letters, folded in FOLDS:
        word = word.replace(letters, folded)
    return DOUBLED.sub(r"\1", word)


def letter_groups(word: str, buckets: int) -> list[int]:
    """Return the bucket of every group of 3 or 4 letters of the folded word, its edges marked."""
    marked = f"<{fold(word)}>".encode()
    return [
        zlib.crc32(marked[at : at + size]) % buckets
        for size in GROUP_SIZES
        for at in range(len(marked) - size + 1)
    ]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces' numbers and log-probabilities."""

    numbers: Mapping[str, int]
    scores: tuple[float, ...]

    def split(self, word: str) -> list[int]:
        """Return the numbers of the likeliest split; letters that no piece holds are left out."""
        numbers, scores = self.numbers, self.scores
        best = [0.0] + [-math.inf] * len(word)
        came: list[tuple[int, int]] = [(0, -1)] * (len(word) + 1)
        for end in range(1, len(word) + 1):
            highest = best[end - 1] + UNKNOWN_SCORE
            way = (end - 1, -1)
            for start in range(max(0, end - LONGEST_PIECE), end):
                number = numbers.get(word[start:end])
                if number is not None and (score := best[start] + scores[number]) > highest:
                    highest, way = score, (start, number)
            best[end], came[end] = highest, way
        return _walk_back(came)


def _walk_back(came: list[tuple[int, int]]) -> list[int]:
    found = []
    at = len(came) - 1
    while at:
        at, number = came[at]
        if number >= 0:
            found.append(number)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a word is made of: rows of the weight table."""

    pieces: list[int]
    groups: list[int]


def parts_of(word: str, pieces: Pieces, buckets: int) -> Parts:
    """Return a word's rows: pieces first in the table, the letter groups' buckets after them."""
    word = word[:LONGEST_WORD]
    first = len(pieces.scores)
    return Parts(pieces.split(word), [first + group for group in letter_groups(word, buckets)])
