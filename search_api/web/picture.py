"""Where a stretch of a page's repaired text stands on the page's picture."""

from collections.abc import Iterable, Iterator

from ingest.document import Box, Page, PlacedWord
from ingest.tracing import repaired_to_raw

_SAME_LINE = 0.5
"""Boxes that overlap by this share of the lower one's height stand on one line."""


def boxes_of(page: Page, stretches: Iterable[tuple[int, int]]) -> list[Box]:
    """Return boxes around the words of these stretches, those of one line joined.

    Offsets are half-open and into the repaired text; the boxes are fractions of the picture.
    """
    offsets = repaired_to_raw(page.edits)
    found: list[Box] = []
    for start, end in stretches:
        raw_start, raw_end = offsets.start(start), offsets.end(end)
        words = [word for word in page.words if word.start < raw_end and raw_start < word.end]
        found.extend(_by_line(words))
    return found


def _by_line(words: list[PlacedWord]) -> Iterator[Box]:
    line: Box | None = None
    for word in words:
        if line is not None and _on_line(line, word.box):
            line = _around(line, word.box)
            continue
        if line is not None:
            yield line
        line = word.box
    if line is not None:
        yield line


def _on_line(line: Box, box: Box) -> bool:
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    lower = min(line.bottom - line.top, box.bottom - box.top)
    return shared > _SAME_LINE * lower and box.left >= line.left


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
