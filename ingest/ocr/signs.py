"""Signs that Tesseract's models do not know, or take for another: told by the shape of their ink.

The Danish model has no paragraph sign, dash, bullet or middle dot and reads `8`, `-` and `+` for
them; full stops before a capital come out as commas now and then. Shares are of the font size, with
bounds between what some seventy fonts have.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ocr.measure import find_baseline, line_size
from ingest.ocr.tesseract import OcrWord

Picture = NDArray[np.uint8]

DASH = 0.345
"""A stroke at least this long is a dash; hyphens have up to 0.34, dashes from 0.35 on."""
_STROKES = frozenset("-–—")
_PARAGRAPHS = frozenset("8&5$S69")
_RANGE = re.compile(r"\(?\d+-\d+\W*$")
_HANGS = 0.05
"""A paragraph sign reaches so far below the baseline; what it is read as does not."""
_DOTS = frozenset(("-", "+", ":+", "-+", ".", ":", "»", "*", "e", "o", "0", "°", "«", "+-"))
_DOT, _BULLET = 0.05, 0.22
"""Least heights of a middle dot and of a bullet."""
_MOST = 0.6
_FILLED = 0.68
"""A dot's ink fills this share of its box; a letter's, a plus's or an asterisk's does not."""
_SMALLEST = 20.0
"""Font size in pixels below which a comma cannot be told from a full stop."""
_INK = 140
"""Pixels darker than this are ink,"""
_LEAST_INK = 4
"""... and fewer of them than this a speck."""
_SEEN = 0.8
"""Confidence in a dot whose shape was seen, whatever it was read as."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print: its font size and where its letters stand, in pixels."""

    size: float
    baseline: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A word between those read before and after it."""

    before: OcrWord | None
    word: OcrWord
    after: OcrWord | None
    line: _Line

    @property
    def room(self) -> tuple[int, int]:
        """From where to where the sign may reach: Tesseract's box of a lone sign is a guess."""
        reach = round(0.5 * self.line.size)
        left, right = max(self.word.left - reach, 0), self.word.right + reach
        if self.before and self.before.line == self.word.line:
            left = self.before.right
        if self.after and self.after.line == self.word.line:
            right = self.after.left
        return left, right


@dataclass(frozen=True, slots=True)
class _Ink:
    """A blot of ink: its box in pixels and how much of it is filled, 0..1."""

    width: int
    height: int
    bottom: int
    fill: float


def mend_signs(words: Sequence[OcrWord], picture: Picture) -> tuple[OcrWord, ...]:
    """The words of a page with their signs as the picture (that they were read on) shows them."""
    lines = _lines(words)
    neighbours = zip([None, *words][:-1], words, [*words, None][1:], strict=True)
    return tuple(_mended(_Place(*three, lines[three[1].line]), picture) for three in neighbours)


def _lines(words: Iterable[OcrWord]) -> dict[tuple[int, int, int], _Line]:
    grouped: dict[tuple[int, int, int], list[OcrWord]] = defaultdict(list)
    for word in words:
        grouped[word.line].append(word)
    return {key: _line(line) for key, line in grouped.items()}


def _line(words: Sequence[OcrWord]) -> _Line:
    size = line_size(words)
    return _Line(size, find_baseline(words, size))


def _mended(place: _Place, picture: Picture) -> OcrWord:
    word, after, line = place.word, place.after, place.line
    text = word.text.replace("—", "–")
    if text in _STROKES | _DOTS:
        return _stroke_or_dot(place, picture)
    if text in _PARAGRAPHS and after and after.line == word.line and after.text[0].isdigit():
        hangs = word.bottom - line.baseline >= _HANGS * line.size
        text = "§" if hangs else text
    elif len(text) == 3 and text[2] == ")" and text[0].lower() == text[1] != text[0]:
        text = text[1:]  # `c)` comes out as `Cc)`
    elif _RANGE.match(text):
        text = _with_dash(word, text, line, picture)
    elif after and line.size >= _SMALLEST and _is_odd_stop(text, after.text):
        text = text[:-1] + _stop(word, text[-1], line, picture)
    return replace(word, text=text)


def _stroke_or_dot(place: _Place, picture: Picture) -> OcrWord:
    """The sign that stands alone between two words, as its ink shows it."""
    word, line = place.word, place.line
    left, right = place.room
    top = max(round(line.baseline - 0.8 * line.size), 0)
    ink = _ink(picture[top : round(line.baseline + 0.2 * line.size), left:right], top)
    if ink and _is_dot(ink, line):
        dot = "•" if ink.height >= _BULLET * line.size else "·"
        return replace(word, text=dot, confidence=max(word.confidence, _SEEN))
    if word.text not in _STROKES:
        return word
    width = ink.width if ink else word.right - word.left
    return replace(word, text="–" if width >= DASH * line.size else "-")


def _with_dash(word: OcrWord, text: str, line: _Line, picture: Picture) -> str:
    """A range of numbers (`2024-2027`) with the stroke that is printed between them."""
    part = picture[word.top : word.bottom, word.left : word.right]
    strokes = [blot for blot in _blots(part, word.top) if blot.height * 2.5 < blot.width]
    if len(strokes) != 1:
        return text
    return text.replace("-", "–") if strokes[0].width >= DASH * line.size else text


def _is_dot(ink: _Ink, line: _Line) -> bool:
    """Whether a blot is round and stands free of the baseline."""
    round_ = 0.75 <= ink.width / ink.height <= 1.33 and ink.fill >= _FILLED
    sized = _DOT * line.size <= ink.height <= _MOST * line.size
    return round_ and sized and ink.bottom < line.baseline - _DOT * line.size


def _is_odd_stop(text: str, after: str) -> bool:
    """Whether a comma before a capital, or a full stop before a small letter, ends a word."""
    lettered = len(text) > 2 and text[-2].isalnum()
    return lettered and (
        (text[-1] == "," and after[0].isupper()) or (text[-1] == "." and after[0].islower())
    )


def _stop(word: OcrWord, read: str, line: _Line, picture: Picture) -> str:
    """What stands at a word's end: a full stop is as high as wide and stands on the line."""
    top = max(round(line.baseline - 0.25 * line.size), 0)
    left = max(word.left, round(word.right - 0.3 * line.size))
    blots = _blots(
        picture[top : round(line.baseline + 0.3 * line.size), left : word.right + 4], top
    )
    if not blots:
        return read
    ink = blots[-1]
    hangs = (ink.bottom - line.baseline) / line.size
    if ink.height <= 1.3 * ink.width and hangs <= 0.04:
        return "."
    return "," if ink.height >= 1.5 * ink.width and hangs >= 0.06 else read


def _ink(part: Picture, top: int) -> _Ink | None:
    """The one blot of a part of the page that begins at TOP; None for none or several."""
    blots = _blots(part, top)
    return blots[0] if len(blots) == 1 else None


def _blots(part: Picture, top: int) -> list[_Ink]:
    """The blots of a part of the page that begins at TOP, from left to right by where they end.

    Those that are cut off at its sides are left out.
    """
    if not part.size:
        return []
    _, ink = cv2.threshold(part, _INK, 255, cv2.THRESH_BINARY_INV)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [
        _Ink(width, height, top + y + height, area / (width * height))
        for x, y, width, height, area in sorted(stats[1:].tolist(), key=lambda s: s[0] + s[2])
        if area >= _LEAST_INK and x > 0 and x + width < part.shape[1]
    ]
