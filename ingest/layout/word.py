"""The values that layout works on: words with their place on a page, in points from top left."""

from dataclasses import dataclass

from ingest.document import BlockKind
from ingest.layout.frame import Frame


@dataclass(slots=True)
class LayoutWord:
    """A word and its box in points from the page's top left; `size` is the font size in points.

    `upright` is False for text that runs at an angle to the page (watermarks, margin notes). Nobody
    changes one; it is not frozen because they are made by the thousand, three times as fast so.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    confidence: float | None = None
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled table, in points; it holds the words whose centres lie inside."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: rows of cells from top to bottom, each row from left to right."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """All that layout needs to know of a page; words and grids stand in its reading frame.

    `exact_sizes` is False where font sizes were measured on a picture.
    """

    number: int
    frame: Frame
    words: tuple[LayoutWord, ...]
    grids: tuple[Grid, ...] = ()
    exact_sizes: bool = True


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of text with one role: `parts` are its lines, or the cells of a table's row."""

    kind: BlockKind
    parts: tuple[tuple[LayoutWord, ...], ...]
    level: int = 1

    @property
    def words(self) -> tuple[LayoutWord, ...]:
        """Every word, in reading order."""
        return tuple(word for part in self.parts for word in part)

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)
