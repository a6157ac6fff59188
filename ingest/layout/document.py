"""All pages of a document -> their texts: what repeats from page to page is seen here."""

from collections.abc import Sequence

from ingest.document import BlockKind
from ingest.layout.compose import ComposedPage, compose
from ingest.layout.furniture import find_furniture
from ingest.layout.headings import Ranks, body_size, mark_title
from ingest.layout.lines import Line, build_lines, group_rows, join_lines, make_line
from ingest.layout.open_tables import take_open
from ingest.layout.paragraphs import join_broken, region_elements
from ingest.layout.regions import order_regions
from ingest.layout.tables import take_ruled
from ingest.layout.word import Element, PageWords


def lay_out(pages: Sequence[PageWords]) -> list[ComposedPage]:
    """Text in reading order for every page, with headings, items, rows and furniture known.

    Blocks are given only where a page's type tells something (a heading, a table). A page set in
    one size and weight has none, nor has one that OCR read (sizes measured on a picture tell too
    little): there the structure is left to be inferred from the repaired text.
    """
    lines = [_page_lines(page) for page in pages]
    furniture = find_furniture(
        [(page.frame.height, found) for page, found in zip(pages, lines, strict=True)]
    )
    body = body_size(word for page in pages for word in page.words)
    exact = all(page.exact_sizes for page in pages)
    bodies = [
        _elements(page, [line for line in found if id(line) not in set_apart], body)
        for page, found, set_apart in zip(pages, lines, furniture, strict=True)
    ]
    ranks = Ranks((e for elements in bodies for e in elements), body=body, exact=exact)
    marked = [[ranks.mark(element) for element in elements] for elements in bodies]
    if marked:
        marked[0] = mark_title(marked[0])
    return [
        _composed(page, elements, [line for line in found if id(line) in set_apart])
        for page, elements, found, set_apart in zip(pages, marked, lines, furniture, strict=True)
    ]


def _page_lines(page: PageWords) -> list[Line]:
    upright = [word for word in page.words if word.upright]
    tables, rest = take_ruled(upright, page.grids)
    slanted = [make_line([word]) for word in page.words if not word.upright]
    return [*tables, *build_lines(rest), *slanted]


def _elements(page: PageWords, lines: Sequence[Line], body: float) -> list[Element]:
    level = [line for line in lines if line.table or line.words[0].upright]
    regions = order_regions(take_open(level))
    return join_broken(
        element
        for region in regions
        for element in region_elements(region, body_size=body, exact=page.exact_sizes)
    )


def _composed(
    page: PageWords, elements: Sequence[Element], set_apart: Sequence[Line]
) -> ComposedPage:
    slanted = " ".join(word.text for word in page.words if not word.upright)
    rows = [join_lines(row).text for row in group_rows(set_apart)]
    composed = compose(
        elements,
        page.frame,
        furniture=[text for text in (*rows, slanted) if text],
    )
    telling = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.ROW}
    if page.exact_sizes and any(block.kind in telling for block in composed.blocks):
        return composed
    return ComposedPage(composed.text, composed.words, (), composed.furniture)
