"""Regions -> elements: lines that belong together, and what each group is."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from ingest.document import BlockKind
from ingest.layout.lines import Line, join_lines
from ingest.layout.marks import (
    ends_sentence,
    is_bullet,
    is_footnote_mark,
    is_item_mark,
    starts_item,
)
from ingest.layout.regions import Region
from ingest.layout.tables import table_runs, unruled_rows
from ingest.layout.word import Element

WIDE_STEP = 1.3
"""A step between lines larger than this many usual steps starts a new paragraph."""
SIZE_STEP = 1.08
"""Lines whose sizes differ by more than this do not belong to one paragraph."""
MEASURED_SIZE_STEP = 1.3
"""The same where sizes were measured on a picture."""
SHORT = 0.8
"""A line that fills less than this much of its column ends a paragraph, if it ends a sentence."""
SMALL = 0.93
"""A footnote's size over the body's."""


def region_elements(region: Region, *, body_size: float, exact: bool) -> list[Element]:
    """The paragraphs, items, footnotes and table rows of a region, in order."""
    elements: list[Element] = []
    position = 0
    for start, end in [*table_runs(region.rows), (len(region.rows), len(region.rows))]:
        elements += _prose(region.rows[position:start], body_size=body_size, exact=exact)
        rows = unruled_rows(region.rows[start:end]) if end > start else []
        elements += [Element(BlockKind.ROW, row) for row in rows]
        position = end
    return elements


def _prose(rows: Sequence[Sequence[Line]], *, body_size: float, exact: bool) -> list[Element]:
    elements: list[Element] = []
    together: list[Line] = []
    for row in rows:
        if row[0].table:
            elements += _paragraphs(together, body_size, exact=exact)
            elements += [Element(BlockKind.ROW, cells) for cells in row[0].table]
            together = []
        else:
            together.append(join_lines(row))
    return elements + _paragraphs(together, body_size, exact=exact)


def _paragraphs(lines: Sequence[Line], body_size: float, *, exact: bool) -> list[Element]:
    if not lines:
        return []
    groups: list[list[Line]] = [[lines[0]]]
    shape = _Shape(lines, exact=exact)
    for above, below in pairwise(lines):
        if shape.parts(above, below, groups[-1]):
            groups.append([])
        groups[-1].append(below)
    return [_element(group, shape.left, body_size) for group in groups]


class _Shape:
    """What is usual in a column: its edges, and the step from line to line."""

    def __init__(self, lines: Sequence[Line], *, exact: bool) -> None:
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        self.size_step = SIZE_STEP if exact else MEASURED_SIZE_STEP
        self.exact = exact
        steps = [
            (below.bottom - above.bottom) / max(above.size, below.size)
            for above, below in pairwise(lines)
        ]
        close = [step for step in steps if 0.7 < step < 2.6]
        self.usual = min(median(close), 1.25 * min(close)) if close else 1.2

    def parts(self, above: Line, below: Line, group: Sequence[Line]) -> bool:
        """Whether a new paragraph starts at `below`."""
        step = (below.bottom - above.bottom) / max(above.size, below.size)
        return (
            step > WIDE_STEP * self.usual
            or self._changes_type(above, below)
            or starts_item([word.text for word in below.words[:2]])
            or self._ends_early(above)
            or self._is_headed(above, below)
            or self._is_indented(above, below, group)
        )

    def _changes_type(self, above: Line, below: Line) -> bool:
        small, large = sorted((above.size, below.size))
        return large > self.size_step * small or (self.exact and above.bold != below.bold)

    def _ends_early(self, above: Line) -> bool:
        short = above.right < self.left + SHORT * (self.right - self.left)
        return short and ends_sentence(above.words[-1].text)

    def _is_headed(self, above: Line, below: Line) -> bool:
        """A short line with a section number or all in capitals, over one that begins anew."""
        short = above.right < self.left + SHORT * (self.right - self.left)
        opens = not below.words[0].text[0].islower()
        capitals = above.text.isupper() and not below.text.isupper()
        numbered = starts_item([word.text for word in above.words[:2]])
        marked = capitals or (numbered and not is_bullet(above.words[0].text))
        return short and opens and marked and not above.text.endswith((",", "-"))

    def _is_indented(self, above: Line, below: Line, group: Sequence[Line]) -> bool:
        """A first line that is indented, after a line that ends a sentence and is not a list's."""
        indent = below.left - above.left
        hanging = is_item_mark(group[0].words[0].text)
        return indent > below.size and not hanging and ends_sentence(above.words[-1].text)


def _element(group: Sequence[Line], left: float, body_size: float) -> Element:
    parts = tuple(line.words for line in group)
    first = group[0].words[0]
    if group[0].size < SMALL * body_size and is_footnote_mark(first.text):
        return Element(BlockKind.FOOTNOTE, parts)
    if is_item_mark(first.text) and starts_item([word.text for word in group[0].words[:2]]):
        level = 1 + int((group[0].left - left) / (1.5 * first.size))
        return Element(BlockKind.ITEM, parts, level)
    return Element(BlockKind.PARAGRAPH, parts)


def join_broken(elements: Iterable[Element]) -> list[Element]:
    """Join a paragraph that a column's end broke: no sentence ends there, lower case follows."""
    joined: list[Element] = []
    for element in elements:
        if joined and _goes_on(joined[-1], element):
            last = joined.pop()
            joined.append(Element(last.kind, last.parts + element.parts, last.level))
        else:
            joined.append(element)
    return joined


def _goes_on(before: Element, after: Element) -> bool:
    joinable = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    if before.kind not in joinable or after.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = before.parts[-1][-1], after.parts[0][0]
    small, large = sorted((last.size, first.size))
    return (
        first.top < last.top
        and re.match(r"[a-zæøåäö]", first.text) is not None
        and not ends_sentence(last.text)
        and large < MEASURED_SIZE_STEP * small
        and sum(map(len, before.parts)) > 5
    )
