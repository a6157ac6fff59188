"""What a format's reader hands to the front: raw pages, and the title that the file states."""

from dataclasses import dataclass

from ingest.document import RawPage


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's raw pages, numbered from 1, and its own title (metadata, <title>), if it has one."""

    pages: tuple[RawPage, ...]
    title: str | None = None
