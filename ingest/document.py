"""What leaves this package: a document of pages, each with its text, its shape and its history.

    file -> RawPage (as extracted) -> Page (repaired; the raw text and every edit beside it)

A `RawPage` never leaves `ingest`, so unrepaired text cannot be indexed by mistake.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["da", "sv", "nb", "en"]


class Reading(StrEnum):
    """How the letters of a page were got."""

    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    MARKUP = "markup"
    PLAIN = "plain"


class BlockKind(StrEnum):
    """What a stretch of a page is in the document's structure."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in fractions (0..1) of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a page's *raw* text and where it stands on the page's picture.

    `start` and `end` are half-open offsets into `raw_text`; `confidence` (0..1) is the OCR
    engine's, None for a text layer.
    """

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A structural stretch of a page: half-open offsets, kind, and depth (1 is outermost).

    For a heading `level` is its rank; for an item, its depth of indentation. Blocks stand in
    reading order and do not overlap; they cover every non-blank character.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """One change that repair made: `text[start:end] == after`, where the raw text had `before`.

    Offsets are into the *repaired* page text. `rule` names the rule; `confidence` is in 0..1.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PageProblem:
    """Something wrong with a page that did not stop the document: a short code and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a reader found it, before repair.

    `number` is 1-based. `reason` says in one English sentence why the page was read this way.
    `blocks` are the reader's own knowledge of the structure (Word styles, HTML tags, font sizes),
    empty where it has none: then the structure is inferred from the repaired text. `furniture` are
    running headers, footers and page numbers, set apart from the text. `size` is in points.
    """

    number: int
    text: str
    reading: Reading
    reason: str
    words: tuple[PlacedWord, ...] = ()
    blocks: tuple[Block, ...] = ()
    furniture: tuple[str, ...] = ()
    problems: tuple[PageProblem, ...] = ()
    language: Language | None = None
    confidence: float | None = None
    size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of repaired text, traceable letter by letter to what was extracted.

    `text` is Unicode NFC. `raw_text` is what was extracted; applying `edits` backwards to `text`
    gives it again. `words` place the raw text on the page's picture. `confidence` (0..1) is the
    mean of the OCR engine's.
    """

    number: int
    text: str
    raw_text: str
    reading: Reading
    reason: str
    language: Language
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    words: tuple[PlacedWord, ...] = ()
    furniture: tuple[str, ...] = ()
    problems: tuple[PageProblem, ...] = ()
    confidence: float | None = None
    size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its identity, its pages, and what the file itself says of its title.

    `id` is the SHA-256 of the file's bytes in hex: the same bytes are the same document.
    `media_type` is what the bytes are, whatever the file's name claims.
    """

    id: str
    name: str
    media_type: str
    language: Language
    pages: tuple[Page, ...]
    title: str | None = None

    @property
    def problems(self) -> tuple[PageProblem, ...]:
        """Every page's problems, in page order."""
        return tuple(problem for page in self.pages for problem in page.problems)
