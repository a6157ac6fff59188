"""From the frame in which a page is read (turned upright, straightened) back to the page's own."""

import math
from dataclasses import dataclass
from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box

Floats = NDArray[np.float64]
_STEPS = 1e5
_DOUBTFUL = 1e-6


@dataclass(frozen=True, slots=True)
class Frame:
    """The reading frame: its size in points, and how the page was moved to get into it.

    `turned` (0, 90, 180, 270) is how far the page was turned clockwise; then it was straightened by
    `skew` degrees (clockwise) about its middle.
    """

    width: float
    height: float
    turned: int = 0
    skew: float = 0.0

    def page_boxes(self, corners: Floats) -> list[Box]:
        """The places on the page, in fractions, of boxes in the reading frame, in points.

        CORNERS are left, top, right and bottom, a row for each box.
        """
        left, top, right, bottom = corners.T
        x, y = self._shift((left + right) / 2, (top + bottom) / 2) if self.skew else (0.0, 0.0)
        x1, y1 = self._unturned((left + x) / self.width, (top + y) / self.height)
        x2, y2 = self._unturned((right + x) / self.width, (bottom + y) / self.height)
        low, high = np.minimum((x1, y1), (x2, y2)), np.maximum((x1, y1), (x2, y2))
        fractions = np.concatenate((low, high)).T.clip(0.0, 1.0)
        return list(starmap(Box, _rounded(fractions).tolist()))

    def _shift(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """How far points move when the straightening is taken back."""
        angle = math.radians(-self.skew)
        across, down = x - self.width / 2, y - self.height / 2
        moved_x = across * math.cos(angle) - down * math.sin(angle)
        moved_y = across * math.sin(angle) + down * math.cos(angle)
        return moved_x - across, moved_y - down

    def _unturned(self, u: Floats, v: Floats) -> tuple[Floats, Floats]:
        turns = {0: (u, v), 90: (v, 1 - u), 180: (1 - u, 1 - v), 270: (1 - v, u)}
        return turns[self.turned]


def _rounded(fractions: Floats) -> Floats:
    """Return fractions with five digits, as `round` does it, which takes ten times as long.

    Only what lies half-way between two, as far as 64 bits tell, is left to it.
    """
    scaled = fractions * _STEPS
    rounded: Floats = np.rint(scaled) / _STEPS
    halfway = np.abs(scaled - np.floor(scaled) - 0.5) < _DOUBTFUL
    rounded[halfway] = [round(fraction, 5) for fraction in fractions[halfway].tolist()]
    return rounded
