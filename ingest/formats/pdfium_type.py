"""What PDFium knows of the type that words are set in: size, angle, weight, ink."""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.formats.pdfium_calls import address_of, text_object

_INVISIBLE = 3
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points as shown, degrees clockwise from upright on the page as shown (0..359).

    `invisible` is text without ink.
    """

    size: float
    angle: int
    bold: bool
    invisible: bool


class TypeReader:
    """The type at an offset of a text page: asked for once a text object, for it has one."""

    def __init__(self, textpage: "pdfium.FPDF_TEXTPAGE", rotation: int) -> None:
        self._textpage, self._rotation = textpage, rotation
        self._address = address_of(textpage)
        self._types: dict[int, Type] = {}
        self._bold: dict[int, bool] = {}

    def at(self, index: int) -> Type:
        """The type of a character."""
        key = text_object(self._address, index)
        if not key or key not in self._types:
            item = pdfium.FPDFText_GetTextObject(self._textpage, index)
            self._types[key or 0] = self._read(index, item)
        return self._types[key or 0]

    def _read(self, index: int, item: "pdfium.FPDF_PAGEOBJECT") -> Type:
        return Type(
            self._size(index),
            self._angle(index),
            bool(item) and self._is_bold(item),
            bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE,
        )

    def _size(self, index: int) -> float:
        """The nominal size times the text matrix's scale."""
        matrix = pdfium.FS_MATRIX()
        nominal = float(pdfium.FPDFText_GetFontSize(self._textpage, index))
        if not pdfium.FPDFText_GetMatrix(self._textpage, index, ctypes.byref(matrix)):
            return nominal
        return nominal * math.hypot(matrix.c, matrix.d)

    def _angle(self, index: int) -> int:
        radians = pdfium.FPDFText_GetCharAngle(self._textpage, index)
        return round(math.degrees(radians) + self._rotation) % 360

    def _is_bold(self, item: "pdfium.FPDF_PAGEOBJECT") -> bool:
        """Whether the font's name says bold."""
        font = pdfium.FPDFTextObj_GetFont(item)
        key = address_of(font)
        if not key:
            return False
        if key not in self._bold:
            self._bold[key] = any(mark in _font_name(font) for mark in _BOLD)
        return self._bold[key]


def _font_name(font: "pdfium.FPDF_FONT") -> str:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode("utf-8", errors="replace").lower()
