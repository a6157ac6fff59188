"""The words of a language with their counts, mapped from disk and so open at once."""

import math
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

import marisa_trie

from ingest.lexicon.marks import HEADER, Shape, decode_count, decode_shape

WORDS = Path(__file__).parent / "words"

NUMBER, BOUNDARY, COMMA = "0", ".", ","
"""What stands in pairs for any number, any end of a sentence or line, any comma or bracket."""

LexiconLanguage = Literal["da", "sv", "en"]
UNKNOWN = Shape(name_share=0.0, first=0, last=0)


class Lexicon:
    """Word counts of one language; words are lower case, in NFC, without hyphens.

    `total` is the number of running words counted. A word with count 1 comes from a dictionary of
    inflected forms and was not met in running text (or was met once).
    """

    __slots__ = ("_marks", "_pair_marks", "_pairs", "_trie", "language", "total")

    def __init__(self, language: LexiconLanguage, *, folder: Path = WORDS) -> None:
        self.language: LexiconLanguage = language
        self._trie = _map(folder / f"{language}.trie")
        self._marks = (folder / f"{language}.marks").read_bytes()
        self._pairs = _map(folder / f"{language}.pairs.trie")
        self._pair_marks = (folder / f"{language}.pairs.marks").read_bytes()
        self.total = int.from_bytes(self._marks[:HEADER], "little")

    def __contains__(self, word: str) -> bool:
        return word in self._trie

    def __len__(self) -> int:
        return len(self._trie)

    def frequency(self, word: str) -> int:
        """How often the word was counted, within 5 %; 0 for an unknown word."""
        key = self._trie.get(word)
        return 0 if key is None else decode_count(self._marks[HEADER + 2 * key])

    def shape(self, word: str) -> Shape:
        """How often the word is capitalised, and how productive it is in compounds."""
        key = self._trie.get(word)
        return UNKNOWN if key is None else decode_shape(self._marks[HEADER + 2 * key + 1])

    def pair_frequency(self, left: str, right: str) -> int:
        """How often two words stood side by side; counted only where one of them is confusable."""
        key = self._pairs.get(f"{left} {right}")
        return 0 if key is None else decode_count(self._pair_marks[key])

    def surprise(self, word: str) -> float:
        """Bits of surprise at a word, log2(total / count); infinite for an unknown one."""
        count = self.frequency(word)
        return math.log2(self.total / count) if count else math.inf

    def starts_word(self, text: str) -> bool:
        """Whether any word starts with TEXT."""
        return next(self._trie.iterkeys(text), None) is not None

    def has_pairs(self, word: str) -> bool:
        """Whether the word's right-hand neighbours were counted."""
        return next(self._pairs.iterkeys(f"{word} "), None) is not None

    def prefixes(self, text: str) -> list[str]:
        """The words that TEXT starts with, shortest first."""
        return cast("list[str]", self._trie.prefixes(text))


@lru_cache(maxsize=4)
def load_lexicon(language: LexiconLanguage) -> Lexicon:
    """The lexicon of a language, opened once."""
    return Lexicon(language)


def _map(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie
