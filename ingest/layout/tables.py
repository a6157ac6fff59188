"""Tables as rows: ruled ones from their cells, unruled ones from the white between columns."""

import itertools
from collections.abc import Sequence
from statistics import median

from ingest.layout.lines import Line, Row, build_lines, group_rows, make_line
from ingest.layout.marks import is_mark
from ingest.layout.word import Cell, Grid, LayoutWord

MIN_ROWS = 3
"""Fewer rows than this side by side are not taken for an unruled table."""
CELL_GAP = 1.2
"""Cells of an unruled table stand at least this many font sizes apart."""


def take_ruled(
    words: Sequence[LayoutWord], grids: Sequence[Grid]
) -> tuple[list[Line], list[LayoutWord]]:
    """Each ruled table as one piece, and the words that stand in none."""
    tables: list[Line] = []
    rest = list(words)
    for grid in grids:
        rows = [_ruled_row(row, rest) for row in grid.rows]
        held = {id(word) for row in rows for cell in row for word in cell}
        filled = tuple(row for row in rows if any(row))
        if len(filled) >= 2 and max(map(len, filled)) >= 2:
            rest = [word for word in rest if id(word) not in held]
            tables.append(_as_piece(grid, filled))
    return tables, rest


def _ruled_row(cells: Sequence[Cell], words: Sequence[LayoutWord]) -> Row:
    return tuple(_in_reading_order([w for w in words if _holds(cell, w)]) for cell in cells)


def _holds(cell: Cell, word: LayoutWord) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return cell.left <= x < cell.right and cell.top <= y < cell.bottom


def _in_reading_order(words: Sequence[LayoutWord]) -> tuple[LayoutWord, ...]:
    rows = group_rows(build_lines(words))
    return tuple(word for row in rows for line in row for word in line.words)


def _as_piece(grid: Grid, rows: tuple[Row, ...]) -> Line:
    cells = [cell for row in grid.rows for cell in row]
    words = [word for row in rows for cell in row for word in cell]
    return Line(
        words=(),
        left=min(cell.left for cell in cells),
        top=min(cell.top for cell in cells),
        right=max(cell.right for cell in cells),
        bottom=max(cell.bottom for cell in cells),
        size=median(word.size for word in words),
        table=rows,
    )


def table_runs(rows: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """Half-open ranges of rows that form unruled tables: cells in line over at least three rows."""
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(rows):
        end = _run_end(rows, start)
        if end - start >= MIN_ROWS:
            runs.append((start, end))
            start = end
        else:
            start += 1
    return runs


def _run_end(rows: Sequence[Sequence[Line]], start: int) -> int:
    """Where the run that starts here ends; its last row has several cells."""
    gaps = _cell_gaps(rows[start])
    end = start + 1
    if not gaps:
        return end
    for index in range(start + 1, len(rows)):
        own = _cell_gaps(rows[index])
        gaps = _shared(gaps, own) if own else _uncrossed(gaps, rows[index])
        far = rows[index][0].top - rows[index - 1][0].bottom > 2 * rows[index][0].size
        if not gaps or far:
            break
        if own:
            end = index + 1
    return end


def _cell_gaps(row: Sequence[Line]) -> list[tuple[float, float]]:
    """White between the cells of a row; none after a bullet or number, which is no cell."""
    if any(line.table for line in row):
        return []
    pairs = itertools.pairwise(row)
    return [
        (before.right, after.left)
        for index, (before, after) in enumerate(pairs)
        if after.left - before.right >= CELL_GAP * after.size
        and not (index == 0 and is_mark(before.text))
    ]


def _shared(
    gaps: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    met = [(max(a, c), min(b, d)) for a, b in gaps for c, d in others]
    return [(left, right) for left, right in met if right - left >= MIN_ROWS]


def _uncrossed(gaps: list[tuple[float, float]], row: Sequence[Line]) -> list[tuple[float, float]]:
    """The gaps, where a row of one piece keeps to one column; else none."""
    line = make_line(w for piece in row for w in piece.words) if row[0].words else row[0]
    crossed = any(line.left < left and line.right > right for left, right in gaps)
    return [] if crossed or row[0].table else gaps


def unruled_rows(rows: Sequence[Sequence[Line]]) -> list[Row]:
    """The rows of an unruled table, wrapped cells put together again."""
    borders = _borders([line for row in rows for line in row])
    cells = [_in_columns(row, borders) for row in rows]
    tops = [row[0].middle for row in rows]
    steps = [below - above for above, below in itertools.pairwise(tops)]
    tight = min(steps) * 1.15
    loose = max(steps) > min(steps) * 1.3
    table: list[Row] = [cells[0]]
    for row, step in zip(cells[1:], steps, strict=True):
        partial = not all(row)
        if partial and step <= tight and (loose or not row[0]):
            pairs = zip(table[-1], row, strict=True)
            table[-1] = tuple(above + below for above, below in pairs)
        else:
            table.append(row)
    return table


def _borders(lines: Sequence[Line]) -> list[float]:
    """Middles of the strips that no line touches."""
    borders: list[float] = []
    reach = min(line.right for line in lines)
    for line in sorted(lines, key=lambda line: line.left):
        if line.left - reach >= MIN_ROWS:
            borders.append((line.left + reach) / 2)
        reach = max(reach, line.right)
    return borders


def _in_columns(row: Sequence[Line], borders: Sequence[float]) -> Row:
    cells: list[list[LayoutWord]] = [[] for _ in range(len(borders) + 1)]
    for line in row:
        column = sum(border < (line.left + line.right) / 2 for border in borders)
        cells[column].extend(line.words)
    return tuple(tuple(cell) for cell in cells)
