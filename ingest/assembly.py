"""From raw pages to pages: the language found, the text repaired, the blocks carried over."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.document import BlockKind, Language, Page, RawPage
from ingest.language import Identified, identify, letters
from ingest.options import ReadOptions
from ingest.repair import Pins, Repaired, repair_page, survey
from ingest.structure import infer_blocks
from ingest.tracing import move_blocks

SURE = 0.9
"""From this confidence on, a page's own language counts against the document's."""
ENOUGH_LETTERS = 240
"""A page with fewer letters (about 40 words) takes the document's language."""


def assemble(
    raw_pages: Sequence[RawPage], options: ReadOptions
) -> tuple[Language, tuple[Page, ...]]:
    """The document's language and its pages of repaired text, in order."""
    found = [_identified(raw, options) for raw in raw_pages]
    main = options.language or _majority(raw_pages, found)
    texts = [raw.text for raw in raw_pages]
    damage = survey(texts, language=main) if len(texts) > 1 else None
    pins = Pins(options.pinned, dict(options.replaced))
    keeps_blocks = _has_headings(raw_pages)
    pages = []
    for raw, one in zip(raw_pages, found, strict=True):
        language = _language(raw, one, main)
        repaired = repair_page(raw, language=language, pinned=pins, document=damage)
        pages.append(_page(raw, repaired, language, keeps_blocks=keeps_blocks))
    return main, tuple(pages)


def _identified(raw: RawPage, options: ReadOptions) -> Identified:
    if options.language:
        return Identified(options.language, 1.0)
    return identify(raw.text)


def _majority(raw_pages: Sequence[RawPage], found: Iterable[Identified]) -> Language:
    """The language of most letters, sure pages first; Danish for a document without any."""
    votes: Counter[Language] = Counter()
    for raw, one in zip(raw_pages, found, strict=True):
        weight = 1 if one.confidence >= SURE else 0.01
        votes[one.language] += round(weight * letters(raw.text) * 100 * one.confidence)
    language, most = votes.most_common(1)[0] if votes else ("da", 0)
    return language if most else "da"


def _language(raw: RawPage, found: Identified, main: Language) -> Language:
    if found.confidence >= SURE and letters(raw.text) >= ENOUGH_LETTERS:
        return found.language
    return main


def _has_headings(raw_pages: Iterable[RawPage]) -> bool:
    """Whether the reader saw structure: a file whose author used no styles shows it in the text."""
    return any(block.kind is BlockKind.HEADING for raw in raw_pages for block in raw.blocks)


def _page(raw: RawPage, repaired: Repaired, language: Language, *, keeps_blocks: bool) -> Page:
    text, edits = repaired.text, repaired.edits
    blocks = move_blocks(raw.blocks, edits, text) if keeps_blocks else ()
    return Page(
        number=raw.number,
        text=text,
        raw_text=raw.text,
        reading=raw.reading,
        reason=raw.reason,
        language=language,
        blocks=blocks or infer_blocks(text, first_page=raw.number == 1),
        edits=edits,
        words=raw.words,
        furniture=raw.furniture,
        problems=raw.problems,
        confidence=raw.confidence,
        size=raw.size,
    )
