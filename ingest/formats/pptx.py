"""PowerPoint: a slide is a page, its shapes in reading order; the only home of python-pptx."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from ingest.document import BlockKind, PageProblem, RawPage
from ingest.errors import EmptyFile, TooLarge, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.composing import PageComposer, Piece, tidy
from ingest.formats.ooxml import parse
from ingest.options import ReadOptions
from ingest.sniff import BROKEN_ZIP

BULLET = "•"
CELL_GAP = " | "
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_LISTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)
_RUNNING = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_LINE = 360_000
"""Tops closer than 1 cm (in English Metric Units) stand on one line, read from left to right."""
_DIAGRAM_DATA = "diagramData"
_MAX_DEPTH = 10

Shape = Any
"""A python-pptx shape or slide; the library has no types of its own."""


def read_pptx(path: Path, options: ReadOptions) -> Extracted:
    """A page to each slide, hidden ones too, with its tables, diagrams and speaker's notes."""
    try:
        presentation = Presentation(str(path))
    except (*BROKEN_ZIP, AttributeError, etree.XMLSyntaxError) as error:
        reason = "is damaged, or no presentation; open it in PowerPoint and save it as .pptx or PDF"
        raise UnreadableFile(path, reason) from error
    slides = presentation.slides
    if len(slides) > options.max_pages:
        limit = options.max_pages
        raise TooLarge(path, f"has {len(slides)} slides, over the limit of {limit}; split it")
    pages = tuple(_page(slide, number, options) for number, slide in enumerate(slides, start=1))
    if not any(page.text for page in pages):
        reason = "is a presentation without text; check that it was saved whole, or print it to PDF"
        raise EmptyFile(path, reason)
    return Extracted(pages, tidy(presentation.core_properties.title or "") or None)


def _page(slide: Shape, number: int, options: ReadOptions) -> RawPage:
    page = PageComposer()
    shapes = list(_flat(slide.shapes, 0))
    for piece in _pieces(slide, shapes, is_first=number == 1):
        page.add(piece)
    if not page.blocks and (scan := _scan(shapes, options)) is not None:
        return replace(scan, number=number)
    running = (tidy(one.text_frame.text) for one in shapes if _role(one) in _RUNNING)
    return page.page(
        number,
        "The file is a presentation; a slide is a page.",
        furniture=tuple(text for text in running if text),
        problems=_problems(slide, has_text=bool(page.blocks)),
    )


def _scan(shapes: list[Shape], options: ReadOptions) -> RawPage | None:
    """A slide that is but a picture: its largest one, read by OCR; what does that is heavy."""
    pictures = [shape.image for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    if not pictures:
        return None
    from ingest.formats.pictures import read_picture

    largest = max(pictures, key=lambda picture: len(picture.blob))
    return next(read_picture(largest.blob, f".{largest.ext}", options), None)


def _problems(slide: Shape, *, has_text: bool) -> tuple[PageProblem, ...]:
    if slide.element.get("show") == "0":
        return (PageProblem("hidden", "The slide is hidden in the presentation."),)
    if not has_text:
        return (PageProblem("no-text", "The slide holds no text that could be read."),)
    return ()


def _pieces(slide: Shape, shapes: list[Shape], *, is_first: bool) -> Iterator[Piece]:
    """The title first, wherever it stands; then the rest from the top; then the notes."""
    titles = [shape for shape in shapes if _role(shape) in _TITLES]
    for title in titles:
        kind = BlockKind.TITLE if is_first else BlockKind.HEADING
        yield Piece(kind, tidy(title.text_frame.text).replace("\n", " "))
    for shape in _in_reading_order(shapes):
        if _role(shape) not in _TITLES + _RUNNING:
            yield from _shape_pieces(shape)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        for paragraph in frame.paragraphs:
            yield Piece(BlockKind.PARAGRAPH, paragraph.text)


def _flat(shapes: Iterable[Shape], depth: int) -> Iterator[Shape]:
    """Shapes with groups opened up."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and depth < _MAX_DEPTH:
            yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _role(shape: Shape) -> object:
    """The kind of placeholder that a shape fills, None for a free one."""
    return shape.placeholder_format.type if shape.is_placeholder else None


def _in_reading_order(shapes: list[Shape]) -> list[Shape]:
    """From the top, and from the left where tops are about level; columns as they stand."""
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    rows: list[list[Shape]] = []
    for shape in placed:
        if rows and (shape.top or 0) - (rows[-1][0].top or 0) < _LINE:
            rows[-1].append(shape)
        else:
            rows.append([shape])
    return [shape for row in rows for shape in sorted(row, key=lambda one: one.left or 0)]


def _shape_pieces(shape: Shape) -> Iterator[Piece]:
    if shape.has_text_frame:
        yield from _text_pieces(shape)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            cells = [tidy(cell.text).replace("\n", " ") for cell in row.cells]
            if any(cells):
                yield Piece(BlockKind.ROW, CELL_GAP.join(cells))
    elif getattr(shape, "has_chart", False):
        yield from _chart_pieces(shape.chart)
    else:
        yield from _diagram_pieces(shape)


def _text_pieces(shape: Shape) -> Iterator[Piece]:
    """Lines of a text field are bullets when there are several, as the layout draws them."""
    paragraphs = [one for one in shape.text_frame.paragraphs if one.text.strip()]
    is_list = _role(shape) in _LISTS and len(paragraphs) > 1
    for paragraph in paragraphs:
        text = paragraph.text.replace("\v", "\n")
        if is_list or _has_bullet(paragraph):
            yield Piece(BlockKind.ITEM, f"{BULLET} {text.strip()}", paragraph.level + 1)
        else:
            yield Piece(BlockKind.PARAGRAPH, text)


def _has_bullet(paragraph: Shape) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and any(
        one.tag.endswith(("}buChar", "}buAutoNum")) for one in properties
    )


def _chart_pieces(chart: Shape) -> Iterator[Piece]:
    """A chart's title, and a row to each category with the value of each series."""
    if chart.has_title and chart.chart_title.has_text_frame:
        yield Piece(BlockKind.PARAGRAPH, chart.chart_title.text_frame.text)
    for plot in chart.plots:
        names = [str(series.name or "") for series in plot.series]
        yield Piece(BlockKind.ROW, CELL_GAP.join(["", *names]).strip(CELL_GAP))
        for at, category in enumerate(plot.categories):
            values = [_value(series, at) for series in plot.series]
            yield Piece(BlockKind.ROW, CELL_GAP.join([str(category), *values]))


def _value(series: Shape, at: int) -> str:
    value = series.values[at] if at < len(series.values) else None
    return "–" if value is None else f"{value:g}"


def _diagram_pieces(shape: Shape) -> Iterator[Piece]:
    """The words of a SmartArt diagram, which stand in a part of their own."""
    for identifier in shape.element.xpath(".//*[local-name()='relIds']/@*[local-name()='dm']"):
        relation = shape.part.rels.get(identifier)
        if relation is None or not relation.reltype.endswith(_DIAGRAM_DATA):
            continue
        yield from _diagram_words(relation.target_part.blob)


def _diagram_words(blob: bytes) -> Iterator[Piece]:
    for paragraph in parse(blob).iterfind(".//{*}t/{*}p"):
        text = "".join(run.text or "" for run in paragraph.iterfind(".//{*}t"))
        yield Piece(BlockKind.PARAGRAPH, text)
