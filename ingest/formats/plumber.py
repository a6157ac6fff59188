"""The only home of pdfplumber: the cells of ruled tables, on pages that have rules."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pdfplumber
from pdfminer.layout import LTPage
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.table import CellGroup

from ingest.layout.word import Cell, Grid

MIN_CELLS = 4


class RuledTables:
    """Finds the ruled tables of an open PDF; pages are numbered from 1."""

    def __init__(self, document: PDF) -> None:
        self._document = document

    def on_page(self, number: int) -> tuple[Grid, ...]:
        """The tables of a page, in points from the top left of the page as shown."""
        page = _WithoutText(self._document, self._document.pages[number - 1].page_obj, number)
        try:
            left, top = float(page.bbox[0]), float(page.bbox[1])
            tables = page.find_tables()
            grids = [_grid(table.rows, left, top) for table in tables]
        finally:
            page.close()
        return tuple(grid for grid in grids if sum(map(len, grid.rows)) >= MIN_CELLS)


class _WithoutText(Page):
    """A page whose letters are passed over: rules are looked for, and letters take most time."""

    @property
    def layout(self) -> LTPage:
        """What is drawn."""
        resources = _WithoutFonts()
        device = _Drawing(resources, pageno=self.page_number)
        PDFPageInterpreter(resources, device).process_page(self.page_obj)
        return device.get_result()


class _Drawing(PDFPageAggregatorWithMarkedContent):
    def render_string(self, *_: object) -> None:
        """Set nothing."""


class _WithoutFonts(PDFResourceManager):
    def get_font(self, *_: object) -> PDFFont:
        return _EMPTY


_EMPTY = PDFFont({"FontBBox": [0, 0, 0, 0]}, {})


def _grid(rows: Sequence[CellGroup], left: float, top: float) -> Grid:
    """Pdfplumber gives None for a place that a merged cell covers."""
    return Grid(
        tuple(
            tuple(
                Cell(box[0] - left, box[1] - top, box[2] - left, box[3] - top)
                for box in row.cells
                if box is not None
            )
            for row in rows
        )
    )


@contextmanager
def open_tables(path: Path, *, password: str | None = None) -> Iterator[RuledTables]:
    """Open a PDF that PDFium could open already, for as long as the context lasts."""
    with pdfplumber.open(path, password=password or "") as document:
        yield RuledTables(document)
