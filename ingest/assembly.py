"""From raw pages to pages: the language found, the text repaired, the blocks carried over."""

import importlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.document import BlockKind, Edit, Language, Page, RawPage
from ingest.language import Identified, identify, letters
from ingest.options import ReadOptions
from ingest.structure import infer_blocks
from ingest.tracing import move_blocks

SURE = 0.9
"""From this confidence on, a page's own language counts against the document's."""
ENOUGH_LETTERS = 150
"""A page with fewer letters (about 25 words) takes the document's language."""


def assemble(
    raw_pages: Sequence[RawPage], options: ReadOptions
) -> tuple[Language, tuple[Page, ...]]:
    """The document's language and its pages of repaired text, in order."""
    found = [_identified(raw, options) for raw in raw_pages]
    main = options.language or _majority(raw_pages, found)
    keeps_blocks = _has_headings(raw_pages)
    pages = (
        _page(raw, _language(raw, one, main), options, keeps_blocks=keeps_blocks)
        for raw, one in zip(raw_pages, found, strict=True)
    )
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


def _page(raw: RawPage, language: Language, options: ReadOptions, *, keeps_blocks: bool) -> Page:
    text, edits = _repaired(raw, language, options)
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


def _repaired(
    raw: RawPage, language: Language, options: ReadOptions
) -> tuple[str, tuple[Edit, ...]]:
    repair = importlib.import_module("ingest.repair")
    if not hasattr(repair, "repair_page"):
        return unicodedata.normalize("NFC", raw.text), ()
    repaired = repair.repair_page(raw, language=language, pinned=options.pinned)
    return repaired.text, tuple(repaired.edits)
