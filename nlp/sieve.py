"""Many patterns over one sentence, of which few can match: what they need is looked for first.

Looking for a word is fifty times as fast as trying a pattern. What of the needles stands in a word
is kept, for most words come again, and of many needles only those are looked for in a new word
whose rarest three letters it has. Sets of numbers are bits of one number.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_

from nlp.needles import Fold, fold_for, needles_of

_GROUP = 3
_MOST_WORDS_KEPT = 20_000
_PART = re.compile(r"\S+")


def numbers_in(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Sieve:
    """Many texts with bits for each, and which of the bits a sentence has, once folded.

    No text is blank. Safe to use from several threads.
    """

    def __init__(self, bits: Mapping[str, int], fold: Fold = str) -> None:
        phrases = [text for text in bits if text.split() != [text]]
        self._fold = fold
        self._phrases = [(text, bits[text]) for text in phrases]
        self._width = max(map(int.bit_length, bits.values()), default=0)
        in_words = dict(bits) | {text: 1 << self._width + at for at, text in enumerate(phrases)}
        self._in_words = _InWords(in_words, fold)

    def bits_of(self, sentence: str) -> int:
        """Return the bits of all texts that stand in SENTENCE."""
        found = reduce(or_, map(self._in_words.__getitem__, sentence.split()), 0)
        hopeful, found = found >> self._width, found & ((1 << self._width) - 1)
        if hopeful:
            folded = self._fold(sentence)
            for at in numbers_in(hopeful):
                text, bits = self._phrases[at]
                if bits | found != found and text in folded:
                    found |= bits
        return found


class _InWords(dict[str, int]):
    """By word, the bits of the texts that stand in it, or of which the longest word does."""

    def __init__(self, bits: Mapping[str, int], fold: Fold) -> None:
        super().__init__()
        needed = [(_longest_word(text), own) for text, own in bits.items()]
        counts = Counter(group for word, _ in needed for group in _groups(word))
        self._fold = fold
        self._by_group: dict[str, list[tuple[str, int]]] = {}
        for word, own in needed:
            rarest = min(_groups(word), key=lambda group: counts[group], default="")
            self._by_group.setdefault(rarest, []).append((word, own))

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS_KEPT:
            self.clear()
        folded = f" {self._fold(word)} "
        found = 0
        for group in self._by_group.keys() & (_groups(folded) | {""}):
            for needed, own in self._by_group[group]:
                if needed in folded:
                    found |= own
        self[word] = found
        return found


def _longest_word(text: str) -> str:
    """Return the longest word of TEXT with the blanks that stand beside it."""
    word = max(_PART.finditer(text), key=lambda part: len(part[0]))
    return " " * (word.start() > 0) + word[0] + " " * (word.end() < len(text))


def _groups(text: str) -> set[str]:
    return {text[at : at + _GROUP] for at in range(len(text) - _GROUP + 1)}


class WantedPatterns:
    """Compiled patterns, searched together; all of them mind the case of letters, or none does."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)

    @cached_property
    def _bits(self) -> dict[str, int]:
        """The patterns that each needle lets hope, "" stands for none."""
        bits = {"": 0}
        for number, pattern in enumerate(self._patterns):
            for needle in needles_of(pattern) or ("",):
                bits[needle] = bits.get(needle, 0) | 1 << number
        return bits

    @cached_property
    def _sieve(self) -> Sieve:
        known = {needle: bits for needle, bits in self._bits.items() if needle}
        return Sieve(known, fold_for(self._patterns[0]))

    def hopeful(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that may be found in TEXT, in order."""
        return numbers_in(self._bits[""] | self._sieve.bits_of(text))

    def found_in(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that is found in TEXT, in order."""
        for number in self.hopeful(text):
            if self._patterns[number].search(text):
                yield number
