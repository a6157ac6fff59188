"""PDFium's characters -> words with boxes, sizes and weights, in the frame of the page as shown."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.layout.word import LayoutWord

_HYPHEN_AT_LINE_END = 0x02
"""PDFium puts this for a hyphen (soft or hard) at a line's end, and leaves the line break out."""
_GAP = 0.18
"""Characters further apart than this many font sizes belong to two words, blank or no blank."""
_INVISIBLE = 3
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
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

    def place(self, rect: "_Rect") -> tuple[float, float, float, float]:
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
class _Rect:
    left: float
    bottom: float
    right: float
    top: float

    def grow(self, other: "_Rect") -> None:
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


@dataclass(slots=True)
class _Run:
    """Characters of one word, and where the first of them stands in PDFium's list."""

    first: int
    letters: list[str]
    rect: _Rect

    def add(self, letter: str, rect: _Rect) -> None:
        self.letters.append(letter)
        self.rect.grow(rect)

    def takes_note(self) -> bool:
        """Whether a raised digit after it is a footnote's mark, and not the 2 of `km²`."""
        return self.letters[-1] not in _RAISED and "".join(self.letters).lower() not in _UNITS


def read_text_layer(textpage: "pdfium.FPDF_TEXTPAGE", space: PageSpace) -> TextLayer:
    """Every word of a page. Offsets and order are PDFium's, that is, mostly the file's."""
    count = pdfium.FPDFText_CountChars(textpage)
    runs = [run for run in _runs(textpage, count) if "".join(run.letters).strip()]
    fonts = _Fonts(textpage)
    angles = [fonts.angle(run.first, space.rotation) for run in runs]
    turned = _most_common_turn(angles, runs)
    reading = space.turned(turned)
    words = tuple(
        _word(run, reading, fonts, upright=(angle + turned) % 360 == 0)
        for run, angle in zip(runs, angles, strict=True)
    )
    unmapped = sum(
        pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1 for index in range(count)
    )
    return TextLayer(words, turned, unmapped, sum(fonts.is_invisible(run.first) for run in runs))


def _runs(textpage: "pdfium.FPDF_TEXTPAGE", count: int) -> Iterator[_Run]:
    """Words: broken at blanks, wide gaps, steps to another line, and hyphens at a line's end."""
    run: _Run | None = None
    box = pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        letter = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        if letter in _ZERO_WIDTH:
            continue
        if _is_blank(letter):
            if run:
                yield run
            run = None
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        rect = _Rect(box.left, box.bottom, box.right, box.top)
        raised = letter.isdigit() and run is not None and _is_raised(run, rect)
        letter = letter.translate(_SUPERSCRIPTS) if raised else letter
        if run and not _is_apart(run, rect) and not (raised and run.takes_note()):
            run.add(letter, rect)
            continue
        if run:
            yield run
        run = _Run(index, [letter], rect)
    if run:
        yield run


def _is_raised(run: _Run, rect: _Rect) -> bool:
    """Whether a character is small and stands high beside the word: a footnote's mark, a power.

    The second digit of a mark is told by the first.
    """
    if run.letters[-1] in _RAISED:
        return rect.top - rect.bottom < 1.2 * (run.rect.top - run.rect.bottom)
    high = run.rect.top - run.rect.bottom
    small = rect.top - rect.bottom < _SMALL * high
    return small and rect.bottom > run.rect.bottom + _RAISE * high


def _is_blank(letter: str) -> bool:
    return letter < " " or letter.isspace()


def _is_apart(run: _Run, rect: _Rect) -> bool:
    """Whether a character cannot belong to a word: beside it with a gap, or on another line."""
    word = run.rect
    high, wide = word.top - word.bottom, word.right - word.left
    across = max(rect.left - word.right, word.left - rect.right)
    along = max(rect.bottom - word.top, word.bottom - rect.top)
    extent = min(high, wide) if min(high, wide) > 0 else max(high, wide)
    upright = rect.top - rect.bottom
    return max(across, along) > _GAP * max(extent, min(upright, rect.right - rect.left), 1.0) * 1.6


def _most_common_turn(angles: list[int], runs: list[_Run]) -> int:
    letters = dict.fromkeys((0, 90, 180, 270), 0)
    for angle, run in zip(angles, runs, strict=True):
        if angle % 90 == 0:
            letters[-angle % 360] += len(run.letters)
    return max(letters, key=lambda turn: letters[turn])


def _word(run: _Run, space: PageSpace, fonts: "_Fonts", *, upright: bool) -> LayoutWord:
    left, top, right, bottom = space.place(run.rect)
    return LayoutWord(
        text="".join(run.letters),
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        size=fonts.size(run.first) or bottom - top,
        bold=fonts.is_bold(run.first),
        upright=upright,
    )


class _Fonts:
    """What PDFium knows of a character's type; font names are looked up once a font."""

    def __init__(self, textpage: "pdfium.FPDF_TEXTPAGE") -> None:
        self._textpage = textpage
        self._bold: dict[int, bool] = {}

    def size(self, index: int) -> float:
        """In points as shown: the nominal size times the text matrix's scale."""
        matrix = pdfium.FS_MATRIX()
        nominal = float(pdfium.FPDFText_GetFontSize(self._textpage, index))
        if not pdfium.FPDFText_GetMatrix(self._textpage, index, ctypes.byref(matrix)):
            return nominal
        return nominal * math.hypot(matrix.c, matrix.d)

    def angle(self, index: int, rotation: int) -> int:
        """Degrees clockwise from upright on the page as shown, 0..359."""
        radians = pdfium.FPDFText_GetCharAngle(self._textpage, index)
        return round(math.degrees(radians) + rotation) % 360

    def is_invisible(self, index: int) -> bool:
        """Whether a character is written without ink."""
        item = pdfium.FPDFText_GetTextObject(self._textpage, index)
        return bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE

    def is_bold(self, index: int) -> bool:
        """Whether the font's name says bold."""
        item = pdfium.FPDFText_GetTextObject(self._textpage, index)
        font = pdfium.FPDFTextObj_GetFont(item) if item else None
        if not font:
            return False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._bold:
            self._bold[key] = any(mark in _font_name(font) for mark in _BOLD)
        return self._bold[key]


def _font_name(font: "pdfium.FPDF_FONT") -> str:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode("utf-8", errors="replace").lower()
