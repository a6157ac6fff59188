"""What a pattern needs: texts of which one stands in whatever it matches, read off its parsed form.

A pattern such as `ansvarlige?|har ansvar` matches only where `ansvarlig` or `har ansvar` stands:
the literal prefilter of RE2 and Hyperscan. `nlp.sieve` looks for them.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby, product
from operator import itemgetter
from typing import Any, NamedTuple

# the parser of `re` itself and what it calls its steps, which have no public names
_parser: Any = import_module("re._parser")
_steps: Any = import_module("re._constants")

Fold = Callable[[str], str]
Step = tuple[Any, Any]
"""A step of a parsed pattern: what it does, and with what."""
Needles = frozenset[str]
"""Texts of which one must stand in whatever a pattern matches; none where nothing is known."""

_NONE: Needles = frozenset()
_EMPTY: Needles = frozenset(("",))
_MOST_WORDINGS = 64
"""So many ways to write a part of a pattern are told apart, not more."""
_LIKELY = 0.7
"""What stands in so many sentences is not worth looking for."""
_KIND = itemgetter(0)
_DIGIT = re.compile(r"\d")


def one_digit(text: str) -> str:
    """Return TEXT with `0` for every digit: to needles all digits are one sign."""
    return _DIGIT.sub("0", text)


def any_case(text: str) -> str:
    """Return TEXT as `one_digit` does and in lower case, alike for all that IGNORECASE finds alike.

    That takes a long s and the Turkish i without and with a dot for s and i.
    """
    return one_digit(text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s"))


def fold_for(pattern: re.Pattern[str]) -> Fold:
    """Return how a text is folded before the needles of PATTERN are looked for in it."""
    return any_case if pattern.flags & re.IGNORECASE else one_digit


def needles_of(pattern: re.Pattern[str]) -> Needles:
    """Return texts of which at least one stands in every folded match of PATTERN.

    None where nothing is known; see `fold_for`.
    """
    asked = _of_sequence(_parser.parse(pattern.pattern, pattern.flags)).needles
    found = frozenset(map(fold_for(pattern), asked))
    return frozenset(text for text in found if not any(map(text.__contains__, found - {text})))


class _Asked(NamedTuple):
    """What a part of a pattern asks of a text: all that it can match, and what must stand there.

    `wordings` are none where they are too many, or unknown.
    """

    wordings: Needles
    needles: Needles


def _of_sequence(parsed: Iterable[Step]) -> _Asked:
    """Return what a sequence asks for; of its stretches that which seldom stands is needed."""
    asked: list[Needles] = []
    stretch = _EMPTY
    for wordings, needles in _of_steps(parsed):
        if longer := _joined(stretch, wordings):
            stretch = longer
        else:
            asked += [stretch, needles]
            stretch = wordings or _EMPTY
    best = min([*asked, stretch], key=_chance)
    return _Asked(_NONE if asked else stretch, best if _chance(best) < _LIKELY else _NONE)


def _of_steps(parsed: Iterable[Step]) -> Iterator[_Asked]:
    """Yield what the steps of a sequence ask for, letters in a row as one."""
    for kind, steps in groupby(parsed, key=_KIND):
        if kind is _steps.LITERAL:
            word = frozenset(("".join(chr(code) for _, code in steps),))
            yield _Asked(word, word)
        else:
            yield from map(_of_step, steps)


def _of_step(step: Step) -> _Asked:
    found = _Asked(_NONE, _NONE)
    match step:
        case _steps.IN, signs:
            wordings = _any_of(list(map(_signs, signs)))
            found = _Asked(wordings, wordings)
        case _steps.BRANCH, (_, branches):
            parts = list(map(_of_sequence, branches))
            asked = [part.needles for part in parts]
            needles = _NONE.union(*asked) if all(asked) else _NONE
            found = _Asked(_any_of([part.wordings for part in parts]), needles)
        case _steps.SUBPATTERN, (_, 0, 0, inner):  # that is, without flags of its own
            found = _of_sequence(inner)
        case _steps.MAX_REPEAT | _steps.MIN_REPEAT, (least, most, inner):
            found = _of_repeat(least, most, inner)
        case _steps.AT | _steps.ASSERT | _steps.ASSERT_NOT, _:
            found = _Asked(_EMPTY, _NONE)
    return found


def _of_repeat(least: int, most: int, inner: Sequence[Step]) -> _Asked:
    if least == most:
        return _of_sequence([*inner] * least)
    once = _of_sequence(inner)
    if most == 1:
        return _Asked(_any_of([_EMPTY, once.wordings]), _NONE)
    return _Asked(_NONE, once.needles if least else _NONE)


def _signs(step: Step) -> Needles:
    match step:
        case _steps.LITERAL, code:
            return frozenset((chr(code),))
        case _steps.RANGE, (first, last) if last - first < _MOST_WORDINGS:
            return frozenset(map(one_digit, map(chr, range(first, last + 1))))
        case _steps.CATEGORY, _steps.CATEGORY_DIGIT:
            return frozenset("0")
        case _:
            return _NONE


def _any_of(parts: Sequence[Needles]) -> Needles:
    """Return the texts of all PARTS, none if one has none or they are too many."""
    found = _NONE.union(*parts)
    return found if all(parts) and len(found) <= _MOST_WORDINGS else _NONE


def _joined(first: Needles, second: Needles) -> Needles:
    """Return every text of the one with every text of the other behind it, none if too many."""
    if len(first) * len(second) > _MOST_WORDINGS:
        return _NONE
    return frozenset(map("".join, product(first, second)))


def _chance(needles: Needles) -> float:
    """Return about how likely one of NEEDLES stands in a sentence, 1 where nothing is known."""
    return sum(math.prod(map(_sign_chance, needle)) for needle in needles) if needles else 1.0


def _sign_chance(sign: str) -> float:
    return 1.0 if sign.isspace() else 0.3 if sign.isalpha() else 0.1
