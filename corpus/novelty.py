"""Since when a corpus has said something: words that an earlier version said too are not new."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from math import inf

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.history import History

_NUMBER = re.compile(r"^\s*(?:§\s*)?\d+(?:\.\d+)*\.?\s+", re.MULTILINE)
"""What a section is numbered with: one put in before it changes that, and nothing else."""


def said_since(
    catalog: Catalog, archive: Archive, sayings: Iterable[tuple[str, str]]
) -> list[float]:
    """Return since when the corpus holds each text (seconds since 1970), given with its document.

    That is when the document was added, or the first of its former versions that has the same
    words, wherever in it they stood. A document that is just being read counts as later than all.
    """
    words_of = cache(lambda document_id: _words(archive, document_id))
    lineage_of = cache(lambda document_id: _lineage(catalog, document_id))
    return [_since(lineage_of(id_), id_, text, words_of) for id_, text in sayings]


def _lineage(catalog: Catalog, document_id: str) -> list[tuple[str, float]]:
    """Return a document and its former versions, each with when it was added, the first first."""
    former = [one.document_id for one in History(catalog.path).former(document_id)]
    found = [(id_, catalog.added(id_)) for id_ in (document_id, *former)]
    return sorted(((id_, at) for id_, at in found if at is not None), key=lambda pair: pair[1])


def _since(
    lineage: list[tuple[str, float]], document_id: str, text: str, words_of: Callable[[str], str]
) -> float:
    words = bare_words(text)
    return next(
        (added for id_, added in lineage if id_ == document_id or words in words_of(id_)), inf
    )


def _words(archive: Archive, document_id: str) -> str:
    """Return a document's words without its line and page breaks; "" where it is kept no more."""
    if not archive.has_document(document_id):
        return ""
    return bare_words("\n".join(page.text for page in archive.text(document_id).pages))


def bare_words(text: str) -> str:
    """Return a text without its line breaks and the numbers of its sections."""
    return " ".join(_NUMBER.sub("", text).split())
