"""A document's pages to passages: stretches of one page, under one heading, that can be cited.

A passage is a section of about a screenful: a heading and its body, bullets together with the line
that leads in to them. A long section is parted at the borders of its blocks, a single long block at
sentence ends; sections of a line or two that follow each other are put together. No passage crosses
a page; together they cover every non-blank character.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.document import Block, BlockKind, Document, Page
from nlp.passage import Passage
from nlp.sentences import split_sentences

Path = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PassageSize:
    """How long passages are, in characters.

    A section shorter than LEAST joins its neighbour where there is room; none exceeds MOST.
    """

    least: int = 200
    most: int = 900


@dataclass(frozen=True, slots=True)
class _Section:
    """Blocks of one page under one heading, which comes first where it stands on this page."""

    page: Page
    path: Path
    blocks: tuple[Block, ...]

    @property
    def length(self) -> int:
        return self.blocks[-1].end - self.blocks[0].start


def split_document(document: Document, *, size: PassageSize | None = None) -> tuple[Passage, ...]:
    """Return the passages of DOCUMENT in reading order.

    The heading is part of the text of the first passage under it; `heading_path` holds it, and
    those above it, for every passage, also on later pages. The document's title is no heading.
    """
    size = size or PassageSize()
    return tuple(
        _passage(document, section, span)
        for section in _joined(_sections(document.pages), size)
        for span in _spans(section, size.most)
    )


def _passage(document: Document, section: _Section, span: Span) -> Passage:
    start, end = span
    return Passage(
        document_id=document.id,
        page_number=section.page.number,
        start=start,
        end=end,
        text=section.page.text[start:end],
        heading_path=section.path,
    )


def _sections(pages: Iterable[Page]) -> Iterator[_Section]:
    """Part every page at its headings, carrying the open headings over to the next page."""
    open_headings: list[tuple[int, str]] = []
    for page in pages:
        gathered: list[Block] = []
        path = _texts(open_headings)
        for block in _blocks(page):
            if block.kind is BlockKind.HEADING:
                if any(earlier.kind is not BlockKind.HEADING for earlier in gathered):
                    yield _Section(page, path, tuple(gathered))
                    gathered = []
                open_headings = _opened(open_headings, block, page)
                path = _texts(open_headings)
            gathered.append(block)
        if gathered:
            yield _Section(page, path, tuple(gathered))


def _blocks(page: Page) -> Sequence[Block]:
    """Return the page's blocks, or all of it as one paragraph where its structure is unknown."""
    if page.blocks or not page.text.strip():
        return [block for block in page.blocks if page.text[block.start : block.end].strip()]
    end = len(page.text.rstrip())
    return [Block(len(page.text) - len(page.text.lstrip()), end, BlockKind.PARAGRAPH)]


def _opened(headings: list[tuple[int, str]], block: Block, page: Page) -> list[tuple[int, str]]:
    """Return the headings that are open after BLOCK: those of a higher rank, and itself."""
    above = takewhile(lambda heading: heading[0] < block.level, headings)
    return [*above, (block.level, " ".join(page.text[block.start : block.end].split()))]


def _texts(headings: Iterable[tuple[int, str]]) -> Path:
    return tuple(text for _, text in headings)


def _joined(sections: Iterable[_Section], size: PassageSize) -> Iterator[_Section]:
    """Put sections of a line or two together with what follows them on the page."""
    waiting: _Section | None = None
    for section in sections:
        if waiting is None:
            waiting = section
        elif _fit(waiting, section, size):
            path = _shared(waiting.path, section.path)
            waiting = _Section(section.page, path, waiting.blocks + section.blocks)
        else:
            yield waiting
            waiting = section
    if waiting is not None:
        yield waiting


def _fit(first: _Section, second: _Section, size: PassageSize) -> bool:
    if first.page.number != second.page.number:
        return False
    together = second.blocks[-1].end - first.blocks[0].start
    return min(first.length, second.length) < size.least and together <= size.most


def _shared(first: Path, second: Path) -> Path:
    """Return the headings that both stand under, or those of one where they share none."""
    common = tuple(
        a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    )
    return common or first or second


def _spans(section: _Section, most: int) -> Iterator[Span]:
    """Part a section into stretches of at most MOST characters, of about equal length."""
    if section.length <= most:
        yield section.blocks[0].start, section.blocks[-1].end
        return
    units = [piece for unit in _units(section.blocks) for piece in _pieces(section, unit, most)]
    yield from _packed(units, most)


def _units(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Group what must not be parted: heading and first block, bullets or rows and lead-in."""
    unit: list[Block] = []
    for block in blocks:
        clings = block.kind in (BlockKind.ITEM, BlockKind.ROW)
        if unit and not clings and unit[-1].kind is not BlockKind.HEADING:
            yield unit
            unit = []
        unit.append(block)
    if unit:
        yield unit


def _pieces(section: _Section, unit: Sequence[Block], most: int) -> Iterator[Span]:
    """Return a unit whole where it fits, else its blocks, else the sentences of a long block."""
    if unit[-1].end - unit[0].start <= most:
        yield unit[0].start, unit[-1].end
        return
    for block in unit:
        if block.end - block.start <= most:
            yield block.start, block.end
        else:
            yield from _sentences(section.page.text, block, most)


def _sentences(text: str, block: Block, most: int) -> Iterator[Span]:
    """Return a long block's sentences; one that is too long by itself is cut at blanks."""
    sentences = split_sentences(text[block.start : block.end])
    starts = [block.start, *(block.start + start for start, _ in sentences[1:]), block.end]
    for start, end in pairwise(starts):
        at, stop = start, start + len(text[start:end].rstrip())
        while stop - at > most:
            cut = text.rfind(" ", at + most // 2, at + most)
            cut = at + most if cut < 0 else cut
            yield at, at + len(text[at:cut].rstrip())
            at = cut + len(text[cut:stop]) - len(text[cut:stop].lstrip())
        yield at, stop


def _packed(units: Sequence[Span], most: int) -> Iterator[Span]:
    """Fill passages evenly: as few as possible, none much fuller than another."""
    total = units[-1][1] - units[0][0]
    aim = total / -(-total // most)
    start, end = units[0]
    for unit_start, unit_end in units[1:]:
        full = unit_end - start > most
        halfway = (end + unit_end) / 2 - start > aim
        if full or halfway:
            yield start, end
            start = unit_start
        end = unit_end
    yield start, end
