"""Tables without rules whose rows are parted by white: each stretch between two whites is a row.

Cells may be wrapped over many lines, so that they look like columns of prose; what tells them apart
is that row after row starts level in every column.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from ingest.layout.lines import Line, Row, group_rows
from ingest.layout.marks import is_mark
from ingest.layout.tables import Gap, cell_gaps, narrowed

MIN_ROWS = 3
WHITE = 0.25
"""Space between lines, in font sizes, that is so much more than their usual one parts rows."""
COLUMN_GAP = 0.6
"""White between the columns of a row of several lines, in font sizes."""
LEVEL = 0.4
"""Cells start level when their first lines differ by less than this many font sizes in height."""
LONG = 3
"""A stretch so many times as long as the others is no row of their table,"""
LONG_LINES = 6
"""... if it has at least so many lines."""

Strip = list[Line]


def between_white(lines: Sequence[Line]) -> list[Strip]:
    """The lines cut at the white strips that are higher than the usual space between lines."""
    strips: list[Strip] = []
    bottom = 0.0
    white = WHITE + _usual_white(lines)
    for line in sorted(lines, key=lambda line: line.top):
        if not strips or line.top - bottom > white * line.size:
            strips.append([])
        strips[-1].append(line)
        bottom = max(bottom, line.bottom)
    return strips


def _usual_white(lines: Sequence[Line]) -> float:
    """The space from a line to the next one under it, in font sizes; 0 where boxes overlap."""
    ordered = sorted(lines, key=lambda line: line.top)
    found = []
    for index, line in enumerate(ordered):
        under = (
            other
            for other in ordered[index + 1 :]
            if other.left < line.right and other.right > line.left and other.middle > line.bottom
        )
        below = next(under, None)
        if below is not None:
            found.append((below.top - line.bottom) / line.size)
    found.sort()
    return max(found[len(found) // 3], 0.0) if found else 0.0


def take_open(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each open table among them made into one piece."""
    taken: list[Line] = []
    strips = between_white(lines)
    position = 0
    for start, end, gaps in _runs(strips):
        taken += [line for strip in strips[position:start] for line in strip]
        taken.append(_as_piece(strips[start:end], gaps))
        position = end
    return taken + [line for strip in strips[position:] for line in strip]


def _runs(strips: Sequence[Strip]) -> Iterator[tuple[int, int, list[Gap]]]:
    """Half-open ranges of strips that are rows of one table, and the white between its columns."""
    start = 0
    while start < len(strips):
        end, gaps = _run(strips, start)
        first, last = _without_long(strips, start, end)
        found = last - first >= MIN_ROWS and not _are_paragraphs(strips[first:last], gaps)
        if found:
            yield first, last, gaps
        start = last if found else start + 1


def _run(strips: Sequence[Strip], start: int) -> tuple[int, list[Gap]]:
    gaps = _row_gaps(strips[start])
    end = start + 1
    while gaps and end < len(strips):
        own = _row_gaps(strips[end])
        kept = narrowed(gaps, sorted(strips[end], key=lambda line: line.left)) if own else []
        if not kept or not any(
            left < gap[1] and gap[0] < right for gap in own for left, right in kept
        ):
            break
        gaps, end = kept, end + 1
    return end, gaps


def _without_long(strips: Sequence[Strip], start: int, end: int) -> tuple[int, int]:
    """The run without a column of prose that stands over or under it."""
    heights = [len(group_rows(strip)) for strip in strips[start:end]]
    longest = max(LONG_LINES, LONG * median(heights)) if heights else 0
    if len(heights) > 1 and heights[0] > longest:
        start += 1
    if len(heights) > 1 and heights[-1] > longest:
        end -= 1
    return start, end


def _are_paragraphs(strips: Sequence[Strip], gaps: Sequence[Gap]) -> bool:
    """Whether these are columns of prose after all, whose paragraphs happen to begin side by side.

    Then they end side by side as well; cells of a row seldom do.
    """
    wrapped = [strip for strip in strips[:-1] if len(group_rows(strip)) > 1]
    return len(wrapped) >= 2 and all(_end_together(strip, gaps) for strip in wrapped)


def _end_together(strip: Strip, gaps: Sequence[Gap]) -> bool:
    cells = _cells(strip, gaps)
    ends = [max(line.middle for line in cell) for cell in cells if cell]
    return len(ends) == len(cells) and max(ends) - min(ends) < LEVEL * strip[0].size


def _row_gaps(strip: Strip) -> list[Gap]:
    """The white between the columns of a row; none where this is no row of a table."""
    if any(line.table for line in strip):
        return []
    rows = group_rows(strip)
    gaps = cell_gaps(rows[0]) if len(rows) == 1 else _column_gaps(strip)
    cells = _cells(strip, gaps)
    if gaps and is_mark(" ".join(line.text for line in cells[0])):
        gaps, cells = gaps[1:], _cells(strip, gaps[1:])
    tops = [min(line.middle for line in cell) for cell in cells if cell]
    level = bool(tops) and max(tops) - min(tops) < LEVEL * strip[0].size
    return gaps if level else []


def _column_gaps(strip: Strip) -> list[Gap]:
    gaps: list[Gap] = []
    reach = min(line.right for line in strip)
    for line in sorted(strip, key=lambda line: line.left):
        if line.left - reach >= COLUMN_GAP * line.size:
            gaps.append((reach, line.left))
        reach = max(reach, line.right)
    return gaps


def _cells(strip: Strip, gaps: Sequence[Gap]) -> list[Strip]:
    cells: list[Strip] = [[] for _ in range(len(gaps) + 1)]
    for line in strip:
        cells[sum((left + right) / 2 < line.left for left, right in gaps)].append(line)
    return cells


def _as_piece(strips: Sequence[Strip], gaps: Sequence[Gap]) -> Line:
    lines = [line for strip in strips for line in strip]
    return Line(
        words=(),
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        size=median(line.size for line in lines),
        table=tuple(_row(strip, gaps) for strip in strips),
    )


def _row(strip: Strip, gaps: Sequence[Gap]) -> Row:
    return tuple(
        tuple(word for row in group_rows(cell) for line in row for word in line.words)
        for cell in _cells(strip, gaps)
    )
