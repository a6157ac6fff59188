"""PDFium's characters in stretches: those that surely belong to one word are told at once.

Asking PDFium for the box of each costs less than deciding for each in Python what it belongs to.
"""

import ctypes
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.formats.pdfium_calls import address_of, loose_box

_HYPHEN_AT_LINE_END = 0x02
"""PDFium puts this for a hyphen (soft or hard) at a line's end, and leaves the line break out."""
_HYPHEN_IN_TEXT = "\ufffe"
"""The same in a page's text as a whole."""
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
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

    A digit or a character without width is a stretch of its own.
    """

    first: int
    text: str
    rect: Rect
    first_rect: Rect


def read_stretches(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> Iterator[Stretch | None]:
    """All COUNT characters of a page, in PDFium's order; None for a blank, which parts words."""
    if not count:
        return
    letters = _read_letters(textpage, count)
    boxes = _read_boxes(textpage, count)
    starts = np.flatnonzero(~_goes_on(letters, boxes))
    outer = [
        low.reduceat(boxes[:, side], starts).tolist()
        for side, low in enumerate((np.minimum, np.minimum, np.maximum, np.maximum))
    ]
    first = boxes[starts].tolist()
    ends = [*starts[1:].tolist(), count]
    for at, end, *sides, own in zip(starts.tolist(), ends, *outer, first, strict=True):
        text = letters[at:end]
        if text[0] < " " or text[0].isspace():
            yield None
        elif text not in _ZERO_WIDTH:
            yield Stretch(at, text, Rect(*sides), Rect(*own))


def _read_letters(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> str:
    """Every character, a hyphen for one at a line's end.

    The whole text at once has them all, unless PDFium leaves out what has no meaning to it.
    """
    stored = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, stored) - 1
    text = bytes(stored).decode("utf-16-le", errors="surrogatepass")[:count]
    if written == count and not any(map(_is_surrogate, set(text))):
        return text.replace(_HYPHEN_IN_TEXT, "-")
    return "".join(_letter(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count))


def _is_surrogate(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


def _letter(code: int) -> str:
    return "-" if code == _HYPHEN_AT_LINE_END else chr(code)


def _read_boxes(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> NDArray[np.float64]:
    """Left, bottom, right, top of every character: array of count x 4."""
    stored = np.zeros((count, 4), np.float32)
    start, size = stored.ctypes.data, stored.strides[0]
    places = range(start, start + count * size, size)
    deque(map(loose_box, repeat(address_of(textpage)), range(count), places), maxlen=0)
    return stored[:, [0, 3, 2, 1]].astype(np.float64)  # stored as left, top, right, bottom


def _goes_on(letters: str, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each character whether it touches the one before, both being plain letters or signs."""
    is_plain = {letter: letter > " " and not _stands_alone(letter) for letter in set(letters)}
    plain = np.array([is_plain[letter] for letter in letters])
    before, after = boxes[:-1], boxes[1:]
    apart = np.maximum(after[:, :2] - before[:, 2:], before[:, :2] - after[:, 2:]).max(axis=1)
    touching = plain[1:] & plain[:-1] & (apart <= TOUCHING)
    return np.concatenate(([False], touching))


def _stands_alone(letter: str) -> bool:
    return letter.isspace() or letter.isdigit() or letter in _ZERO_WIDTH
