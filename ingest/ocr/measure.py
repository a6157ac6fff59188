"""Font sizes from the ink of words: Tesseract's word boxes fit the letters, not the type."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from ingest.layout.word import Cell, Grid, LayoutWord
from ingest.ocr.tesseract import OcrWord

_ASCENDING = frozenset("bdfhijkltABCDEFGHIJKLMNOPQRSTUVWXYZÆØÄÖ0123456789äö§&")
_RISEN = frozenset("åÅ")
_DESCENDING = frozenset("gjpqyQ")
_X_HEIGHT, _ASCENT, _DESCENT = 0.50, 0.70, 0.21
"""Shares of the font size, as in common text faces."""


_HANGING = frozenset(",;")
_COMMA = 0.12
ABOVE, BELOW = 0.85, 0.22
"""Reach of a line's box above and below the baseline, in font sizes."""
SHORT = 20
"""A line of fewer letters is measured badly,"""
UNSURE_SHORT, UNSURE = 0.35, 0.15
"""... by so much of its size, where another is by so much."""


def to_layout_words(words: Iterable[OcrWord], *, points: float) -> tuple[LayoutWord, ...]:
    """Words in points (`points` to a pixel), with the size of the line that they were seen in.

    Boxes are made as high as the type: Tesseract's fit the ink, `er` would stand lower than `og`.
    """
    lines: dict[tuple[int, int, int], list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sizes = {key: line_size(line) for key, line in lines.items()}
    usual = median(sizes[word.line] for line in lines.values() for word in line) if lines else 0.0
    return tuple(
        placed
        for key, line in lines.items()
        for placed in _placed(line, _steadied(sizes[key], line, usual), points)
    )


def _steadied(size: float, line: Sequence[OcrWord], usual: float) -> float:
    """The page's usual size for lines that differ by no more than measuring does."""
    short = sum(len(word.text) for word in line) < SHORT
    return usual if abs(size / usual - 1) <= (UNSURE_SHORT if short else UNSURE) else size


def _placed(line: Sequence[OcrWord], size: float, points: float) -> Iterator[LayoutWord]:
    usual = find_baseline(line, size)
    for word in line:
        baseline = _baseline(word, size) if _has_letters(word) else usual
        yield LayoutWord(
            text=word.text,
            left=word.left * points,
            top=(baseline - ABOVE * size) * points,
            right=word.right * points,
            bottom=(baseline + BELOW * size) * points,
            size=size * points,
            confidence=word.confidence,
        )


def find_baseline(line: Sequence[OcrWord], size: float) -> float:
    """Where the letters of a line of font size SIZE stand, in pixels from the top."""
    lettered = [word for word in line if _has_letters(word)] or line
    return median(_baseline(word, size) for word in lettered)


def _has_letters(word: OcrWord) -> bool:
    return any(map(str.isalnum, word.text))


def _baseline(word: OcrWord, size: float) -> float:
    """Where the letters stand, in pixels from the top."""
    letters = set(word.text)
    hangs = _DESCENT if letters & _DESCENDING else _COMMA if letters & _HANGING else 0.0
    return word.bottom - hangs * size


def scale_grids(grids: Iterable[Grid], *, points: float) -> tuple[Grid, ...]:
    """Tables in points instead of pixels."""
    return tuple(
        Grid(tuple(tuple(_scaled(cell, points) for cell in row) for row in grid.rows))
        for grid in grids
    )


def _scaled(cell: Cell, points: float) -> Cell:
    edges = (cell.left, cell.top, cell.right, cell.bottom)
    return Cell(*(edge * points for edge in edges))


def line_size(line: Sequence[OcrWord]) -> float:
    """A line's font size in pixels: the middle one of what words say, long ones counting more."""
    lettered = [word for word in line if _has_letters(word)] or list(line)
    return median(
        (word.bottom - word.top) / _share(word.text) for word in lettered for _ in word.text
    )


def _share(text: str) -> float:
    """How much of the font size the letters of a word take up in height."""
    letters = set(text)
    rise = _ASCENT if letters & (_ASCENDING | _RISEN) else _X_HEIGHT
    return rise + (_DESCENT if letters & _DESCENDING else 0.0)
