"""Line fragments -> regions in reading order: which parts of a page are columns of prose.

A page is cut where a white strip runs down between two bodies of prose; lines that cross the strip
(headings over both columns) part it into bands. Strips between the columns of a *table* are told
from gutters by what stands on their sides: few words, or rows that start at the same heights.
(In the family of the XY-cut of Nagy and Seth 1984, with the crossing lines found first.)
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np

from ingest.layout.lines import Line, group_rows

MIN_LINES = 3
"""A column has at least this many lines."""
MIN_WORDS = 2.4
"""... of at least this many words on average,"""
MIN_FILLED = 0.4
"""... this share of which fill most of the column's width."""
FILLED = 0.6
MIN_GUTTER = 5.0
"""Narrowest white strip between columns, in points."""
TRIED_GUTTERS = 6


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


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Middles of the white strips that have text on both sides, whitest first."""
    left = min(line.left for line in lines)
    width = int(max(line.right for line in lines) - left) + 2
    cover = np.zeros(width + 1)
    for line in lines:
        cover[int(line.left - left)] += line.bottom - line.top
        cover[int(line.right - left) + 1] -= line.bottom - line.top
    cover = np.cumsum(cover)[:width].round(3)
    edges = np.flatnonzero(np.diff(cover)) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [width]))
    found = []
    for index in range(1, len(starts) - 1):
        height = cover[starts[index]]
        lower = height < cover[starts[index - 1]] and height < cover[starts[index + 1]]
        if lower and ends[index] - starts[index] >= MIN_GUTTER:
            found.append((height, left + (starts[index] + ends[index]) / 2))
    return [float(middle) for _, middle in sorted(found)[:TRIED_GUTTERS]]


def _split_at(lines: Sequence[Line], gutter: float) -> list[Region]:
    """Regions where the gutter parts at least one band into two columns of prose; else none."""
    regions: list[Region] = []
    together: list[Line] = []
    found = False
    for band in _bands(lines, gutter):
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.left >= gutter]
        if len(left) + len(right) == len(band) and _are_columns(left, right):
            found = True
            regions += order_regions(together) + order_regions(left) + order_regions(right)
            together = []
        else:
            together += band
    return regions + order_regions(together) if found else []


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Stretches of the page, top to bottom, by turns of lines across the gutter and beside it."""
    bands: list[list[Line]] = []
    crossing = True
    for line in sorted(lines, key=lambda line: line.middle):
        crosses = line.left < gutter < line.right
        if not bands or crosses != crossing:
            bands.append([])
            crossing = crosses
        bands[-1].append(line)
    return bands


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
    near = left[0].size * 0.6
    return mean(any(abs(start - other) < near for other in more) for start in fewer) >= 0.7


def _starts(side: Sequence[Line]) -> list[float]:
    """Heights at which a line follows after more than the usual space."""
    rows = group_rows(side)
    steps = [below[0].middle - above[0].middle for above, below in itertools.pairwise(rows)]
    if not steps:
        return []
    usual = float(np.percentile(steps, 25))
    return [row[0].middle for row, step in zip(rows[1:], steps, strict=True) if step > 1.25 * usual]
