"""What a pattern needs: texts of which one stands in whatever it matches, read off its parsed form.

A pattern such as `ansvarlige?|har ansvar` matches only where `ansvarlig` or `har ansvar` stands:
the literal prefilter of RE2 and Hyperscan. `nlp.sieve` looks for them.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

from nlp.parsed import Step, parse, steps

Fold = Callable[[str], str]
Needles = frozenset[str]
"""Texts of which one must stand in whatever a pattern matches; none where nothing is known."""

_NONE: Needles = frozenset()
_EMPTY: Needles = frozenset(("",))
_MOST_WORDINGS = 64
"""So many ways to write a part of a pattern are told apart, not more."""
_LIKELY = 0.7
"""What stands in so many sentences is not worth looking for."""
_FEW = 4
_KIND = itemgetter(0)
_WORD_SIGN: Step = (steps.CATEGORY, steps.CATEGORY_WORD)
_DIGIT = re.compile(r"\d")
_EDGE = re.compile(r"\b")
_INNER_EDGE = re.compile(r"(?<=.)\b(?=.)", re.DOTALL)
EDGE = "\b"
"""The sign that stands in needles where a word begins or ends."""


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


def with_edges(text: str) -> str:
    """Return TEXT with an EDGE wherever a word begins or ends."""
    return f"{EDGE}{text}{EDGE}" if text.isalnum() else _EDGE.sub(EDGE, text)


def with_sure_edges(needle: str) -> str:
    """Return NEEDLE with the edges inside it, and those at its ends that it was asked with.

    These count only beside a letter: what no letter may stand before may be a bracket.
    """
    plain = needle.replace(EDGE, "")
    begins = needle.startswith(EDGE) and _is_letter(plain[:1])
    ends = needle.endswith(EDGE) and _is_letter(plain[-1:])
    return EDGE * begins + _INNER_EDGE.sub(EDGE, plain) + EDGE * ends


def needles_of(pattern: re.Pattern[str]) -> Needles:
    """Return texts of which at least one stands in every folded match of PATTERN.

    An EDGE at their ends says that a word begins or ends there. None where nothing is known; see
    `fold_for`.
    """
    asked = _of_sequence(parse(pattern)).needles
    found = frozenset(map(fold_for(pattern), asked))
    return frozenset(text for text in found if not any(map(text.__contains__, found - {text})))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class _Asked(NamedTuple):
    """What a part of a pattern asks of a text: all that it can match, and what must stand there.

    Both with what stands before the part; `wordings` are none where they are too many, or unknown.
    """

    wordings: Needles
    needles: Needles


def _of_sequence(parsed: Iterable[Step], before: Needles = _EMPTY) -> _Asked:
    """Return what a sequence asks for; of its stretches that which seldom stands is needed."""
    asked: list[Needles] = []
    whole, stretch = True, before
    for kind, some in groupby(parsed, key=_KIND):
        for step in [(kind, list(some))] if kind is steps.LITERAL else some:
            few = len(stretch) <= _FEW
            wordings, needles = _of_step(step, stretch if few else _EMPTY)
            longer = wordings if few else _joined(stretch, wordings)
            asked += [needles] if longer else [needles, stretch]
            whole, stretch = whole and bool(longer), longer or _EMPTY
    best = min([*asked, stretch], key=_chance)
    return _Asked(stretch if whole else _NONE, best if _chance(best) < _LIKELY else _NONE)


def _of_step(step: Step, before: Needles) -> _Asked:
    """Return what a step asks for behind BEFORE, for letters a run of them."""
    found = _Asked(_NONE, _NONE)
    match step:
        case steps.LITERAL, letters:
            word = "".join(chr(code) for _, code in letters)
            found = _Asked(_joined(before, frozenset((word,))), _NONE)
        case steps.IN, signs:
            found = _Asked(_joined(before, _any_of(list(map(_signs, signs)))), _NONE)
        case steps.BRANCH, (_, branches):
            parts = [_of_sequence(branch, before) for branch in branches]
            asked = [part.needles for part in parts]
            needles = _NONE.union(*asked) if all(asked) else _NONE
            found = _Asked(_any_of([part.wordings for part in parts]), needles)
        case steps.SUBPATTERN, (_, 0, 0, inner):  # that is, without flags of its own
            found = _of_sequence(inner, before)
        case steps.MAX_REPEAT | steps.MIN_REPEAT, (least, most, inner):
            found = _of_repeat((least, most), inner, before)
        case steps.AT | steps.ASSERT | steps.ASSERT_NOT, _:
            found = _of_place(step, before)
    return found


def _of_repeat(times: tuple[int, int], inner: Sequence[Step], before: Needles) -> _Asked:
    least, most = times
    if least == most:
        return _of_sequence([*inner] * least, before)
    once = _of_sequence(inner, before)
    if most == 1:
        return _Asked(_any_of([before, once.wordings]), _NONE)
    return _Asked(_NONE, once.needles if least else _NONE)


def _of_place(step: Step, before: Needles) -> _Asked:
    """Return what is asked for by a step that matches no letter itself."""
    match step:
        case steps.AT, steps.AT_BOUNDARY:
            return _Asked(_joined(before, frozenset(EDGE)), _NONE)
        case steps.ASSERT_NOT, (_, inner) if _holds_letters(inner):
            return _Asked(_joined(before, frozenset(EDGE)), _NONE)
        case steps.ASSERT, (_, inner):
            return _Asked(before, _of_sequence(inner).needles)
        case _:
            return _Asked(before, _NONE)


def _holds_letters(inner: Sequence[Step]) -> bool:
    """Return whether a part is one sign, be it any letter or digit."""
    return len(inner) == 1 and inner[0][0] is steps.IN and _WORD_SIGN in inner[0][1]


def _signs(step: Step) -> Needles:
    match step:
        case steps.LITERAL, code:
            return frozenset((chr(code),))
        case steps.RANGE, (first, last) if last - first < _MOST_WORDINGS:
            return frozenset(map(one_digit, map(chr, range(first, last + 1))))
        case steps.CATEGORY, steps.CATEGORY_DIGIT:
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
    return sum(map(_chance_of, needles)) if needles else 1.0


@lru_cache(maxsize=10_000)
def _chance_of(needle: str) -> float:
    if "\n" in needle or not needle.strip(EDGE):
        return 1.0  # sentences and lines are looked through, where no line ends
    return math.prod(map(_sign_chance, needle))


def _sign_chance(sign: str) -> float:
    if sign.isspace():
        return 1.0
    if sign.isdigit():
        return 0.5
    return 0.3 if sign.isalpha() or sign == EDGE else 0.1
