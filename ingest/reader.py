"""From a file to a document: the table of contents of this package.

    bytes -> sniff (what is it?) -> a format's reader (raw pages) -> assemble (language, repair,
    blocks) -> Document

A pure function of the file and the options, safe to call in a worker process.
"""

import hashlib
import importlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.assembly import assemble
from ingest.decoding import strip_controls
from ingest.document import Document, PageProblem
from ingest.errors import EmptyFile, IngestError, MissingTool, Stopped, TooLarge, UnreadableFile
from ingest.extracted import Extracted
from ingest.faults import trace_of
from ingest.options import ReadOptions
from ingest.sniff import Kind, Sniffed, is_locked_office, sniff
from ingest.titles import plausible_title

_log = logging.getLogger(__name__)

Reader = Callable[[Path, ReadOptions], Extracted]

_READERS = {
    Kind.PDF: ("ingest.formats.pdf", "read_pdf"),
    Kind.PNG: ("ingest.formats.image", "read_image"),
    Kind.JPEG: ("ingest.formats.image", "read_image"),
    Kind.TIFF: ("ingest.formats.image", "read_image"),
    Kind.DOCX: ("ingest.formats.docx", "read_docx"),
    Kind.PPTX: ("ingest.formats.pptx", "read_pptx"),
    Kind.ODT: ("ingest.formats.odt", "read_odt"),
    Kind.HTML: ("ingest.formats.html", "read_html"),
    Kind.EMAIL: ("ingest.formats.text", "read_email"),
    Kind.MARKDOWN: ("ingest.formats.text", "read_markdown"),
    Kind.TEXT: ("ingest.formats.text", "read_text"),
}
"""Where each kind's reader lives; imported when the first such file comes, for they are heavy."""


def read_document(path: Path, options: ReadOptions | None = None) -> Document:
    """The document in the file at `path`.

    Raises `IngestError` for a file that cannot be read, `MissingTool` when Tesseract or one of its
    languages is not installed. What is wrong with a page but did not stop it is in its `problems`.
    """
    options = options or ReadOptions()
    sniffed, extracted = _extract(path, options)
    _check_size(path, extracted, options)
    language, pages = assemble(_with_label_problem(extracted, sniffed).pages, options)
    return Document(
        id=document_id(path),
        name=readable_name(path),
        media_type=sniffed.kind.media_type,
        language=language,
        pages=pages,
        title=plausible_title(extracted.title),
    )


def document_id(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def readable_name(path: Path) -> str:
    """A file's name fit to be shown: valid Unicode, without control or direction characters."""
    name = os.fsencode(path.name).decode("utf-8", errors="replace")
    return strip_controls(name)[0] or "unnamed"


def _extract(path: Path, options: ReadOptions) -> tuple[Sniffed, Extracted]:
    """What the kind's reader finds; its library's failures, of any sort, as ours."""
    try:
        with _opened(path, options) as plain:
            sniffed = sniff(plain, options)
            return sniffed, _reader(sniffed.kind)(plain, options)
    except (IngestError, MissingTool, Stopped):
        raise
    except Exception as error:
        _log.warning("a file broke its reader\n%s", trace_of(error))
        message = f"is damaged in a way that its reader does not know ({type(error).__name__}); "
        raise UnreadableFile(path, message + "save it anew or print it to PDF") from error


@contextmanager
def _opened(path: Path, options: ReadOptions) -> Iterator[Path]:
    """The file itself, or an Office file that was locked, opened with the password given."""
    if options.password is None or not is_locked_office(path):
        yield path
        return
    from ingest.formats.locked import unlocked

    with unlocked(path, options.password) as plain:
        yield plain


def _reader(kind: Kind) -> Reader:
    module, function = _READERS[kind]
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader


def _check_size(path: Path, extracted: Extracted, options: ReadOptions) -> None:
    pages = len(extracted.pages)
    characters = sum(len(page.text) for page in extracted.pages)
    if not pages:
        raise EmptyFile(path, "has no pages; check that it was saved whole")
    if pages > options.max_pages:
        raise TooLarge(path, f"has {pages} pages, over the limit of {options.max_pages}; split it")
    if characters > options.max_characters:
        limit = options.max_characters
        raise TooLarge(path, f"holds {characters} characters, over the limit of {limit}; split it")


def _with_label_problem(extracted: Extracted, sniffed: Sniffed) -> Extracted:
    """A file that is not what its name says is read as what it is, and that is noted."""
    if not sniffed.claimed:
        return extracted
    message = (
        f"The file's name says {sniffed.claimed}, but its content is {sniffed.kind.media_type}; "
        "it was read as that."
    )
    first, *rest = extracted.pages
    first = replace(first, problems=(PageProblem("mislabelled", message), *first.problems))
    return Extracted((first, *rest), extracted.title)
