"""Word documents: headings by style, lists with their numbers, tables as rows, notes, pages.

A page ends where Word last ended it (it writes that down on saving) or where the author did; a
paragraph that runs over the edge stays whole on the page where it begins.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from ingest.document import BlockKind, RawPage
from ingest.errors import EmptyFile, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.composing import PageComposer, Piece, tidy
from ingest.formats.ooxml import Package, attribute, child, descendants, name_of, open_package
from ingest.formats.word_numbering import BULLET, Numbering, read_numbering
from ingest.formats.word_styles import Styles, read_styles
from ingest.formats.word_text import NOTE, ParagraphText, read_paragraph
from ingest.options import ReadOptions

CELL_GAP = " | "
_WRAPPERS = frozenset(("ins", "moveTo", "customXml", "smartTag", "sdtContent", "body"))
_LONG_CELL = 600
"""Characters; a table with longer cells is a page laid out in a table, read cell by cell."""
_HEADING_MAX = 90
_BOLD_LEVEL = 6
"""Bold lines and paragraph signs rank below every heading that has a style."""


def read_docx(path: Path, options: ReadOptions) -> Extracted:
    """The document as it stands when all tracked changes are accepted."""
    with open_package(path) as archive:
        package = Package(path, archive)
        main = next(iter(package.related("", "officeDocument")), "word/document.xml")
        root = package.tree(main)
        body = child(root, "body")
        if body is None:
            raise UnreadableFile(path, "holds no Word text; open it in Word and save it anew")
        pages = _Walker(_context(package, main)).read(body)
        title = _title(package)
        pages = pages or _scans(archive, options)
    if not pages:
        raise EmptyFile(path, "is a Word document without text; check that it was saved whole")
    return Extracted(pages, title)


def _scans(archive: zipfile.ZipFile, options: ReadOptions) -> tuple[RawPage, ...]:
    """The pictures of a document without text; what reads pictures is heavy, so it loads here."""
    from ingest.formats.pictures import read_pictures

    return read_pictures(archive, options)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the other parts of the file say: styles, lists, notes by kind and id, headers."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], str]
    furniture: tuple[str, ...]


def _context(package: Package, main: str) -> _Context:
    styles, numbering = (
        package.tree(part) if (part := next(iter(package.related(main, kind)), "")) else None
        for kind in ("styles", "numbering")
    )
    return _Context(
        read_styles(styles),
        read_numbering(numbering),
        dict(_notes(package, main)),
        tuple(dict.fromkeys(_furniture(package, main))),
    )


def _notes(package: Package, main: str) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("footnote", "endnote"):
        for part in package.related(main, f"{kind}s"):
            root = package.tree(part)
            for note in () if root is None else descendants(root, kind):
                if not attribute(note, "type").lower().endswith("separator"):
                    yield (kind, attribute(note, "id")), _plain_text(note)


def _furniture(package: Package, main: str) -> Iterator[str]:
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            root = package.tree(part)
            if root is not None and (text := _plain_text(root)):
                yield text


def _plain_text(element: etree._Element) -> str:
    paragraphs = (read_paragraph(one).text for one in descendants(element, "p"))
    return tidy(" ".join(tidy(text.replace(NOTE, "")) for text in paragraphs))


def _title(package: Package) -> str | None:
    """The title in the file's properties."""
    for part in package.related("", "core-properties"):
        title = child(package.tree(part), "title")
        if title is not None and tidy(title.text or ""):
            return tidy(title.text or "")
    return None


