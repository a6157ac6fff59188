"""Running headers, footers and page numbers: lines at the edge that come back from page to page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.layout.lines import Line, group_rows, join_lines

EDGE = 0.13
"""Share of the page's height, at the top and at the bottom, where furniture stands."""
LINES_AT_EDGE = 4
NEAR = 0.02
"""Furniture keeps its height on the page to this share of the page's height."""
ALIKE = 85
"""Likeness (0..100) of two pages' lines, digits taken for equal; OCR reads no two the same."""
MIN_SHARE = 0.3
"""Furniture stands on at least two pages and this share of all."""

_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(?:(?:side|sida|page|s\.|p\.)\s*)?(\d{1,4})\s*(?:(?:/|af|av|of)\s*\d{1,4})?[-–—|\s.]*$",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(r"^(?:side|sida|page)\s*\d{1,4}(?:\s*(?:/|af|av|of)\s*\d{1,4})?$", re.I)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near a page's edge: page, how far down (0..1), its text with digits made equal."""

    page: int
    height: float
    pattern: str
    lines: tuple[Line, ...]


def find_furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """The `id()`s of the lines that are furniture, for each page given as (height, lines)."""
    found: list[set[int]] = [set() for _ in pages]
    edges = [
        edge for index, (height, lines) in enumerate(pages) for edge in _edges(index, height, lines)
    ]
    for edge in _repeated(edges, len(pages)) + [e for e in edges if _is_page_number(e)]:
        found[edge.page].update(id(line) for line in edge.lines)
    return found


def _edges(page: int, height: float, lines: Sequence[Line]) -> list[_Edge]:
    rows = group_rows(line for line in lines if not line.table)
    top = [row for row in rows[:LINES_AT_EDGE] if row[0].middle < EDGE * height]
    bottom = [row for row in rows[-LINES_AT_EDGE:] if row[0].middle > (1 - EDGE) * height]
    return [
        _Edge(page, row[0].middle / height, re.sub(r"\d+", "#", join_lines(row).text), tuple(row))
        for row in (*top, *bottom)
    ]


def _repeated(edges: Sequence[_Edge], page_count: int) -> list[_Edge]:
    """Edges that have their like, at the same height, on enough other pages."""
    by_height: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        by_height[round(edge.height / NEAR)].append(edge)
    needed = max(2.0, MIN_SHARE * page_count)
    return [edge for edge in edges if _like_pages(edge, by_height) >= needed]


def _like_pages(edge: _Edge, by_height: dict[int, list[_Edge]]) -> int:
    strip = round(edge.height / NEAR)
    near = [other for step in (-1, 0, 1) for other in by_height.get(strip + step, ())]
    alike = (
        other.page for other in near if fuzz.ratio(edge.pattern, other.pattern, score_cutoff=ALIKE)
    )  # nought below it, which is known from the lengths of most
    return len(set(alike))


def _is_page_number(edge: _Edge) -> bool:
    text = join_lines(edge.lines).text
    match = _PAGE_NUMBER.match(text)
    return bool(_NAMED_NUMBER.match(text)) or (match is not None and int(match[1]) == edge.page + 1)
