"""OpenDocument text (LibreOffice): headings, lists, tables and notes as blocks."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.document import BlockKind
from ingest.errors import EmptyFile, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.composing import PageComposer, Piece, tidy
from ingest.formats.ooxml import Package, attribute, child, descendants, name_of, open_package
from ingest.options import ReadOptions

BULLET = "•"
CELL_GAP = " | "
_GONE = frozenset(("tracked-changes", "annotation", "annotation-end", "table-of-content", "forms"))
_SPACES = {"tab": "\t", "line-break": "\n"}
_MAX_DEPTH = 100


def read_odt(path: Path, options: ReadOptions) -> Extracted:
    """One page: OpenDocument does not store where its pages end."""
    with open_package(path) as archive:
        package = Package(path, archive)
        body = child(package.tree("content.xml"), "body", "text")
        if body is None:
            raise UnreadableFile(path, "holds no text document; open it and save it anew")
        page = PageComposer()
        for piece in _pieces(body, 0):
            page.add(piece)
        title = child(package.tree("meta.xml"), "meta", "title")
    if not page.blocks:
        raise EmptyFile(path, "is a document without text; check that it was saved whole")
    reason = "The file is an OpenDocument text, which does not store its pages."
    stated = tidy(title.text or "") if title is not None else ""
    return Extracted((page.page(1, reason),), stated or None)


def _pieces(element: etree._Element, depth: int) -> Iterator[Piece]:
    """Blocks in order; `depth` counts the lists around them."""
    for one in element:
        name = name_of(one)
        if name in _GONE or depth > _MAX_DEPTH:
            continue
        if name == "h":
            level = attribute(one, "outline-level", "1")
            yield Piece(BlockKind.HEADING, _text(one), int(level) if level.isdigit() else 1)
        elif name == "p":
            yield from _paragraph(one, depth)
        elif name == "table":
            yield from _rows(one)
        else:
            yield from _pieces(one, depth + (name == "list"))


def _paragraph(paragraph: etree._Element, depth: int) -> Iterator[Piece]:
    is_title = attribute(paragraph, "style-name") == "Title"
    kind = BlockKind.TITLE if is_title else BlockKind.PARAGRAPH
    text = _text(paragraph)
    if depth and text.strip():
        yield Piece(BlockKind.ITEM, f"{BULLET} {text.strip()}", depth)
    else:
        yield Piece(kind, text)
    for note in descendants(paragraph, "note"):
        body = child(note, "note-body")
        if body is not None:
            words = " ".join(_text(one) for one in body)
            yield Piece(BlockKind.FOOTNOTE, f"{_mark(note)} {words}")


def _rows(table: etree._Element) -> Iterator[Piece]:
    for row in descendants(table, "table-row"):
        cells = [tidy(" ".join(_text(one) for one in descendants(cell, "p", "h"))) for cell in row]
        if any(cells):
            yield Piece(BlockKind.ROW, CELL_GAP.join(cell.replace("\n", " ") for cell in cells))


def _mark(note: etree._Element) -> str:
    citation = child(note, "note-citation")
    return f"[{citation.text}]" if citation is not None else "[*]"


def _text(element: etree._Element) -> str:
    """An element's letters; runs of blanks are elements of their own, notes only leave a mark."""
    parts = [element.text or ""]
    for one in element:
        name = name_of(one)
        if name == "s":
            parts.append(" ")
        elif name == "note":
            parts.append(_mark(one))
        elif name not in _GONE:
            parts.append(_SPACES.get(name) or _text(one))
        parts.append(one.tail or "")
    return "".join(parts)
