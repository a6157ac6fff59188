"""The catalog's tables, and its rows as values."""

from dataclasses import dataclass

from corpus.codec import from_json
from nlp.passage import DocumentFacts

TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('indexed', 'replaced', 'past', 'removing')),
    facts TEXT NOT NULL,
    pages INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    goals INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    added REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_state ON documents (state);
CREATE TABLE IF NOT EXISTS paths (
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    since REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS paths_by_document ON paths (document_id);
CREATE TABLE IF NOT EXISTS versions (
    path TEXT NOT NULL,
    document_id TEXT NOT NULL,
    since REAL NOT NULL,
    until REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS failures (
    path TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    error TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS successions (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL,
    at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS successions_by_new ON successions (new);
CREATE TABLE IF NOT EXISTS trash (
    document_id TEXT PRIMARY KEY,
    at REAL NOT NULL
);
"""
"""States of a document:

- indexed: all its passages are in the index, and some path holds it
- replaced: every path that held it holds something newer; its passages are to leave the index
- past: they have left; it is kept in the archive, as a former version or in the trash
- removing: every trace of it is to go
"""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A document as the catalog knows it; `paths` are where its bytes were last found.

    `current` is False for what is kept but out of search. Times are seconds since 1970.
    """

    document_id: str
    name: str
    facts: DocumentFacts
    pages: int
    passages: int
    goals: int
    problems: int
    added: float
    paths: tuple[str, ...] = ()
    current: bool = True


@dataclass(frozen=True, slots=True)
class Version:
    """A document that a path held once, from `since` until `until` (seconds since 1970)."""

    path: str
    document_id: str
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read when it was last tried, at `at` (seconds since 1970)."""

    path: str
    content_hash: str
    error: str
    attempts: int
    at: float


def read_entry(row: tuple[str, str, str, int, int, int, int, float, str, str]) -> CatalogEntry:
    """Return the entry that a row of documents, with its paths, stands for."""
    document_id, name, facts, pages, passages, goals, problems, added, paths, state = row
    return CatalogEntry(
        document_id=document_id,
        name=name,
        facts=from_json(facts.encode(), DocumentFacts),
        pages=pages,
        passages=passages,
        goals=goals,
        problems=problems,
        added=added,
        paths=tuple(from_json(paths.encode(), list[str])),
        current=state == "indexed",
    )
