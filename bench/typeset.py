"""PDF pages with known reading order: columns, tables, headings over both. Seeded."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from bench.pages import FONTS, Picture, font_path

WIDTH, HEIGHT = A4
MARGIN = 56


@dataclass(slots=True)
class Sheet:
    """A page being set: where the next line goes, and the words set so far, in reading order."""

    canvas: Canvas
    chance: random.Random
    top: float = HEIGHT - MARGIN
    truth: list[str] = field(default_factory=list)
    style: ParagraphStyle = field(init=False)
    heading_style: ParagraphStyle = field(init=False)

    def __post_init__(self) -> None:
        for name in FONTS:
            pdfmetrics.registerFont(TTFont(name, font_path(name)))
        size = self.chance.uniform(9, 11.5)
        self.style = ParagraphStyle(
            "body",
            fontName=self.chance.choice(FONTS),
            fontSize=size,
            leading=size * self.chance.uniform(1.15, 1.4),
            spaceAfter=size * self.chance.uniform(0.3, 0.8),
            alignment=self.chance.choice((0, 4)),
        )
        self.heading_style = ParagraphStyle(
            "heading", parent=self.style, fontSize=size * 1.5, leading=size * 1.9, alignment=0
        )

    def heading(self, text: str) -> None:
        """A heading over the page's full width."""
        paragraph = Paragraph(text, self.heading_style)
        _, height = paragraph.wrap(WIDTH - 2 * MARGIN, HEIGHT)
        paragraph.drawOn(self.canvas, MARGIN, self.top - height)
        self.top -= height + self.style.spaceAfter
        self.truth += text.split()

    def columns(self, texts: Sequence[str], *, count: int, height: float) -> None:
        """Paragraphs flowing through columns of the given height."""
        gutter = self.chance.uniform(14, 30)
        width = (WIDTH - 2 * MARGIN - gutter * (count - 1)) / count
        left = list(texts)
        for column in range(count):
            left = self._column(left, MARGIN + column * (width + gutter), width, height)
        self.top -= height + self.style.leading

    def _column(self, texts: list[str], x: float, width: float, height: float) -> list[str]:
        """Fill one column; the paragraphs that did not fit come back."""
        y = self.top
        bottom = self.top - height
        for index, text in enumerate(texts):
            parts = Paragraph(text, self.style).split(width, y - bottom)
            if not parts:
                return texts[index:]
            _, used = parts[0].wrap(width, y - bottom)
            parts[0].drawOn(self.canvas, x, y - used)
            y -= used + self.style.spaceAfter
            self.truth += parts[0].getPlainText().split()
            if len(parts) > 1:
                return [parts[1].getPlainText(), *texts[index + 1 :]]
        return []

    def table(self, rows: Sequence[Sequence[str]], *, ruled: bool) -> None:
        """A table with wrapped cells, read row by row."""
        look = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
        cells = [[Paragraph(cell, self.style) for cell in row] for row in rows]
        table = Table(cells, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *look])
        _, height = table.wrap(WIDTH - 2 * MARGIN, self.top)
        table.drawOn(self.canvas, MARGIN, self.top - height)
        self.top -= height + self.style.leading
        self.truth += [word for row in rows for cell in row for word in cell.split()]

    def furniture(self, header: str, number: int) -> None:
        """A running header and a page number, which are no part of the text."""
        self.canvas.setFont(self.style.fontName, 8)
        self.canvas.drawString(MARGIN, HEIGHT - 30, header)
        self.canvas.drawCentredString(WIDTH / 2, 28, f"Side {number}")

    def picture(self, picture: Picture, *, height: float = HEIGHT) -> None:
        """A picture from the page's foot upwards, as wide as the page."""
        image = ImageReader(Image.fromarray(picture))
        self.canvas.drawImage(image, 0, 0, WIDTH, height)

    def invisible(self, text: str) -> None:
        """Words without ink, as a scanner's OCR leaves them behind the picture."""
        writing = self.canvas.beginText(MARGIN, HEIGHT - MARGIN)
        writing.setTextRenderMode(3)
        writing.setFont(self.style.fontName, 8, 10)
        for line in text.splitlines():
            writing.textLine(line)
        self.canvas.drawText(writing)


def new_canvas(target: Path | BytesIO) -> Canvas:
    """An empty PDF of A4 pages."""
    return Canvas(str(target) if isinstance(target, Path) else target, pagesize=A4)
