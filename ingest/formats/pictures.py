"""Pictures inside office files: read by OCR where there is no text of the file's own."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.document import PageProblem, RawPage
from ingest.errors import IngestError
from ingest.formats.image import read_image
from ingest.options import OcrMode, ReadOptions

_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_SMALLEST = 20_000
"""Bytes; a scanned page is larger, a logo or a line is smaller."""
_NOTE = PageProblem("picture-only", "There is only a picture here, which was read by OCR.")


def read_pictures(archive: zipfile.ZipFile, options: ReadOptions) -> tuple[RawPage, ...]:
    """A scan that someone put into an office file: each large picture as a page, in order."""
    members = (one for one in archive.infolist() if one.file_size >= _SMALLEST)
    pages = (
        page
        for member in members
        for page in read_picture(archive.read(member), Path(member.filename).suffix, options)
    )
    return tuple(replace(page, number=number) for number, page in enumerate(pages, start=1))


def read_picture(content: bytes, suffix: str, options: ReadOptions) -> Iterator[RawPage]:
    """The pages of one picture; none if it is small, unreadable or without text."""
    suffix = suffix.lower()
    wanted = len(content) >= _SMALLEST and suffix in _ENDINGS and options.ocr is not OcrMode.NEVER
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"picture{suffix}"
        place.write_bytes(content)
        try:
            found = read_image(place, options)
        except IngestError:
            return
    for page in found.pages:
        if page.text.strip():
            yield replace(page, problems=(_NOTE, *page.problems))
