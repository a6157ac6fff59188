"""Font sizes from the ink of words: Tesseract's word boxes fit the letters, not the type."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from ingest.layout.word import Cell, Grid, LayoutWord
from ingest.ocr.tesseract import OcrWord

_ASCENDING = frozenset("bdfhijkltABCDEFGHIJKLMNOPQRSTUVWXYZÆØÄÖ0123456789äö§&")
_RISEN = frozenset("åÅ")
_DESCENDING = frozenset("gjpqyQ")
_X_HEIGHT, _ASCENT, _DESCENT = 0.50, 0.70, 0.21
"""Shares of the font size, as in common text faces."""


DASH = 0.4
"""A stroke this many font sizes long is a dash; a hyphen has a quarter to a third."""


def to_layout_words(words: Iterable[OcrWord], *, points: float) -> tuple[LayoutWord, ...]:
    """Words in points (`points` to a pixel) with the size of the line that they were seen in."""
    lines: dict[tuple[int, int, int], list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return tuple(
        LayoutWord(
            text=_with_dashes(word, size),
            left=word.left * points,
            top=word.top * points,
            right=word.right * points,
            bottom=word.bottom * points,
            size=size * points,
            confidence=word.confidence,
        )
        for line in lines.values()
        for size in (_line_size(line),)
        for word in line
    )


def _with_dashes(word: OcrWord, size: float) -> str:
    """Danish and Swedish have one dash, half an em long, which Tesseract takes for others."""
    text = word.text.replace("—", "–")
    if text == "-" and word.right - word.left >= DASH * size:
        return "–"
    return text


def scale_grids(grids: Iterable[Grid], *, points: float) -> tuple[Grid, ...]:
    """Tables in points instead of pixels."""
    return tuple(
        Grid(tuple(tuple(_scaled(cell, points) for cell in row) for row in grid.rows))
        for grid in grids
    )


def _scaled(cell: Cell, points: float) -> Cell:
    edges = (cell.left, cell.top, cell.right, cell.bottom)
    return Cell(*(edge * points for edge in edges))


def _line_size(line: Sequence[OcrWord]) -> float:
    """In pixels: the middle one of what its words' heights say, long words counting more."""
    lettered = [word for word in line if any(map(str.isalnum, word.text))] or list(line)
    return median(
        (word.bottom - word.top) / _share(word.text) for word in lettered for _ in word.text
    )


def _share(text: str) -> float:
    """How much of the font size the letters of a word take up in height."""
    letters = set(text)
    rise = _ASCENT if letters & (_ASCENDING | _RISEN) else _X_HEIGHT
    return rise + (_DESCENT if letters & _DESCENDING else 0.0)
