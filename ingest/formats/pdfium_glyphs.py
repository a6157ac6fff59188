"""PDFium's characters in stretches: those that surely belong to one word are told at once.

Asking PDFium costs two calls a character; deciding for each in Python cost four times that.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_HYPHEN_AT_LINE_END = 0x02
"""PDFium puts this for a hyphen (soft or hard) at a line's end, and leaves the line break out."""
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
TOUCHING = 0.28
"""Characters no further apart than this, in points, belong together whatever their size."""


@dataclass(slots=True)
class Rect:
    """A box in PDF coordinates, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def grow(self, other: "Rect") -> None:
        """Take another box in."""
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


@dataclass(slots=True)
class Stretch:
    """Letters that touch one another: the place of the first, their box, the first one's box.

    A blank, a digit or a character without width is a stretch of its own.
    """

    first: int
    text: str
    rect: Rect
    first_rect: Rect


def read_stretches(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> Iterator[Stretch]:
    """All COUNT characters of a page, in PDFium's order."""
    if not count:
        return
    letters = [_letter(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count)]
    boxes = _read_boxes(textpage, count)
    starts = np.flatnonzero(~_goes_on(letters, boxes))
    outer = [
        low.reduceat(boxes[:, side], starts).tolist()
        for side, low in enumerate((np.minimum, np.minimum, np.maximum, np.maximum))
    ]
    first = boxes[starts].tolist()
    ends = [*starts[1:].tolist(), count]
    for at, end, *sides, own in zip(starts.tolist(), ends, *outer, first, strict=True):
        text = "".join(letters[at:end])
        yield Stretch(at, text, Rect(*sides), Rect(*own))


def _letter(code: int) -> str:
    return "-" if code == _HYPHEN_AT_LINE_END else chr(code)


def _read_boxes(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> NDArray[np.float64]:
    """Left, bottom, right, top of every character: array of count x 4."""
    rects = (pdfium.FS_RECTF * count)()
    for at, rect in enumerate(rects):
        pdfium.FPDFText_GetLooseCharBox(textpage, at, rect)
    stored = np.frombuffer(rects, dtype=np.float32).reshape(count, 4)
    return stored[:, [0, 3, 2, 1]].astype(np.float64)  # stored as left, top, right, bottom


def _goes_on(letters: list[str], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each character whether it touches the one before, both being plain letters or signs."""
    plain = np.array([letter > " " and not _stands_alone(letter) for letter in letters])
    before, after = boxes[:-1], boxes[1:]
    apart = np.maximum(after[:, :2] - before[:, 2:], before[:, :2] - after[:, 2:]).max(axis=1)
    touching = plain[1:] & plain[:-1] & (apart <= TOUCHING)
    return np.concatenate(([False], touching))


def _stands_alone(letter: str) -> bool:
    return letter.isspace() or letter.isdigit() or letter in ZERO_WIDTH
