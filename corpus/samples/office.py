"""Word and PowerPoint files, as people save them."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pptx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx.util import Pt

from corpus.samples.parts import Part
from ingest.document import BlockKind

_SAVED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_ZIP_DATE = (2025, 1, 1, 0, 0, 0)
_PAGE_LETTERS = 2_300
"""About what a page of Word holds: after so many letters Word notes that it ended a page."""
_SLIDE_LETTERS = 800

Element = Any
"""An element of python-docx or python-pptx, which have no types of their own."""


def write_docx(parts: list[Part], path: Path, *, header: str) -> None:
    """Write a Word file with styles, real lists and tables, a header and page numbers."""
    document = docx.Document()
    document.core_properties.title = parts[0].text
    document.core_properties.created = document.core_properties.modified = _SAVED
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    _page_number(section.footer.paragraphs[0])
    letters = 0
    for is_table, group in groupby(parts, key=lambda part: part.kind is BlockKind.ROW):
        if is_table:
            _table(document, [part.text.split(" | ") for part in group])
            continue
        for part in group:
            letters += len(part.text)
            ends_page = letters > _PAGE_LETTERS
            letters = 0 if ends_page else letters
            _paragraph(document, part, ends_page=ends_page)
    _save(document, path)


def write_pptx(parts: list[Part], path: Path) -> None:
    """Write a slide to each heading, its text as lines; a long section runs over several slides."""
    presentation = pptx.Presentation()
    presentation.core_properties.title = parts[0].text
    presentation.core_properties.created = presentation.core_properties.modified = _SAVED
    for title, lines in _slides(parts):
        is_first = not len(presentation.slides)
        slide = presentation.slides.add_slide(presentation.slide_layouts[0 if is_first else 1])
        slide.shapes.title.text = title
        frame = slide.placeholders[1].text_frame
        frame.text = "\n".join(lines)
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(16)
    _save(presentation, path)


def _slides(parts: list[Part]) -> Iterator[tuple[str, list[str]]]:
    title, lines = "", list[str]()
    for part in parts:
        is_full = sum(map(len, lines)) + len(part.text) > _SLIDE_LETTERS
        if title and (part.kind is BlockKind.HEADING or is_full):
            yield title, lines
            lines = []
        if part.kind in (BlockKind.HEADING, BlockKind.TITLE):
            title = part.text
        else:
            lines.append(part.text)
    yield title, lines


def _paragraph(document: Element, part: Part, *, ends_page: bool) -> None:
    bulleted = part.kind is BlockKind.ITEM and part.text[:1] in "-•·–"
    if part.kind is BlockKind.TITLE:
        added = document.add_heading(part.text, 0)
    elif part.kind is BlockKind.HEADING:
        added = document.add_heading(part.text, min(part.level, 3))
    elif bulleted:
        added = document.add_paragraph(part.text[1:].strip(), style="List Bullet")
    else:
        added = document.add_paragraph(part.text)
    if ends_page:
        added.runs[0]._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))


def _table(document: Element, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _page_number(paragraph: Element) -> None:
    """`Side ` and a field that Word fills with the page's number."""
    paragraph.add_run("Side ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _save(document: Element, path: Path) -> None:
    """Save with one date for all parts, so that the same words give the same bytes."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
