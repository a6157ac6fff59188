"""Ruled tables on a page's picture: where their cells are, and the picture without the rules."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.layout.word import Cell, Grid

MIN_RULE = 1 / 28
"""A rule is at least this share of the page's width long."""
MIN_TABLE = 0.15
"""A table is at least this share of the page's width wide."""
MIN_CELLS = 4
MIN_CELL = 10
"""Cells are at least this many pixels wide and high, on the half-size copy that is looked at."""

Picture = NDArray[np.uint8]
Mask = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class RuledPicture:
    """The tables of a picture, their cells in pixels, and the picture without the rules."""

    grids: tuple[Grid, ...]
    picture: Picture


def find_tables(picture: Picture) -> RuledPicture:
    """Find tables whose cells are closed in by rules; without any, the picture stays as it is."""
    rules = _rules(picture)
    count, _, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    grids: list[Grid] = []
    clean = picture
    for left, top, width, height, _ in stats[1:count]:
        if width < MIN_TABLE * rules.shape[1] or height < 2 * MIN_CELL:
            continue
        part = np.s_[top : top + height, left : left + width]
        cells = _cells(rules[part], left, top)
        if len(cells) >= MIN_CELLS:
            grids.append(Grid(_in_rows(cells)))
            clean = _painted_over(clean, rules, (left, top, width, height))
    return RuledPicture(tuple(grids), clean)


def _rules(picture: Picture) -> Mask:
    """Long level and upright strokes, on a copy of half the size in which thin lines survive."""
    darkest = cv2.erode(picture, np.ones((2, 2), dtype=np.uint8))[::2, ::2]
    _, ink = cv2.threshold(darkest, 160, 255, cv2.THRESH_BINARY_INV)
    length = max(int(ink.shape[1] * MIN_RULE), 15)
    level = _opened(ink, (length, 1))
    upright = _opened(ink, (1, length))
    joined = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), dtype=np.uint8))
    return np.asarray(joined, dtype=np.uint8)


def _opened(ink: cv2.typing.MatLike, size: tuple[int, int]) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _cells(rules: Mask, left: int, top: int) -> list[Cell]:
    """White parts that rules close in on all sides, in pixels of the whole picture."""
    inside = cv2.copyMakeBorder(
        cv2.bitwise_not(rules), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(255,)
    )
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=4)
    outside = labels[0, 0]
    return [
        Cell(
            *(2.0 * edge for edge in (left + x - 1, top + y - 1, left + x - 1 + w, top + y - 1 + h))
        )
        for label, (x, y, w, h, _) in enumerate(stats)
        if label not in (0, outside) and w >= MIN_CELL and h >= MIN_CELL
    ]


def _in_rows(cells: list[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Cells whose tops lie at one height form a row; one that spans rows belongs to its first."""
    rows: list[list[Cell]] = []
    near = min(cell.bottom - cell.top for cell in cells) / 2
    for cell in sorted(cells, key=lambda cell: cell.top):
        if rows and cell.top - rows[-1][0].top < near:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return tuple(tuple(sorted(row, key=lambda cell: cell.left)) for row in rows)


def _painted_over(picture: Picture, rules: Mask, box: tuple[int, int, int, int]) -> Picture:
    left, top, width, height = (2 * int(edge) for edge in box)
    clean = picture.copy()
    part = clean[top : top + height, left : left + width]
    mask = cv2.resize(
        rules[top // 2 : (top + height) // 2, left // 2 : (left + width) // 2],
        (part.shape[1], part.shape[0]),
        interpolation=cv2.INTER_NEAREST,
    )
    part[mask > 0] = 255
    return clean
