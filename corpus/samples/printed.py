"""Laid-out PDFs with fonts embedded: headers, footers, page numbers, columns, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from corpus.samples.parts import Part
from ingest.document import BlockKind

FONTS = Path("/usr/share/fonts/truetype")
_FILES = {
    "LiberationSans": (
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSans-Bold.ttf",
    ),
    "LiberationSerif": (
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
    ),
    "DejaVuSans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
}
_MARGIN = 22 * mm
_GUTTER = 8 * mm

Flowable = Any
"""A reportlab flowable, canvas or document; the library has no types of its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is printed; `header` and `footer` run on every page, {page} is its number."""

    font: str = "LiberationSans"
    size: float = 10.5
    columns: int = 1
    header: str = ""
    footer: str = "Side {page}"
    accent: str = "#1f3a5f"
    is_justified: bool = False
    hyphenation: str = ""


def print_pdf(parts: list[Part], path: Path, layout: Layout) -> None:
    """Write the parts as a PDF with a text layer; the same parts give the same bytes."""
    _register(layout.font)
    document = BaseDocTemplate(
        str(path), pagesize=A4, invariant=1, title=parts[0].text, author="Pejl", lang="da"
    )
    document.addPageTemplates(
        PageTemplate(frames=list(_frames(layout)), onPage=partial(_running, layout=layout))
    )
    document.build(list(_story(parts, layout)))


def _register(font: str) -> None:
    regular, bold = _FILES[font]
    pdfmetrics.registerFont(TTFont(font, FONTS / regular))
    pdfmetrics.registerFont(TTFont(f"{font}-Bold", FONTS / bold))
    pdfmetrics.registerFontFamily(font, normal=font, bold=f"{font}-Bold")


def _frames(layout: Layout) -> Iterator[Frame]:
    width, height = A4
    inner = width - 2 * _MARGIN - (layout.columns - 1) * _GUTTER
    column = inner / layout.columns
    for number in range(layout.columns):
        left = _MARGIN + number * (column + _GUTTER)
        yield Frame(left, _MARGIN, column, height - 2 * _MARGIN, 0, 0, 0, 0)


def _running(canvas: Flowable, document: Flowable, *, layout: Layout) -> None:
    width, height = A4
    canvas.setFont(layout.font, 8)
    canvas.setFillColor(HexColor("#555555"))
    canvas.drawString(_MARGIN, height - 13 * mm, layout.header)
    canvas.drawRightString(width - _MARGIN, 12 * mm, layout.footer.format(page=document.page))
    canvas.setStrokeColor(HexColor(layout.accent))
    canvas.line(_MARGIN, height - 15 * mm, width - _MARGIN, height - 15 * mm)


def _story(parts: list[Part], layout: Layout) -> Iterator[Flowable]:
    styles = _styles(layout)
    for is_table, group in groupby(parts, key=lambda part: part.kind is BlockKind.ROW):
        if is_table:
            yield _table([part.text.split(" | ") for part in group], layout)
            yield Spacer(1, 8)
        else:
            for part in group:
                yield from _paragraph(part, styles)


def _paragraph(part: Part, styles: dict[BlockKind, ParagraphStyle]) -> Iterator[Flowable]:
    style = styles.get(part.kind, styles[BlockKind.PARAGRAPH])
    if part.kind is BlockKind.ITEM and part.text[:1] in "-•·–":
        yield Paragraph(escape(part.text[1:].strip()), style, bulletText="•")
    else:
        yield Paragraph(escape(part.text), style)


def _styles(layout: Layout) -> dict[BlockKind, ParagraphStyle]:
    body = ParagraphStyle(
        "body",
        fontName=layout.font,
        fontSize=layout.size,
        leading=layout.size * 1.35,
        spaceAfter=layout.size * 0.7,
        alignment=TA_JUSTIFY if layout.is_justified else TA_LEFT,
        hyphenationLang=layout.hyphenation,
    )
    heading = {"fontName": f"{layout.font}-Bold", "textColor": HexColor(layout.accent)}
    heading |= {"alignment": TA_LEFT, "hyphenationLang": "", "keepWithNext": 1}
    size = layout.size
    return {
        BlockKind.PARAGRAPH: body,
        BlockKind.TITLE: ParagraphStyle(
            "title", body, **heading, fontSize=size * 1.7, leading=size * 2.1, spaceAfter=size
        ),
        BlockKind.HEADING: ParagraphStyle(
            "heading", body, **heading, fontSize=size * 1.2, leading=size * 1.5, spaceBefore=size
        ),
        BlockKind.ITEM: ParagraphStyle("item", body, leftIndent=14, bulletIndent=3, spaceAfter=3),
    }


def _table(rows: list[list[str]], layout: Layout) -> Flowable:
    cell = ParagraphStyle("cell", fontName=layout.font, fontSize=layout.size * 0.9)
    cells = [[Paragraph(escape(text), cell) for text in row] for row in rows]
    grid = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#888888")),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e8eef4")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    widths = [220 / layout.columns, *[80 / layout.columns] * (len(rows[0]) - 1)]
    return Table(cells, colWidths=widths, style=grid, hAlign="LEFT")
