"""Many patterns over one sentence, of which few can match: their words are looked for first.

A pattern such as `ansvarlige?|har ansvar` matches only where `ansvarlig` or `har ansvar` stands,
and looking for a word is fifty times as fast as trying a pattern (the literal prefilter of RE2 and
Hyperscan). What a pattern needs is read off its parsed form.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")  # the parser of `re` itself, which has no public name

Needles = frozenset[str]
"""Texts of which one must stand in whatever a pattern matches; none where nothing is known."""

_SHORTEST = 2


class WantedPatterns:
    """Compiled patterns, case-sensitive ones, searched together."""

    __slots__ = ("_always", "_needles", "_patterns")

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        wanted: dict[str, list[int]] = {}
        always: list[int] = []
        for number, pattern in enumerate(patterns):
            needles = needles_of(pattern.pattern)
            for needle in needles:
                wanted.setdefault(needle, []).append(number)
            if not needles:
                always.append(number)
        self._needles = tuple((needle, tuple(numbers)) for needle, numbers in wanted.items())
        self._always = frozenset(always)

    def found_in(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that is found in TEXT, in order."""
        hits = [numbers for needle, numbers in self._needles if needle in text]
        hopeful = self._always.union(*hits)
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
        case _:
            return frozenset()


def _shortest(needles: Needles) -> int:
    """Return the length of the shortest needle, 0 where it is too short to be worth looking for."""
    length = min(map(len, needles), default=0)
    return length if length >= _SHORTEST else 0
