"""Versions of documents over HTTP: which there are, what changed, which belong together."""

from fastapi import APIRouter

from corpus.retiring import bring_back, supersede
from search_api.duplicates import DuplicateAnswer, duplicates
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus
from search_api.versions import (
    DiffAnswer,
    VersionAnswer,
    diff_documents,
    version_before,
    versions_of,
)

router = APIRouter(tags=["versions"])


@router.get("/api/documents/{document_id}/versions")
def list_versions(document_id: str, corpus: TheCorpus) -> list[VersionAnswer]:
    """List the versions of a document, the latest first; all but that are out of search."""
    entry = corpus.catalog.find(document_id)
    return versions_of(corpus.catalog, corpus.history, entry.document_id)


@router.post("/api/documents/{document_id}/versions")
def add_version(document_id: str, former: str, corpus: TheCorpus) -> list[VersionAnswer]:
    """Say that FORMER is an earlier version of this document: it leaves search, and is kept."""
    entry, old = corpus.catalog.find(document_id), corpus.catalog.find(former)
    supersede(corpus, old.document_id, entry.document_id)
    return versions_of(corpus.catalog, corpus.history, entry.document_id)


@router.delete("/api/documents/{document_id}/versions/{former}", status_code=204)
def separate_version(document_id: str, former: str, corpus: TheCorpus) -> None:
    """Take back that FORMER is an earlier version: it is a document of its own in search again."""
    entry, old = corpus.catalog.find(document_id), corpus.catalog.find(former)
    if corpus.history.current(old.document_id) != entry.document_id or entry == old:
        msg = "this is no earlier version of the document"
        raise NotHere(msg)
    bring_back(corpus, old.document_id)


@router.get("/api/duplicates")
def list_duplicates(corpus: TheCorpus) -> list[DuplicateAnswer]:
    """List documents that are there more than once: copies, scan and file, issues of one."""
    return duplicates(corpus.catalog.entries(), corpus.kin.all())


@router.post("/api/duplicates/strangers", status_code=204)
def part_documents(a: str, b: str, corpus: TheCorpus) -> None:
    """Say that two documents do not belong together, however alike they are."""
    corpus.kin.part(corpus.catalog.find(a).document_id, corpus.catalog.find(b).document_id)


@router.get("/api/diff")
def show_diff(b: str, corpus: TheCorpus, a: str = "") -> DiffAnswer:
    """Show clause by clause what changed from A to B; without A, since the version before B."""
    catalog = corpus.catalog
    new = catalog.find(b).document_id
    old = catalog.find(a).document_id if a else version_before(catalog, corpus.history, new)
    return diff_documents(corpus.archive, corpus.embedder, old, new)
