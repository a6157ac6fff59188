"""Functions of PDFium that are asked for every letter of a page, as quick as ctypes calls them.

Objects are given by their addresses, so that nothing is made or checked at a call, and Python's
lock is kept, for each takes well under a microsecond.
"""

import ctypes

import pypdfium2.raw as pdfium

loose_box = ctypes.cast(
    pdfium.FPDFText_GetLooseCharBox,
    ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p),
)
"""Writes a character's box, four floats, to an address: `(page's text, character, address)`."""
is_unmapped = ctypes.cast(
    pdfium.FPDFText_HasUnicodeMapError,
    ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int),
)
"""Returns 1 for a character whose glyph has no Unicode mapping: `(page's text, character)`."""
text_object = ctypes.cast(
    pdfium.FPDFText_GetTextObject,
    ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)
"""Returns the address of a character's text object, None without one."""


def address_of(handle: "ctypes._Pointer[ctypes.Structure]") -> int:
    """Where PDFium keeps an object; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
