"""Out of search and back: one document in another's place, the trash, and what is over its time."""

import time

from corpus.catalog_tables import CatalogEntry
from corpus.errors import NotCurrent
from corpus.index import Corpus, index_document, leave_index, remove_document

DAY = 24 * 3600


def supersede(corpus: Corpus, old: str, new: str) -> None:
    """Put a document in the place of another: the old one stays readable, but leaves search.

    Raises:
        NotCurrent: one of them is not in search, or both are the same.

    """
    if old == new or not all(corpus.catalog.is_indexed(one) for one in (old, new)):
        msg = "name two documents that both are in search: `pejl documents` lists them"
        raise NotCurrent(msg)
    corpus.history.succeed(old, new)
    leave_index(corpus)


def bring_back(corpus: Corpus, document_id: str) -> CatalogEntry:
    """Put what is kept back into search: out of the trash, or as a document of its own."""
    entry = corpus.catalog.get(document_id)
    if entry.current:
        return entry
    return index_document(corpus, document_id, name=entry.name, paths=entry.paths)


def discard(corpus: Corpus, document_id: str, *, days: int) -> None:
    """Take a document out of search at once; for so many days it can be brought back."""
    if not days:
        remove_document(corpus, document_id)
        return
    corpus.history.trash(document_id)
    leave_index(corpus)


def empty_trash(corpus: Corpus, *, days: float) -> int:
    """Delete every trace of what has been in the trash for so many days; return how many."""
    over = [one for one in corpus.history.trashed() if time.time() - one.at >= days * DAY]
    for one in over:
        remove_document(corpus, one.document_id)
    return len(over)
