"""How far a pattern's match may go from a place: not out of its line, its paragraph, or anywhere.

Paragraphs are parted by empty lines.
"""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from nlp.parsed import Step, parse, steps

_SIGNS = (steps.LITERAL, steps.NOT_LITERAL, steps.ANY, steps.IN)
_HOLD_LINE_END = (steps.CATEGORY_SPACE, steps.CATEGORY_NOT_WORD, steps.CATEGORY_NOT_DIGIT)
_AT_ENDS = (steps.AT_END, steps.AT_END_STRING)
_LINE_END = ord("\n")


class Extent(NamedTuple):
    """Whether a match can know of line ends at all, and of how many empty lines."""

    line_ends: bool
    empty_lines: float


def extent_of(pattern: re.Pattern[str]) -> Extent:
    """Return how far the matches of PATTERN go, or look."""
    ends = _line_ends(parse(pattern), pattern.flags)
    return Extent(ends.some, ends.pairs)


class _Ends(NamedTuple):
    """Where a part of a pattern may meet a line's end: anywhere, first, last.

    `pairs` says how often two may meet in a row, `empty` that the part may be nothing.
    """

    some: bool = False
    first: bool = False
    last: bool = False
    pairs: float = 0.0
    empty: bool = False


_NOWHERE = _Ends(empty=True)
_ANYWHERE = _Ends(some=True, first=True, last=True, pairs=math.inf)


def _line_ends(parsed: Iterable[Step], flags: int) -> _Ends:
    before = _NOWHERE
    for step in parsed:
        after = _ends_of(step, flags)
        before = _Ends(
            before.some or after.some,
            before.first or (before.empty and after.first),
            after.last or (after.empty and before.last),
            before.pairs + after.pairs + (before.last and after.first),
            before.empty and after.empty,
        )
    return before


def _ends_of(step: Step, flags: int) -> _Ends:
    ends = _ANYWHERE
    match step:
        case steps.BRANCH, (_, branches):
            of_each = [_line_ends(branch, flags) for branch in branches]
            ends = _Ends(*map(max, zip(*of_each, strict=True)))
        case ((steps.MAX_REPEAT | steps.MIN_REPEAT), (least, most, inner)):
            once, times = _line_ends(inner, flags), _times(most)
            joints = times - 1 if once.last and once.first else 0.0
            pairs = joints + (once.pairs and once.pairs * times)
            ends = once._replace(pairs=pairs, empty=once.empty or not least)
        case steps.SUBPATTERN, (_, 0, 0, inner):  # that is, without flags of its own
            ends = _line_ends(inner, flags)
        case ((steps.ASSERT | steps.ASSERT_NOT), (_, inner)):
            ends = _line_ends(inner, flags)._replace(empty=True)
        case steps.AT, place if place not in _AT_ENDS:
            ends = _NOWHERE
        case kind, _ if kind in _SIGNS:
            met = _meets_line_end(step, flags)
            ends = _Ends(met, met, met)
    return ends


def _times(most: int) -> float:
    return math.inf if most is steps.MAXREPEAT else most


def _meets_line_end(step: Step, flags: int) -> bool:
    match step:
        case steps.LITERAL, code:
            return bool(code == _LINE_END)
        case steps.NOT_LITERAL, code:
            return bool(code != _LINE_END)
        case steps.ANY, _:
            return bool(flags & re.DOTALL)
        case steps.IN, signs:
            return any(map(_holds_line_end, signs)) != (signs[0][0] is steps.NEGATE)
        case _:
            return False


def _holds_line_end(step: Step) -> bool:
    match step:
        case steps.LITERAL, code:
            return bool(code == _LINE_END)
        case steps.RANGE, (first, last):
            return bool(first <= _LINE_END <= last)
        case steps.CATEGORY, category:
            return category in _HOLD_LINE_END
        case _:
            return False
