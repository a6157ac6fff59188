"""Texts as the pieces between their blanks: a word with its punctuation as a rule.

Most pieces come again. Each is parted into words on first sight only, and what a query has nothing
to do with is passed over without a look: by each term it is known which pieces hold it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from nlp.words.forms import WordLanguage
from nlp.words.kept import MOST_KEPT
from nlp.words.thesaurus import load_thesaurus
from nlp.words.tokens import tokenize
from search_api.word_marks import WordMarks, word_marks


class PlacedWord(NamedTuple):
    """What a word can be marked for, and where it stands, at half-open offsets."""

    start: int
    end: int
    marks: WordMarks


class KnownPieces:
    """The pieces that texts of one language had, with the words in each, placed in it.

    `by_sign` has the pieces that a term may mark, by its number, `by_second` those that hold the
    second word of a label, by its key, `wordless` those of punctuation alone. Safe to share between
    threads: it only grows, and a piece is among `words` when it is wherever it belongs.
    """

    __slots__ = ("_marks", "_seconds", "by_second", "by_sign", "wordless", "words")

    def __init__(self, language: WordLanguage) -> None:
        self._marks = word_marks(language)
        self._seconds = _second_keys(language)
        self.words: dict[str, tuple[PlacedWord, ...]] = {}
        self.by_sign: dict[int, set[str]] = defaultdict(set)
        self.by_second: dict[str, set[str]] = defaultdict(set)
        self.wordless: set[str] = set()

    def learn(self, pieces: Iterable[str]) -> None:
        """Get to know PIECES."""
        for piece in pieces:
            words = tuple(
                PlacedWord(token.start, token.end, self._marks[token.word])
                for token in tokenize(piece)
            )
            for word in words:
                for sign in word.marks.signs:
                    self.by_sign[sign].add(piece)
                for key, _ in word.marks.keys:
                    if key in self._seconds:
                        self.by_second[key].add(piece)
            if not words:
                self.wordless.add(piece)
            self.words[piece] = words


@cache
def _second_keys(language: WordLanguage) -> frozenset[str]:
    """Return what the second words of labels are found by."""
    labels = load_thesaurus().labels
    return frozenset(
        label.keys[1] for label in labels if label.language == language and len(label.keys) > 1
    )


_KNOWN: dict[WordLanguage, KnownPieces] = {}


def known_pieces(language: WordLanguage) -> KnownPieces:
    """Return the pieces of a language; where there are too many, they are forgotten for new ones.

    Who has the former ones goes on with them.
    """
    known = _KNOWN.get(language)
    if known is None or len(known.words) >= MOST_KEPT:
        known = _KNOWN[language] = KnownPieces(language)
    return known


class Pieces:
    """A text's pieces in order, all of them known, and its words from any of them on."""

    __slots__ = ("_ends", "known", "texts")

    def __init__(self, text: str, known: KnownPieces) -> None:
        self.texts: Sequence[str] = text.replace("\n", " ").split(" ")
        self.known = known
        if not all(map(known.words.__contains__, self.texts)):
            known.learn(set(self.texts).difference(known.words))
        self._ends = list(accumulate(map(len, self.texts), initial=0))

    def start(self, at: int) -> int:
        """Return where in the text piece number AT begins."""
        return self._ends[at] + at

    def words(self, at: int, begin: int) -> Iterator[PlacedWord]:
        """Yield the words from offset BEGIN on, which is in piece number AT, placed in the text."""
        for number in range(at, len(self.texts)):
            base = self.start(number)
            for start, end, marks in self.known.words[self.texts[number]]:
                if base + start >= begin:
                    yield PlacedWord(base + start, base + end, marks)
