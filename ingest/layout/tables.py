"""Tables as rows: ruled ones from their cells, unruled ones from the white between columns."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median

from ingest.layout.lines import Line, Row, build_lines, group_rows
from ingest.layout.marks import is_mark
from ingest.layout.word import Cell, Grid, LayoutWord

MIN_ROWS = 3
"""Fewer rows than this side by side are not taken for an unruled table."""
CELL_GAP = 0.95
"""Cells of an unruled table stand at least this many font sizes apart,"""
ODD_GAP = 1.9
"""... and this many times as far as the words in them (a justified line has wide blanks)."""
WRAPPED = 3
"""A cell's line of fewer words than this was hardly broken for want of room."""
MIN_STRIP = 4.0
"""White between two columns of a table, in points, that no line crosses."""

Gap = tuple[float, float]


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
    gaps = cell_gaps(rows[start])
    end = start + 1
    for index in range(start + 1, len(rows)):
        row = rows[index]
        far = row[0].top - rows[index - 1][0].bottom > 2 * row[0].size
        gaps = [] if far or row[0].table else narrowed(gaps, row)
        if not gaps:
            break
        if any(row[0].right <= left and row[-1].left >= right for left, right in gaps):
            end = index + 1
    return end


def cell_gaps(row: Sequence[Line]) -> list[Gap]:
    """White between the cells of a row; none after a bullet or number, which is no cell."""
    if any(line.table for line in row):
        return []
    least = max(CELL_GAP * row[0].size, ODD_GAP * _blank(row))
    return [
        (before.right, after.left)
        for index, (before, after) in enumerate(pairwise(row))
        if after.left - before.right >= least and not (index == 0 and is_mark(before.text))
    ]


def _blank(row: Sequence[Line]) -> float:
    """The row's usual space between words, in points; 0 where only single words stand in it."""
    words = [word for line in row for word in line.words]
    gaps = sorted(after.left - before.right for before, after in pairwise(words))
    return gaps[len(gaps) // 4] if len(words) > len(row) else 0.0


def narrowed(gaps: Sequence[Gap], row: Sequence[Line]) -> list[Gap]:
    """What is left of the gaps when another row keeps to them; a gap that it crosses is gone."""
    kept = []
    for left, right in gaps:
        middle = (left + right) / 2
        before = [line.right for line in row if (line.left + line.right) / 2 < middle]
        after = [line.left for line in row if (line.left + line.right) / 2 >= middle]
        narrow = (max((left, *before)), min((right, *after)))
        if narrow[1] - narrow[0] >= MIN_STRIP:
            kept.append(narrow)
    return kept


def unruled_rows(rows: Sequence[Sequence[Line]]) -> list[Row]:
    """The rows of an unruled table, wrapped cells put together again."""
    borders = _borders([line for row in rows for line in row])
    cells = [_in_columns(row, borders) for row in rows]
    edges = _right_edges(cells, borders)
    steps = [after[0].middle - before[0].middle for before, after in pairwise(rows)]
    tight = min(steps) * 1.2
    table: list[Row] = [cells[0]]
    above = cells[0]
    for row, step in zip(cells[1:], steps, strict=True):
        if step <= tight and _goes_on(above, row, edges):
            table[-1] = tuple(old + new for old, new in zip(table[-1], row, strict=True))
        else:
            table.append(row)
        above = row
    return table


def _goes_on(above: Row, row: Row, edges: Sequence[float]) -> bool:
    """Whether every cell of this line had to be broken: its first word did not fit in above."""
    pairs = [(old, new, edge) for old, new, edge in zip(above, row, edges, strict=True) if new]
    return all(
        old and old[-1].right + new[0].right - new[0].left + 0.2 * new[0].size > edge
        for old, new, edge in pairs
    )


def _right_edges(rows: Sequence[Row], borders: Sequence[float]) -> list[float]:
    """How far right each column reaches: its longest line, if that looks like a wrapped one."""
    edges = []
    for column, border in zip(zip(*rows, strict=True), (*borders, inf), strict=True):
        wraps = any(len(cell) >= WRAPPED for cell in column)
        longest = max((word.right for cell in column for word in cell), default=border)
        edges.append(longest if wraps else border)
    return edges


def _borders(lines: Sequence[Line]) -> list[float]:
    """Middles of the strips that no line touches."""
    borders: list[float] = []
    reach = min(line.right for line in lines)
    for line in sorted(lines, key=lambda line: line.left):
        if line.left - reach >= MIN_STRIP:
            borders.append((line.left + reach) / 2)
        reach = max(reach, line.right)
    return borders


def _in_columns(row: Sequence[Line], borders: Sequence[float]) -> Row:
    cells: list[list[LayoutWord]] = [[] for _ in range(len(borders) + 1)]
    for line in row:
        column = sum(border < (line.left + line.right) / 2 for border in borders)
        cells[column].extend(line.words)
    return tuple(tuple(cell) for cell in cells)
