"""The versions of a document, and two of them clause by clause: what both doors print."""

from collections import Counter
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import DocumentNotFound
from corpus.history import History
from nlp.embedding.interface import Embedder
from search_api.clause_diff import ClauseChange, diff_clauses
from search_api.clause_split import split_clauses


@dataclass(frozen=True, slots=True)
class VersionAnswer:
    """A version: in search since `added` until `until` (None: it still is), seconds since 1970."""

    document_id: str
    title: str
    path: str
    pages: int
    added: float
    until: float | None
    current: bool


@dataclass(frozen=True, slots=True)
class DiffAnswer:
    """Two documents (their ids) clause by clause, in the order of B, and how many of each fate."""

    a: str
    b: str
    unchanged: int
    changed: int
    new: int
    gone: int
    clauses: tuple[ClauseChange, ...]


def versions_of(catalog: Catalog, history: History, document_id: str) -> list[VersionAnswer]:
    """Return every version of the document that this one is a version of, the latest first."""
    current = history.current(document_id)
    former = history.former(current)
    return [
        _version(catalog.get(current), None),
        *(_version(catalog.get(one.document_id), one.until) for one in former),
    ]


def _version(entry: CatalogEntry, until: float | None) -> VersionAnswer:
    return VersionAnswer(
        document_id=entry.document_id,
        title=entry.facts.title or entry.name,
        path=entry.paths[0] if entry.paths else entry.name,
        pages=entry.pages,
        added=entry.added,
        until=until,
        current=entry.current,
    )


def version_before(catalog: Catalog, history: History, document_id: str) -> str:
    """Return the version that this one took the place of.

    Raises:
        DocumentNotFound: it is the first.

    """
    ids = [one.document_id for one in versions_of(catalog, history, document_id)]
    older = ids[ids.index(document_id) + 1 :]
    if not older:
        msg = "there is no earlier version of this document: name another to compare it with"
        raise DocumentNotFound(msg)
    return older[0]


def diff_documents(archive: Archive, embedder: Embedder, a: str, b: str) -> DiffAnswer:
    """Return two documents, by their ids, clause by clause; A is the older one."""
    old, new = (split_clauses(archive.document(document_id)) for document_id in (a, b))
    changes = diff_clauses(old, new, embedder)
    count = Counter(change.fate for change in changes)
    return DiffAnswer(
        a=a,
        b=b,
        unchanged=count["unchanged"],
        changed=count["changed"],
        new=count["new"],
        gone=count["gone"],
        clauses=changes,
    )
