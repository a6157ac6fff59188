"""Line fragments -> regions in reading order: which parts of a page are columns of prose.

A page is cut where a white strip runs down between two bodies of prose; lines that cross the strip
(headings over both columns) part it into bands. Strips between the columns of a *table* are told
from gutters by what stands on their sides: few words, or rows that start at the same heights.
(In the family of the XY-cut of Nagy and Seth 1984, with the crossing lines found first.)
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from ingest.layout.lines import Line, group_rows
from ingest.layout.open_tables import between_white

MIN_LINES = 3
"""A column has at least this many lines."""
MIN_WORDS = 2.0
"""... of at least this many words on average,"""
MIN_FILLED = 0.4
"""... this share of which fill most of the column's width."""
FILLED = 0.6
MIN_GUTTER = 5
"""Narrowest white strip between columns, in points."""
TRIED_GUTTERS = 6
ROWS = 3
"""A stretch this many times as long as those over or under it is no row of their table."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A white strip between columns, in points from the page's left."""

    left: float
    right: float

    def is_crossed(self, line: Line) -> bool:
        return line.left < self.right - 0.5 and line.right > self.left + 0.5

    def sides(self, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """The lines on its left and on its right."""
        left = [line for line in lines if line.right <= self.left + 0.5]
        return left, [line for line in lines if line.left >= self.right - 0.5]


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of fragments that are read from top to bottom, each row from left to right."""

    rows: tuple[tuple[Line, ...], ...]


def order_regions(lines: Sequence[Line]) -> list[Region]:
    """Regions of a page in the order in which they are read."""
    if not lines:
        return []
    for gutter in _gutters(lines):
        regions = _split_at(lines, gutter)
        if regions:
            return regions
    return [Region(tuple(tuple(row) for row in group_rows(lines)))]


def _gutters(lines: Sequence[Line]) -> list[_Gutter]:
    """White strips that part most lines from a neighbour on their right, best first."""
    gaps = list(_gaps(lines))
    if len(gaps) < MIN_LINES:
        return []
    support = np.zeros(int(max(right for _, right in gaps)) + 2, dtype=np.int64)
    for left, right in gaps:
        support[int(np.ceil(left)) : int(right)] += 1
    found: list[_Gutter] = []
    while len(found) < TRIED_GUTTERS and support.max() >= MIN_LINES:
        best = int(support.argmax())
        start, end = _plateau(support, best)
        if end - start >= MIN_GUTTER:
            found.append(_Gutter(start, end))
        support[start:end] = 0
    return found


def _plateau(support: NDArray[np.int64], best: int) -> tuple[int, int]:
    end = best
    while end < len(support) and support[end] == support[best]:
        end += 1
    return best, end


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """For each line, the white between it and its nearest neighbour on the right."""
    ordered = sorted(lines, key=lambda line: line.top)
    tallest = max(line.bottom - line.top for line in lines)
    tops = [line.top for line in ordered]
    for line in ordered:
        first = bisect_left(tops, line.top - tallest)
        last = bisect_left(tops, line.bottom)
        beside = [
            other.left
            for other in ordered[first:last]
            if other.left >= line.right and other.bottom > line.top
        ]
        if beside:
            yield line.right, min(beside)


def _split_at(lines: Sequence[Line], gutter: _Gutter) -> list[Region]:
    """Regions where the gutter parts at least one band into two columns of prose; else none."""
    regions: list[Region] = []
    together: list[Line] = []
    found = False
    for band in _bands(lines, gutter):
        for piece in _pieces(band, gutter):
            left, right = gutter.sides(piece)
            if len(left) + len(right) == len(piece) and _are_columns(left, right):
                found = True
                regions += order_regions(together) + order_regions(left) + order_regions(right)
                together = []
            else:
                together += piece
    return regions + order_regions(together) if found else []


def _bands(lines: Sequence[Line], gutter: _Gutter) -> list[list[Line]]:
    """Stretches of the page, top to bottom, by turns of lines across the gutter and beside it."""
    bands: list[list[Line]] = []
    crossing = True
    for row in group_rows(lines):
        crosses = any(gutter.is_crossed(line) for line in row)
        if not bands or crosses != crossing:
            bands.append([])
            crossing = crosses
        bands[-1] += row
    return bands


def _pieces(band: Sequence[Line], gutter: _Gutter) -> list[list[Line]]:
    """The band whole; or, where columns stand over or under a table's rows, those apart."""
    strips = between_white(band)
    if len(strips) < 3:
        return [list(band)]
    most = max(range(len(strips)), key=lambda index: len(strips[index]))
    starts = []
    if _are_table_rows(strips[:most], strips[most], gutter):
        starts.append(most)
    if _are_table_rows(strips[most + 1 :], strips[most], gutter):
        starts.append(most + 1)
    pieces: list[list[Line]] = [[]]
    for index, strip in enumerate(strips):
        if index in starts:
            pieces.append([])
        pieces[-1] += strip
    return pieces


def _are_table_rows(
    strips: Sequence[Sequence[Line]], columns: Sequence[Line], gutter: _Gutter
) -> bool:
    """Whether these are rows of a table with cells on both sides, over or under a longer stretch.

    Three rows, or two that are far shorter; a heading of the table may stand by them.
    """
    both = [strip for strip in strips if all(gutter.sides(strip))]
    single = [len(group_rows(strip)) for strip in strips if not all(gutter.sides(strip))]
    level = all(_start_together(*gutter.sides(strip)) for strip in both)
    longest = max((len(group_rows(strip)) for strip in strips), default=0)
    enough = len(both) >= 3 or (len(both) == 2 and longest * ROWS <= len(group_rows(columns)))
    return enough and level and sum(single) <= 2


def _start_together(left: Sequence[Line], right: Sequence[Line]) -> bool:
    first, second = (min(line.middle for line in side) for side in (left, right))
    return abs(first - second) < 0.4 * left[0].size


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    return _is_prose(left) and _is_prose(right) and not _rows_start_together(left, right)


def _is_prose(side: Sequence[Line]) -> bool:
    rows = group_rows(side)
    if len(rows) < MIN_LINES:
        return False
    width = max(line.right for line in side) - min(line.left for line in side)
    filled = mean(row[-1].right - row[0].left >= FILLED * width for row in rows)
    words = mean(sum(len(line.words) for line in row) for row in rows)
    return words >= MIN_WORDS and filled >= MIN_FILLED


def _rows_start_together(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the gaps on the left have their like on the right: then these are rows of a table."""
    left_starts, right_starts = _starts(left), _starts(right)
    fewer, more = sorted((left_starts, right_starts), key=len)
    if len(fewer) < 2:
        return False
    near = left[0].size * 0.25
    return mean(any(abs(start - other) < near for other in more) for start in fewer) >= 0.7


def _starts(side: Sequence[Line]) -> list[float]:
    """Heights at which a line follows after more than the usual space."""
    rows = group_rows(side)
    steps = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    if not steps:
        return []
    usual = float(np.percentile(steps, 25))
    return [row[0].middle for row, step in zip(rows[1:], steps, strict=True) if step > 1.25 * usual]
