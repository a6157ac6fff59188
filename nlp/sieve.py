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
from typing import NamedTuple

from nlp.extents import Extent, extent_of
from nlp.needles import (
    EDGE,
    Fold,
    any_case,
    needles_of,
    one_digit,
    with_edges,
    with_sure_edges,
)

_GROUP = 3
_MOST_WORDS_KEPT = 20_000
_PART = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")
_EMPTY_LINE = "\n\n"

Stretch = tuple[int, int]
"""Half-open offsets into a text."""
Found = Mapping[re.Pattern[str], Sequence[re.Match[str]]]
"""What patterns match in a text, in order."""


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
        known: dict[str, int] = {}
        for text, own in bits.items():
            known[with_sure_edges(text)] = known.get(with_sure_edges(text), 0) | own
        self._fold = fold
        self._in_words = _InWords(known, fold)

    def bits_of(self, sentence: str) -> int:
        """Return the bits of all texts that stand in SENTENCE."""
        found = 0
        hopeful: list[_Needed] = []
        for told in filter(None, map(self._in_words.__getitem__, sentence.split())):
            found |= told.bits
            hopeful += told.phrases
        if hopeful:
            folded = self._fold(sentence)
            for phrase, bits in hopeful:
                if bits | found != found and phrase in folded:
                    found |= bits
        return found


_Needed = tuple[str, int]
"""A text and its bits."""


class _Told(NamedTuple):
    """What a word tells: the bits of texts in it, and the phrases of which the longest word is."""

    bits: int
    phrases: tuple[_Needed, ...]


class _InWords(dict[str, _Told | None]):
    """What each word tells, None where it tells nothing."""

    def __init__(self, bits: Mapping[str, int], fold: Fold) -> None:
        super().__init__()
        needed = [(_longest_word(text), text, own) for text, own in bits.items()]
        counts = Counter(group for word, *_ in needed for group in _groups(word))
        self._fold = fold
        self._by_group: dict[str, list[tuple[str, str, int]]] = {}
        for word, text, own in needed:
            rarest = min(_groups(word), key=lambda group: counts[group], default="")
            phrase = "" if text.split() == [text] else text.replace(EDGE, "")
            self._by_group.setdefault(rarest, []).append((word, phrase, own))

    def __missing__(self, word: str) -> _Told | None:
        if len(self) >= _MOST_WORDS_KEPT:
            self.clear()
        folded = f" {with_edges(self._fold(word))} "
        found = [
            (phrase, own)
            for group in self._by_group.keys() & (_groups(folded) | {""})
            for needed, phrase, own in self._by_group[group]
            if needed in folded
        ]
        bits = reduce(or_, [own for phrase, own in found if not phrase], 0)
        told = _Told(bits, tuple(one for one in found if one[0])) if found else None
        self[word] = told
        return told


def _longest_word(text: str) -> str:
    """Return the longest word of TEXT with the blanks that stand beside it."""
    word = max(_PART.finditer(text), key=lambda part: len(part[0]))
    return " " * (word.start() > 0) + word[0] + " " * (word.end() < len(text))


def _groups(text: str) -> set[str]:
    return {text[at : at + _GROUP] for at in range(len(text) - _GROUP + 1)}


class WantedPatterns:
    """Compiled patterns, of which those are told that may be found in a text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(patterns)

    @cached_property
    def _fold(self) -> Fold:
        ignoring = any(pattern.flags & re.IGNORECASE for pattern in self.patterns)
        return any_case if ignoring else one_digit

    @cached_property
    def _bits(self) -> dict[str, int]:
        """The patterns that each needle lets hope, "" stands for none."""
        bits = {"": 0}
        for number, pattern in enumerate(self.patterns):
            for needle in map(self._fold, needles_of(pattern) or ("",)):
                bits[needle] = bits.get(needle, 0) | 1 << number
        return bits

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve({text: bits for text, bits in self._bits.items() if text}, self._fold)

    def bits_of(self, text: str) -> int:
        """Return the patterns that may be found in TEXT, a bit for each."""
        return self._bits[""] | self._sieve.bits_of(text)

    def hopeful(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that may be found in TEXT, in order."""
        return numbers_in(self.bits_of(text))

    def found_in(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that is found in TEXT, in order."""
        for number in self.hopeful(text):
            if self.patterns[number].search(text):
                yield number


class PagePatterns:
    """Compiled patterns, each tried only around the lines that hold what it needs."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._wanted = WantedPatterns(patterns)

    @cached_property
    def _extents(self) -> list[Extent]:
        return list(map(extent_of, self._patterns))

    def matches(self, text: str) -> Found:
        """Return what the `finditer` of each pattern finds in TEXT."""
        near: list[list[Stretch]] = [[] for _ in self._patterns]
        for line in _LINE.finditer(text):
            for number in self._wanted.hopeful(line[0]):
                extent = self._extents[number]
                _extend(near[number], _surroundings(text, line.span(), extent))
        return {
            pattern: [match for span in spans for match in pattern.finditer(text, *span)]
            for pattern, spans in zip(self._patterns, near, strict=True)
        }


def _surroundings(text: str, line: Stretch, extent: Extent) -> Stretch:
    """Return a LINE with as much around it as a match can know of."""
    start, end = line
    if extent.empty_lines >= len(text):
        return 0, len(text)
    for _ in range(int(extent.empty_lines) + 1 if extent.line_ends else 0):
        start = text.rfind(_EMPTY_LINE, 0, start) + 1
        following = text.find(_EMPTY_LINE, end)
        end = following + 1 if following >= 0 else len(text)
    return start, end


def _extend(stretches: list[Stretch], more: Stretch) -> None:
    """Add a stretch, no earlier than the others, to one that it touches, or else behind them."""
    if stretches and more[0] <= stretches[-1][1]:
        more = stretches.pop()[0], more[1]
    stretches.append(more)