@dataclass(slots=True)
class _Walker:
    """Goes through the body in order, turning the page where a break was met."""

    context: _Context
    page: PageComposer = field(default_factory=PageComposer)
    done: list[PageComposer] = field(default_factory=list)
    turns: bool = False
    has_layout: bool = False
    contents: list[str] = field(default_factory=list)
    page_notes: list[str] = field(default_factory=list)
    note_count: int = 0

    def read(self, body: etree._Element) -> tuple[RawPage, ...]:
        """The body's pages, none of them empty."""
        self.has_layout = next(descendants(body, "lastRenderedPageBreak"), None) is not None
        self._body(body)
        self._end_page()
        reason = "The file is a Word document; pages are those that Word last laid out."
        if not self.has_layout:
            reason = "The file is a Word document without laid-out pages; its own breaks part it."
        furniture = self.context.furniture + tuple(self.contents)
        return tuple(
            page.page(number, reason, furniture=furniture)
            for number, page in enumerate(self.done, start=1)
        )

    def _body(self, element: etree._Element) -> None:
        for one in element:
            name = name_of(one)
            if name == "p":
                self._paragraph(one)
            elif name == "tbl":
                self._table(one)
            elif name in _WRAPPERS:
                self._body(one)
            elif name == "sdt" and (content := child(one, "sdtContent")) is not None:
                self._body(content)

    def _paragraph(self, paragraph: etree._Element) -> None:
        found = read_paragraph(paragraph)
        self.turns = self.turns or found.breaks_before
        self._add(self._piece(paragraph, found))
        for box in found.boxes:
            self._body(box)
        self.turns = self.turns or found.breaks_after

    def _add(self, piece: Piece | None) -> None:
        if piece is None or not piece.text.strip():
            return
        if self.turns:
            self._end_page()
        self.page.add(piece)

    def _end_page(self) -> None:
        self.turns = False
        for note in self.page_notes:
            self.page.add(Piece(BlockKind.FOOTNOTE, note))
        self.page_notes.clear()
        if self.page.blocks:
            self.done.append(self.page)
        self.page = PageComposer()

    def _piece(self, paragraph: etree._Element, found: ParagraphText) -> Piece | None:
        """The paragraph with its number; None for a line of the table of contents."""
        text = self._with_notes(found).strip()
        label, depth = self._label(paragraph)
        if self.context.styles.is_contents(paragraph):
            self.contents += [text] if text else []
            return None
        if not text:
            return None
        whole = f"{label} {text}" if label else text
        return self._ranked(paragraph, found, Piece(_list_kind(label), whole, depth + 1))

    def _ranked(self, paragraph: etree._Element, found: ParagraphText, plain: Piece) -> Piece:
        styles = self.context.styles
        level = styles.heading_level(paragraph)
        if level is not None:
            return Piece(BlockKind.HEADING, plain.text, level)
        if styles.is_title(paragraph):
            return Piece(BlockKind.TITLE, plain.text)
        stands_out = found.is_bold or styles.is_bold(paragraph) or plain.text.startswith("§")
        if stands_out and _could_head(plain.text):
            is_first = not self.done and not self.page.blocks
            kind = BlockKind.TITLE if is_first else BlockKind.HEADING
            return Piece(kind, plain.text, 1 if is_first else _BOLD_LEVEL)
        return plain if plain.kind is BlockKind.ITEM else Piece(plain.kind, plain.text)

    def _label(self, paragraph: etree._Element) -> tuple[str, int]:
        list_id, stated, style_id = self.context.styles.numbering(paragraph)
        if list_id in ("", "0"):
            return "", 0
        level = self.context.numbering.level_of(list_id, stated, style_id)
        return self.context.numbering.next_label(list_id, level), level

    def _with_notes(self, found: ParagraphText) -> str:
        """The text with each note's mark as `[1]`, the notes kept for the end of the page."""
        text = found.text
        for note in found.notes:
            self.note_count += 1
            mark = f"[{self.note_count}]"
            text = text.replace(NOTE, mark, 1)
            if body := self.context.notes.get(note):
                self.page_notes.append(f"{mark} {body}")
        return text

    def _table(self, table: etree._Element) -> None:
        for row in (one for one in descendants_of_table(table, "tr") if not _is_deleted(one)):
            cells = list(descendants_of_table(row, "tc"))
            if len(cells) < 2 or any(len(_plain_text(cell)) > _LONG_CELL for cell in cells):
                for cell in cells:
                    self._body(cell)
            else:
                self._row(row, cells)

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> None:
        texts = [self._cell_text(cell) for cell in cells]
        if any(texts):
            self._add(Piece(BlockKind.ROW, CELL_GAP.join(texts)))
        if next(descendants(row, "lastRenderedPageBreak"), None) is not None:
            self.turns = True

    def _cell_text(self, cell: etree._Element) -> str:
        paragraphs = (self._with_notes(read_paragraph(one)) for one in descendants(cell, "p"))
        return tidy(" ".join(paragraphs)).replace("\n", " ")


def descendants_of_table(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through content controls, not those of inner tables."""
    for one in element:
        if name_of(one) == name:
            yield one
        elif name_of(one) in _WRAPPERS or name_of(one) == "sdt":
            yield from descendants_of_table(one, name)


def _is_deleted(row: etree._Element) -> bool:
    return child(row, "trPr", "del") is not None


def _list_kind(label: str) -> BlockKind:
    """A clause number such as 3.1 opens a paragraph; bullets, 1. and a) open an item."""
    if not label or (label != BULLET and "." in label.rstrip(".")):
        return BlockKind.PARAGRAPH
    return BlockKind.ITEM


def _could_head(text: str) -> bool:
    return 2 < len(text) <= _HEADING_MAX and "\n" not in text and text[-1] not in ".,;:"
