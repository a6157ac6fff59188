"""What a caller may decide about reading a file, and the limits that protect the machine."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Language

MEGABYTE = 1024 * 1024


class OcrMode(StrEnum):
    """When a page's picture is read instead of its text layer."""

    AUTO = "auto"
    """Page by page: where there is no usable text layer."""
    ALWAYS = "always"
    """Every page, whatever text layer it has."""
    NEVER = "never"
    """No page; a page without text stays empty and says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read one file. The defaults suit a laptop; all values are plain and picklable.

    A limit that is passed raises `TooLarge` with the limit in its message.
    """

    password: str | None = None
    """Opens an encrypted file."""
    language: Language | None = None
    """The language of every page; None finds it page by page."""
    pinned: frozenset[str] = frozenset()
    """Words that repair must leave as they stand."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Words as extracted, each with what repair must always put for it."""

    ocr: OcrMode = OcrMode.AUTO
    ocr_language: Language | None = None
    """The language given to the OCR engine; None finds it page by page."""
    ocr_jobs: int = 1
    """Pages read at once by OCR within this file."""
    dpi: int = 300
    """Resolution at which a page is drawn for OCR, in dots per inch."""
    ocr_timeout: float = 120.0
    """Seconds that one page may take in the OCR engine."""

    on_page: Callable[[int, int], None] | None = None
    """Told before each page of OCR how many are done, of how many; it may raise `Stopped`."""

    max_bytes: int = 300 * MEGABYTE
    """The file itself."""
    max_unpacked_bytes: int = 600 * MEGABYTE
    """What a zipped file (Word, PowerPoint, OpenDocument) holds, all parts together."""
    max_pages: int = 2_000
    max_pixels: int = 100_000_000
    """A picture, or a page drawn for OCR, width times height."""
    max_characters: int = 20_000_000
    """The text of the whole document."""

    def __post_init__(self) -> None:
        limits = (
            self.ocr_jobs,
            self.dpi,
            self.max_bytes,
            self.max_unpacked_bytes,
            self.max_pages,
            self.max_pixels,
            self.max_characters,
        )
        if min(limits) < 1 or self.ocr_timeout <= 0:
            raise ValueError(f"every limit of ReadOptions must be positive: {self}")
