"""From the frame in which a page is read (turned upright, straightened) back to the page's own."""

import math
from dataclasses import dataclass

from ingest.document import Box


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

    def page_box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The place on the page, in fractions, of a box in the reading frame, in points."""
        if not self.turned and not self.skew:  # most pages, and every word of them asks
            return _box(
                left / self.width, top / self.height, right / self.width, bottom / self.height
            )
        shift_x, shift_y = self._shift((left + right) / 2, (top + bottom) / 2)
        corners = (
            self._unturned((left + shift_x) / self.width, (top + shift_y) / self.height),
            self._unturned((right + shift_x) / self.width, (bottom + shift_y) / self.height),
        )
        return _box(*corners[0], *corners[1])

    def _shift(self, x: float, y: float) -> tuple[float, float]:
        """How far a point moves when the straightening is taken back."""
        if not self.skew:
            return 0.0, 0.0
        angle = math.radians(-self.skew)
        across, down = x - self.width / 2, y - self.height / 2
        moved_x = across * math.cos(angle) - down * math.sin(angle)
        moved_y = across * math.sin(angle) + down * math.cos(angle)
        return moved_x - across, moved_y - down

    def _unturned(self, u: float, v: float) -> tuple[float, float]:
        turns = {0: (u, v), 90: (v, 1 - u), 180: (1 - u, 1 - v), 270: (1 - v, u)}
        return turns[self.turned]


def _box(x1: float, y1: float, x2: float, y2: float) -> Box:
    """Return the box between two corners, given in fractions."""
    if x2 < x1:
        x1, x2 = x2, x1
    if y2 < y1:
        y1, y2 = y2, y1
    return Box(_held(x1), _held(y1), _held(x2), _held(y2))


def _held(fraction: float) -> float:
    return round(0.0 if fraction < 0.0 else 1.0 if fraction > 1.0 else fraction, 5)
