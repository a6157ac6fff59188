"""What people filled into a PDF's form: values of fields, which are no part of its text."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.formats.pdfium_glyphs import Rect
from ingest.formats.pdfium_text import PageSpace
from ingest.layout.word import LayoutWord

_WRITTEN = frozenset(
    (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    )
)
_TICKED = frozenset((pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON))
_TICK = "☒"
_LARGEST, _SHARE = 12.0, 0.7
"""A value's font size in points where the form leaves it open: at most, and of the line's height"""
_LETTER = 0.5
"""Width of a letter in font sizes, to guess boxes by: PDFium tells the field's only."""


def read_fields(page: pypdfium2.PdfPage, space: PageSpace) -> tuple[LayoutWord, ...]:
    """The words of a page's filled fields, and a mark for each ticked box, where they stand.

    Their boxes are estimates within the field's. Empty where the document has no form, or its
    `init_forms` was not called.
    """
    if page.formenv is None:
        return ()
    form = page.formenv.raw
    found: list[LayoutWord] = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        with _annotation(page, index) as field:
            if pdfium.FPDFAnnot_GetSubtype(field) == pdfium.FPDF_ANNOT_WIDGET:
                found += _words(_value(form, field), _box(field), _font_size(form, field), space)
    return tuple(found)


@contextmanager
def _annotation(page: pypdfium2.PdfPage, index: int) -> "Iterator[pdfium.FPDF_ANNOTATION]":
    field = pdfium.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield field
    finally:
        pdfium.FPDFPage_CloseAnnot(field)


def _value(form: "pdfium.FPDF_FORMHANDLE", field: "pdfium.FPDF_ANNOTATION") -> str:
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    if kind in _TICKED:
        return _TICK if pdfium.FPDFAnnot_IsChecked(form, field) else ""
    if kind not in _WRITTEN:
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, field, buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _box(field: "pdfium.FPDF_ANNOTATION") -> Rect:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(field, ctypes.byref(rect))
    across, along = sorted((rect.left, rect.right)), sorted((rect.bottom, rect.top))
    return Rect(across[0], along[0], across[1], along[1])


def _font_size(form: "pdfium.FPDF_FORMHANDLE", field: "pdfium.FPDF_ANNOTATION") -> float:
    """In points; 0 where the form leaves it to the program."""
    size = ctypes.c_float(0)
    pdfium.FPDFAnnot_GetFontSize(form, field, ctypes.byref(size))
    return float(size.value)


def _words(value: str, box: Rect, stated: float, space: PageSpace) -> Iterator[LayoutWord]:
    lines = [line for line in value.splitlines() if line.strip()]
    left, top, right, bottom = space.place(box)
    high = (bottom - top) / max(len(lines), 1)
    size = min(stated or _LARGEST, max(_SHARE * high, 1.0))
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * high
        letter = min(_LETTER * size, (right - left) / len(line))
        start = 0
        for word in line.split():
            start = line.index(word, start)
            yield LayoutWord(
                text=word,
                left=left + start * letter,
                top=middle - size / 2,
                right=left + (start + len(word)) * letter,
                bottom=middle + size / 2,
                size=size,
            )
            start += len(word)
