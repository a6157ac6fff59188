"""What is kept of documents that are out of search: former versions, and what was deleted for now.

A path that holds something newer makes what it held before a former version; so does a person, or
an upload, that puts one document in another's place (a succession). Both lie in the catalog's file.
"""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.transactions import InCatalogFile

_AT_PATHS = """
SELECT document_id, max(until) FROM versions
WHERE path IN (SELECT path FROM paths WHERE document_id = :id) AND document_id <> :id
GROUP BY document_id
"""
_IN_PLACE = "SELECT old, at FROM successions WHERE new = :id"
_NOW_AT_PATHS = """
SELECT paths.document_id FROM versions JOIN paths USING (path)
WHERE versions.document_id = :id AND paths.document_id <> :id ORDER BY until DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Former:
    """A former version of a document, in search until `until` (seconds since 1970)."""

    document_id: str
    until: float


@dataclass(frozen=True, slots=True)
class Trashed:
    """A document that was deleted for now, at `at` (seconds since 1970)."""

    document_id: str
    name: str
    at: float


class History(InCatalogFile):
    """The history of one corpus, in its catalog's file. Safe to use from several threads."""

    def former(self, document_id: str) -> list[Former]:
        """Return every former version of a document, the latest first."""
        with self._transaction() as connection:
            found = dict(_before(connection, document_id, {document_id}))
        latest_first = sorted(found.items(), key=lambda pair: -pair[1])
        return [Former(*pair) for pair in latest_first]

    def current(self, document_id: str) -> str:
        """Return the document that is now where this one was; itself where there is none."""
        seen = {document_id}
        with self._transaction() as connection:
            while (newer := _after(connection, document_id)) and newer not in seen:
                seen.add(newer)
                document_id = newer
        return document_id

    def succeed(self, old: str, new: str) -> None:
        """Put a document in the place of another, whose passages are thereby to leave the index."""
        with self._transaction() as connection:
            succeed(connection, old, new)

    def is_succeeded(self, document_id: str) -> bool:
        """Whether another document was put in this one's place."""
        query = "SELECT 1 FROM successions WHERE old = ?"
        with self._transaction() as connection:
            return connection.execute(query, (document_id,)).fetchone() is not None

    def trash(self, document_id: str) -> None:
        """Delete a document for now: its passages are to leave the index, all else is kept."""
        with self._transaction() as connection:
            row = (document_id, time.time())
            connection.execute("INSERT OR REPLACE INTO trash VALUES (?, ?)", row)
            _leave(connection, document_id)

    def trashed(self) -> list[Trashed]:
        """Return what was deleted for now, the latest first."""
        query = (
            "SELECT document_id, name, at FROM trash JOIN documents ON id = document_id "
            "ORDER BY at DESC"
        )
        with self._transaction() as connection:
            return [Trashed(*row) for row in connection.execute(query)]


def succeed(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Put NEW in the place of OLD, within a transaction."""
    row = (old, new, time.time())
    connection.execute("INSERT OR REPLACE INTO successions VALUES (?, ?, ?)", row)
    _leave(connection, old)


def _before(
    connection: sqlite3.Connection, document_id: str, seen: set[str]
) -> Iterator[tuple[str, float]]:
    """Yield what stood where this document stands, and what stood there before that."""
    for query in (_AT_PATHS, _IN_PLACE):
        for old, until in connection.execute(query, {"id": document_id}).fetchall():
            if old not in seen:
                seen.add(old)
                yield old, until
                yield from _before(connection, old, seen)


def _after(connection: sqlite3.Connection, document_id: str) -> str | None:
    values = {"id": document_id}
    query = "SELECT new FROM successions WHERE old = :id"
    if row := connection.execute(query, values).fetchone():
        return str(row[0])
    state = connection.execute("SELECT state FROM documents WHERE id = :id", values).fetchone()
    row = connection.execute(_NOW_AT_PATHS, values).fetchone()
    return str(row[0]) if row and state and state[0] in ("replaced", "past") else None


def _leave(connection: sqlite3.Connection, document_id: str) -> None:
    query = "UPDATE documents SET state = 'replaced' WHERE id = ? AND state = 'indexed'"
    connection.execute(query, (document_id,))
