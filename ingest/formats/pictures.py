"""Pictures inside a zipped document: read as pages where the document has no text of its own."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.document import PageProblem, RawPage
from ingest.errors import IngestError
from ingest.formats.image import read_image
from ingest.options import ReadOptions

_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_SMALLEST = 20_000
"""Bytes; a scanned page is larger, a logo or a line is smaller."""


def read_pictures(archive: zipfile.ZipFile, options: ReadOptions) -> tuple[RawPage, ...]:
    """A scan that someone put into an office file: each large picture as a page, in order."""
    pages = _pages(archive, options)
    return tuple(replace(page, number=number) for number, page in enumerate(pages, start=1))


def _pages(archive: zipfile.ZipFile, options: ReadOptions) -> Iterator[RawPage]:
    note = PageProblem(
        "picture-only", "The document holds only pictures; this one was read by OCR."
    )
    with tempfile.TemporaryDirectory() as folder:
        for number, member in enumerate(_large_pictures(archive)):
            place = Path(folder) / f"{number}{Path(member.filename).suffix.lower()}"
            place.write_bytes(archive.read(member))
            try:
                found = read_image(place, options)
            except IngestError:
                continue
            for page in found.pages:
                yield replace(page, problems=(note, *page.problems))


def _large_pictures(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(_ENDINGS) and member.file_size >= _SMALLEST
    ]
