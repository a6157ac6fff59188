"""Many patterns over one sentence, of which few can match: their words are looked for first.

A pattern such as `ansvarlige?|har ansvar` matches only where `ansvarlig` or `har ansvar` stands,
and looking for a word is fifty times as fast as trying a pattern (the literal prefilter of RE2 and
Hyperscan). What a pattern needs is read off its parsed form. Of many words only those are looked
for whose rarest three letters stand in the sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")  # the parser of `re` itself, which has no public name

Needles = frozenset[str]
"""Texts of which one must stand in whatever a pattern matches; none where nothing is known."""

_GROUP = 3


class Sieve:
    """Many texts, and which of them stand in a sentence."""

    __slots__ = ("_by_group", "_short")

    def __init__(self, texts: Iterable[str]) -> None:
        every = list(texts)
        counts = Counter(group for text in every for group in _groups(text))
        self._by_group: dict[str, list[str]] = {}
        for text in every:
            if len(text) >= _GROUP:
                rarest = min(_groups(text), key=lambda group: counts[group])
                self._by_group.setdefault(rarest, []).append(text)
        self._short = [text for text in every if len(text) < _GROUP]

    def standing_in(self, sentence: str) -> list[str]:
        """Return the texts that stand in SENTENCE, in no particular order."""
        by_group = self._by_group
        found = [text for text in self._short if text in sentence]
        for group in by_group.keys() & _groups(sentence):
            found += [text for text in by_group[group] if text in sentence]
        return found


def _groups(text: str) -> set[str]:
    return {text[at : at + _GROUP] for at in range(len(text) - _GROUP + 1)}


class WantedPatterns:
    """Compiled patterns, case-sensitive ones, searched together."""

    __slots__ = ("_always", "_patterns", "_sieve", "_wanted")

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._wanted: dict[str, list[int]] = {}
        always: list[int] = []
        for number, pattern in enumerate(patterns):
            needles = needles_of(pattern.pattern)
            for needle in needles:
                self._wanted.setdefault(needle, []).append(number)
            if not needles:
                always.append(number)
        self._sieve = Sieve(self._wanted)
        self._always = tuple(always)

    def found_in(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that is found in TEXT, in order."""
        hopeful = set(self._always)
        for needle in self._sieve.standing_in(text):
            hopeful.update(self._wanted[needle])
        for number in sorted(hopeful):
            if self._patterns[number].search(text):
                yield number


def needles_of(pattern: str) -> Needles:
    """Return texts of which at least one stands in every match of PATTERN, none if unknown."""
    return _of_sequence(_parser.parse(pattern))


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> Needles:
    """Return the best that any stretch of a sequence asks for: its shortest needle is longest."""
    asked: list[Needles] = []
    run = ""
    for kind, value in parsed:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        asked += [frozenset((run,)), _of_step((kind, value))]
        run = ""
    asked.append(frozenset((run,)))
    best = max(asked, key=_shortest)
    return best if _shortest(best) else frozenset()


def _of_step(step: tuple[Any, Any]) -> Needles:
    value = step[1]
    match str(step[0]):
        case "BRANCH":
            branches = [_of_sequence(branch) for branch in value[1]]
            return frozenset[str]().union(*branches) if all(branches) else frozenset()
        case "SUBPATTERN":
            return _of_sequence(value[3])
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0:
            return _of_sequence(value[2])
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            return frozenset(chr(sign) for _, sign in value)
        case _:
            return frozenset()


def _shortest(needles: Needles) -> int:
    """Return the length of the shortest needle, 0 where it is too short to be worth looking for.

    A single letter or blank stands nearly everywhere, a sign (`@`, `%`) hardly anywhere.
    """
    length = min(map(len, needles), default=0)
    telling = all(
        len(needle) > 1 or not (needle.isalnum() or needle.isspace()) for needle in needles
    )
    return length if telling else 0
