"""PDFium's characters -> words with boxes, sizes and weights, in the frame of the page as shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from ingest.formats.pdfium_calls import address_of, is_unmapped
from ingest.formats.pdfium_glyphs import Rect, read_stretches
from ingest.formats.pdfium_type import Type, TypeReader
from ingest.layout.word import LayoutWord

_GAP = 0.18
"""Characters further apart than this many font sizes belong to two words, blank or no blank."""
_UNITS = frozenset(("m", "mm", "cm", "dm", "km"))
_SMALL, _RAISE = 0.8, 0.2
"""A footnote's mark is so much smaller than its word, and so much of the word's height above it."""
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class TextLayer:
    """A page's own text: its words, how far the text runs from upright, and signs of trouble.

    `turned` is the angle (0, 90, 180, 270, clockwise) by which the page must be turned for most
    words to stand upright; their boxes are in that turned frame. `unmapped` counts characters whose
    glyphs have no Unicode mapping, `invisible` words that are written without ink (someone's OCR).
    """

    words: tuple[LayoutWord, ...]
    turned: int
    unmapped: int
    invisible: int


@dataclass(frozen=True, slots=True)
class PageSpace:
    """How PDF coordinates lie on the page as shown: its box in points, `rotation` in degrees."""

    bounds: tuple[float, ...]
    rotation: int

    def turned(self, degrees: int) -> "PageSpace":
        """The space after turning the shown page clockwise."""
        return PageSpace(self.bounds, (self.rotation + degrees) % 360)

    def place(self, rect: Rect) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in points from the shown page's top left."""
        left, bottom, right, top = self.bounds
        match self.rotation:
            case 90:
                return rect.bottom - bottom, rect.left - left, rect.top - bottom, rect.right - left
            case 180:
                return (
                    right - rect.right,
                    rect.bottom - bottom,
                    right - rect.left,
                    rect.top - bottom,
                )
            case 270:
                return top - rect.top, right - rect.right, top - rect.bottom, right - rect.left
            case _:
                return rect.left - left, top - rect.top, rect.right - left, top - rect.bottom


@dataclass(slots=True)
class _Run:
    """Characters of one word, and where the first of them stands in PDFium's list."""

    first: int
    text: str
    rect: Rect

    def add(self, text: str, rect: Rect) -> None:
        self.text += text
        self.rect.grow(rect)

    def takes_note(self) -> bool:
        """Whether a raised digit after it is a footnote's mark, and not the 2 of `km²`."""
        return self.text[-1] not in _RAISED and self.text.lower() not in _UNITS


def read_text_layer(textpage: "pdfium.FPDF_TEXTPAGE", space: PageSpace) -> TextLayer:
    """Every word of a page. Offsets and order are PDFium's, that is, mostly the file's."""
    count = pdfium.FPDFText_CountChars(textpage)
    runs = [run for run in _runs(textpage, count) if run.text.strip()]
    reader = TypeReader(textpage, space.rotation)
    types = [reader.at(run.first) for run in runs]
    turned = _most_common_turn(types, runs)
    reading = space.turned(turned)
    words = tuple(
        _word(run, reading, one, upright=(one.angle + turned) % 360 == 0)
        for run, one in zip(runs, types, strict=True)
    )
    unmapped = list(map(is_unmapped, repeat(address_of(textpage)), range(count))).count(1)
    return TextLayer(words, turned, unmapped, sum(one.invisible for one in types))


def _runs(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> Iterator[_Run]:
    """Words: broken at blanks, wide gaps, steps to another line, and hyphens at a line's end."""
    run: _Run | None = None
    for stretch in read_stretches(textpage, count):
        if stretch is None:
            if run:
                yield run
            run = None
            continue
        text, rect = stretch.text, stretch.first_rect
        raised = text.isdigit() and run is not None and _is_raised(run, rect)
        text = text.translate(_SUPERSCRIPTS) if raised else text
        if run and not _is_apart(run, rect) and not (raised and run.takes_note()):
            run.add(text, stretch.rect)
            continue
        if run:
            yield run
        run = _Run(stretch.first, text, stretch.rect)
    if run:
        yield run


def _is_raised(run: _Run, rect: Rect) -> bool:
    """Whether a character is small and stands high beside the word: a footnote's mark, a power.

    The second digit of a mark is told by the first.
    """
    if run.text[-1] in _RAISED:
        return rect.top - rect.bottom < 1.2 * (run.rect.top - run.rect.bottom)
    high = run.rect.top - run.rect.bottom
    small = rect.top - rect.bottom < _SMALL * high
    return small and rect.bottom > run.rect.bottom + _RAISE * high


def _is_apart(run: _Run, rect: Rect) -> bool:
    """Whether a character cannot belong to a word: beside it with a gap, or on another line."""
    word = run.rect
    high, wide = word.top - word.bottom, word.right - word.left
    across = max(rect.left - word.right, word.left - rect.right)
    along = max(rect.bottom - word.top, word.bottom - rect.top)
    extent = min(high, wide) if min(high, wide) > 0 else max(high, wide)
    upright = rect.top - rect.bottom
    return max(across, along) > _GAP * max(extent, min(upright, rect.right - rect.left), 1.0) * 1.6


def _most_common_turn(types: list[Type], runs: list[_Run]) -> int:
    letters = dict.fromkeys((0, 90, 180, 270), 0)
    for one, run in zip(types, runs, strict=True):
        if one.angle % 90 == 0:
            letters[-one.angle % 360] += len(run.text)
    return max(letters, key=lambda turn: letters[turn])


def _word(run: _Run, space: PageSpace, of: Type, *, upright: bool) -> LayoutWord:
    left, top, right, bottom = space.place(run.rect)
    return LayoutWord(
        text=run.text,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        size=of.size or bottom - top,
        bold=of.bold,
        upright=upright,
    )
