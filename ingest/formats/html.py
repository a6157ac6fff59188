"""Web pages: headings, paragraphs, lists and tables as blocks, in the order of the page."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from ingest.decoding import declared_encoding, decode
from ingest.document import BlockKind
from ingest.errors import EmptyFile, TooLarge, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.boilerplate import main_content
from ingest.formats.composing import PageComposer, Piece, tidy
from ingest.options import MEGABYTE, ReadOptions

MAX_HTML_BYTES = 40 * MEGABYTE
BULLET = "•"
CELL_GAP = " | "
_HEADING = re.compile(r"h([1-6])")
_WHITE = re.compile(r"\s+")
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|ruby|s|samp"
    "|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_SKIPPED = re.compile("script|style|noscript|template|svg|iframe|object|head")
_MAX_DEPTH = 100
"""Elements inside elements; what is nested deeper is taken as running text."""
_BOLD_HEADING_MAX = 80
_BOLD_HEADING_LEVEL = 4


def read_html(path: Path, options: ReadOptions) -> Extracted:
    """One page: the article of a web page, without the site around it."""
    content = path.read_bytes()
    if len(content) > MAX_HTML_BYTES:
        limit = MAX_HTML_BYTES // MEGABYTE
        raise TooLarge(path, f"is a web page of more than {limit} MB; save it as PDF and try again")
    decoded = decode(content, declared=declared_encoding(content))
    try:
        page, title = extract_html(decoded.text)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFile(path, "is no web page that can be read; save it as PDF") from error
    if not page.blocks:
        raise EmptyFile(path, "is a web page without text of its own; save it as PDF and try again")
    reason = f"The file is a web page in {decoded.encoding}; navigation and forms are left out."
    return Extracted((page.page(1, reason, problems=decoded.problems),), title)


def extract_html(markup: str) -> tuple[PageComposer, str | None]:
    """The composed page of a web page's own text, and the page's title."""
    root = _parse(markup)
    title = _title(root)
    return compose(main_content(root)), title


def blocks_of_markup(markup: str) -> PageComposer:
    """The composed page of markup that has no site around it."""
    return compose(_parse(markup))


def compose(root: etree._Element) -> PageComposer:
    """The text under `root` as blocks."""
    walker = _Walker()
    walker.children(root)
    walker.flush()
    return walker.page


def _parse(markup: str) -> etree._Element:
    """A tree got without network; the text is decoded already, its own claims are moot."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    return html.document_fromstring(markup.encode("utf-8", "replace") or b"<p>", parser=parser)


def _title(root: etree._Element) -> str | None:
    """What the page calls itself: for readers of links first, then the window's title."""
    stated = root.xpath("string(//meta[@property='og:title']/@content)")
    title = tidy(stated or root.findtext(".//title") or "").replace("\n", " ")
    return title or None


@dataclass(slots=True)
class _Walker:
    """Goes through a tree in order, gathering inline text until a block begins or ends."""

    page: PageComposer = field(default_factory=PageComposer)
    inline: list[str] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    mark: str = ""
    has_title: bool = False
    depth: int = 0

    def children(self, element: etree._Element) -> None:
        """Everything inside an element."""
        if self.depth > _MAX_DEPTH:
            self._text(" ".join(element.itertext()))
            return
        self.depth += 1
        self._text(element.text)
        for child in element:
            self._visit(child)
            self._text(child.tail)
        self.depth -= 1

    def flush(self) -> None:
        """End the block at hand."""
        text = "".join(self.inline)
        self.inline.clear()
        if text.strip():
            self.page.add(Piece(self.kind, self.mark + text.lstrip(), self.level))
            self._begin(BlockKind.PARAGRAPH)

    def _begin(self, kind: BlockKind, level: int = 1, mark: str = "") -> None:
        self.kind, self.level, self.mark = kind, level, mark

    def _text(self, text: str | None) -> None:
        if text:
            self.inline.append(_WHITE.sub(" ", text))

    def _visit(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or _SKIPPED.fullmatch(tag):
            return
        if tag == "br":
            self.inline.append("\n")
        elif _INLINE.fullmatch(tag):
            self.children(element)
        else:
            self._block(element, tag)

    def _block(self, element: etree._Element, tag: str) -> None:
        self.flush()
        if rank := _HEADING.fullmatch(tag):
            self._heading(element, int(rank.group(1)))
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "p" and _is_bold_heading(element):
            self._add(BlockKind.HEADING, inner_text(element), _BOLD_HEADING_LEVEL)
        else:
            self.children(element)
        self.flush()

    def _add(self, kind: BlockKind, text: str, level: int = 1) -> None:
        self.page.add(Piece(kind, text, level))

    def _heading(self, element: etree._Element, rank: int) -> None:
        is_title = rank == 1 and not self.has_title
        self.has_title = self.has_title or is_title
        self._add(BlockKind.TITLE if is_title else BlockKind.HEADING, inner_text(element), rank)

    def _list(self, element: etree._Element) -> None:
        depth = 1 + sum(1 for _ in element.iterancestors("ul", "ol"))
        start = element.get("start", "1")
        number = int(start) if start.isdigit() else 1
        for item in element:
            if item.tag == "li":
                mark = f"{number}." if element.tag == "ol" else BULLET
                self._begin(BlockKind.ITEM, depth, f"{mark} ")
                self.children(item)
                self.flush()
                number += 1
            elif isinstance(item.tag, str):
                self._block(item, item.tag)
        self._begin(BlockKind.PARAGRAPH)

    def _table(self, element: etree._Element) -> None:
        for caption in element.iter("caption"):
            self._add(BlockKind.PARAGRAPH, inner_text(caption))
        for row in element.iter("tr"):
            cells = [
                inner_text(cell).replace("\n", " ") for cell in row if cell.tag in ("td", "th")
            ]
            if any(cells):
                self._add(BlockKind.ROW, CELL_GAP.join(cells))


def inner_text(element: etree._Element) -> str:
    """All text of an element as one tidy stretch, its inner blocks parted by a blank."""
    walker = _Walker()
    walker.children(element)
    walker.flush()
    return tidy(" ".join(part.strip() for part in walker.page.parts if part.strip()))


def _cell(cell: etree._Element) -> str:
    return inner_text(cell).replace("\n", " ")


def _is_data(table: etree._Element) -> bool:
    """Rows of cells, not a page laid out in a table."""
    rows = list(table.iter("tr"))
    columns = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    nested = table.find(".//table") is not None
    return columns > 1 and not nested and table.find(".//h1") is None


def _is_bold_heading(paragraph: etree._Element) -> bool:
    """`<p><strong>Words</strong></p>`: how editors make headings in web editors."""
    bold = [child for child in paragraph if child.tag in ("strong", "b")]
    text = tidy("".join(paragraph.itertext()))
    if len(bold) != 1 or not 3 <= len(text) <= _BOLD_HEADING_MAX or text[-1] in ".,;:":
        return False
    return tidy("".join(bold[0].itertext())) == text
