"""Opening PDFs with PDFium: their words with boxes, what else a page holds, its picture.

PDFium is fast (about 2 ms a page for text) but not safe under threads: one lock guards every call.
"""

import math
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.errors import EncryptedFile, UnreadableFile
from ingest.formats.pdfium_forms import read_fields
from ingest.formats.pdfium_text import PageSpace, TextLayer, read_text_layer

_LOCK = threading.RLock()
_POINTS_PER_INCH = 72
_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint) - ")
_NO_TITLE = re.compile(
    r"^(?:\(?(?:untitled|anonymous|unspecified|document|dokument)\)?\d*"
    r"|.*\.(?:pdf|docx?|pptx?|odt|indd|tiff?|jpe?g|png)|[\d\W_]*)$",
    re.IGNORECASE,
)
_THIN = 3.0
"""A path no thicker than this, in points, is a rule."""
_LONG = 15.0
"""... if it is at least this long; boxes (cell borders, shaded cells) count as well."""
_WHOLE = 0.9
"""Share of a page from which a picture is the page."""
SEGMENTS_A_BOX = 5
"""A box is drawn with five strokes; a path of many may be a whole table's rules."""
MOST_OBJECTS = 2_000
"""A drawing (a map, a plan) may have a hundred thousand; the first tell enough."""


@dataclass(frozen=True, slots=True)
class PageSketch:
    """What a page holds besides text: share of it covered by pictures (0..1), number of rules.

    `drawn` tells whether there is anything on the page, `plain` whether it is shown unturned.
    `scan_dpi` is the finest resolution of a picture that covers it all, 0 without one.
    """

    picture_share: float
    rules: int
    drawn: bool
    plain: bool
    scan_dpi: int = 0


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page's text and what else it holds; `size` is width and height as shown, in points."""

    layer: TextLayer
    sketch: PageSketch
    size: tuple[float, float]


class Pdf:
    """An open PDF; pages are numbered from 1."""

    def __init__(self, path: Path, document: pypdfium2.PdfDocument) -> None:
        self.path = path
        self._document = document

    def __len__(self) -> int:
        with _LOCK:
            return len(self._document)

    @property
    def title(self) -> str | None:
        """The title in the file's own metadata; what programs put for want of one is none."""
        with _LOCK:
            stated = self._document.get_metadata_value("Title")
        title = _PROGRAM.sub("", stated).strip()
        return None if _NO_TITLE.match(title) else title

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as shown, in points."""
        with self._page(number) as page:
            width, height = page.get_size()
            return float(width), float(height)

    def read(self, number: int) -> PageContent:
        """What a page holds; opening one is a good part of reading it."""
        with self._page(number) as page:
            width, height = page.get_size()
            return PageContent(_text_layer(page), _sketch(page), (float(width), float(height)))

    def render(self, number: int, dpi: int) -> NDArray[np.uint8]:
        """A page's picture in grey, as shown: array of height x width, 0 black to 255 white.

        Drawn in colour onto grey: PDFium's own greyscale mode takes three times as long for scans.
        """
        with self._page(number) as page:
            bitmap = page.render(
                scale=dpi / _POINTS_PER_INCH, force_bitmap_format=pdfium.FPDFBitmap_Gray
            )
            try:
                picture: NDArray[np.uint8] = np.array(bitmap.to_numpy()).squeeze()
                return picture
            finally:
                bitmap.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        with _LOCK:
            try:
                page = self._document[number - 1]
            except pypdfium2.PdfiumError as exc:
                raise UnreadableFile(
                    self.path, f"page {number} is damaged; try to repair the file"
                ) from exc
            try:
                yield page
            finally:
                page.close()


def _text_layer(page: pypdfium2.PdfPage) -> TextLayer:
    """The words of a page's text layer, in the order of the file, and of its form's fields."""
    textpage = page.get_textpage()
    space = PageSpace(tuple(page.get_bbox()), page.get_rotation())
    try:
        layer = read_text_layer(textpage.raw, space)
    finally:
        textpage.close()
    fields = read_fields(page, space.turned(layer.turned))
    return replace(layer, words=(*layer.words, *fields))


def _sketch(page: pypdfium2.PdfPage) -> PageSketch:
    """How much of a page is pictures, and how many rules it has."""
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    covered, rules, scan = 0.0, 0, 0.0
    kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
    for item in islice(page.get_objects(filter=kinds, max_depth=3), MOST_OBJECTS):
        x1, y1, x2, y2 = item.get_bounds()
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            segments = pdfium.FPDFPath_CountSegments(item.raw)
            rules += _is_rule(x2 - x1, y2 - y1) * max(segments // SEGMENTS_A_BOX, 1)
        else:
            width = min(x2, right) - max(x1, left)
            share = max(width, 0.0) * max(min(y2, top) - max(y1, bottom), 0.0)
            covered += share
            if share >= _WHOLE * area:
                columns, rows = item.get_px_size()
                inches = (x2 - x1) * (y2 - y1) / _POINTS_PER_INCH**2
                scan = max(scan, (columns * rows / inches) ** 0.5)
    drawn = pdfium.FPDFPage_CountObjects(page.raw) > 0
    plain = page.get_rotation() == 0
    return PageSketch(min(covered / area, 1.0), rules, drawn, plain, round(scan))


def _is_rule(width: float, height: float) -> bool:
    thin, long = sorted((abs(width), abs(height)))
    return long >= _LONG and (thin <= _THIN or not math.isclose(thin, long, rel_tol=0.05))


@contextmanager
def open_pdf(path: Path, *, password: str | None = None) -> Iterator[Pdf]:
    """Open a PDF for as long as the context lasts.

    Raises EncryptedFile where the password is missing or wrong, UnreadableFile for anything that
    PDFium cannot open.
    """
    with _LOCK:
        document = _open(path, password)
    try:
        yield Pdf(path, document)
    finally:
        with _LOCK:
            document.close()


def _open(path: Path, password: str | None) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path, password=password)
        document.init_forms()
        return document
    except pypdfium2.PdfiumError as exc:
        if exc.err_code == pdfium.FPDF_ERR_PASSWORD:
            wanted = "the password is wrong" if password else "it is encrypted"
            raise EncryptedFile(
                path, f"{wanted}; give its password, or save it without one"
            ) from exc
        raise UnreadableFile(
            path,
            "not a readable PDF (damaged or cut short); open and save it again, or get a new copy",
        ) from exc
