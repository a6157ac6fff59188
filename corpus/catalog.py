"""Which documents there are, under which paths, and how far each has come: the batch's journal.

A SQLite file in WAL mode, used by many processes at once. A document counts as indexed only after
its passages are durable in the index, and a path moves to a new document in the transaction that
records it: whatever cut a run short, the next one sees exactly what is left to do.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from corpus.catalog_tables import TABLES, CatalogEntry, Failure, Version, read_entry
from corpus.codec import from_json, to_json
from corpus.errors import DocumentNotFound
from corpus.history import succeed
from corpus.kin_tables import KIN_TABLES, Family, forget_family, write_family
from corpus.mention_tables import TABLES as MENTION_TABLES
from corpus.mention_tables import forget_mentions, write_mentions
from corpus.mentions import DocumentMentions
from corpus.transactions import InCatalogFile
from nlp.passage import DocumentFacts

NO_FAMILY = Family()
_CURRENT = "state = 'indexed'"
_ID = "substr(id, 1, :n) = :text"
_NAME = "substr(name, 1, :n) = :text"
_LEAST_OF_ID = 8
"""So many characters of its id must be given to find a document that is out of search."""


class Catalog(InCatalogFile):
    """The documents of one corpus. Safe to use from several threads and processes."""

    tables = "PRAGMA journal_mode = WAL;" + TABLES + KIN_TABLES + MENTION_TABLES

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(path)

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of the catalog, whoever else is writing to it meanwhile."""
        with self._transaction() as connection, closing(sqlite3.connect(path)) as target:
            connection.backup(target)

    def entries(self) -> list[CatalogEntry]:
        """Return every indexed document, by name."""
        with self._transaction() as connection:
            return _entries(connection, _CURRENT, {})

    def count(self) -> int:
        """Return how many documents are in search."""
        with self._transaction() as connection:
            query = "SELECT count(*) FROM documents WHERE state = 'indexed'"
            return int(connection.execute(query).fetchone()[0])

    def paths(self) -> set[str]:
        """Return every path that a document in search was found at."""
        query = "SELECT path FROM paths JOIN documents ON id = document_id WHERE state = 'indexed'"
        with self._transaction() as connection:
            return {path for (path,) in connection.execute(query)}

    def titles(self, document_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of documents by their ids, the file name where one has none."""
        query = "SELECT facts, name FROM documents WHERE id = ?"
        found = {}
        with self._transaction() as connection:
            for document_id in document_ids:
                if row := connection.execute(query, (document_id,)).fetchone():
                    facts = from_json(row[0].encode(), DocumentFacts)
                    found[document_id] = facts.title or row[1]
        return found

    def find(self, reference: str) -> CatalogEntry:
        """Return the document with this id or file name, or the only one that begins so.

        What is kept but out of search (former versions, the trash) is found by its id only.

        Raises:
            DocumentNotFound: there is none, or there are several.

        """
        values: dict[str, str | int] = {"n": len(reference), "text": reference}
        with self._transaction() as connection:
            found = _entries(connection, f"{_CURRENT} AND ({_ID} OR {_NAME})", values)
            if not found and len(reference) >= _LEAST_OF_ID:
                found = _entries(connection, f"state <> 'removing' AND {_ID}", values)
        exact = [e for e in found if reference in (e.document_id, e.name, Path(e.name).stem)]
        if len(exact or found) != 1:
            raise DocumentNotFound(_not_one(reference, found))
        return (exact or found)[0]

    def document_at(self, path: str) -> str | None:
        """Return the id of the document that was last found at this path."""
        with self._transaction() as connection:
            return _held(connection, path)

    def is_indexed(self, document_id: str) -> bool:
        """Whether all of the document's passages are in the index."""
        with self._transaction() as connection:
            return _state(connection, document_id) == "indexed"

    def get(self, document_id: str) -> CatalogEntry:
        """Return the document with this id, in search or out of it.

        Raises:
            DocumentNotFound: there is none.

        """
        with self._transaction() as connection:
            found = _entries(connection, "id = :id", {"id": document_id})
        if not found:
            raise DocumentNotFound(_not_one(document_id, found))
        return found[0]

    def added(self, document_id: str) -> float | None:
        """Return when a document came in (seconds since 1970), None where it is not recorded."""
        query = "SELECT added FROM documents WHERE id = ? AND state <> 'removing'"
        with self._transaction() as connection:
            row = connection.execute(query, (document_id,)).fetchone()
        return row[0] if row else None

    def record(
        self,
        entry: CatalogEntry,
        family: Family = NO_FAMILY,
        *,
        after: str = "",
        mentions: DocumentMentions | None = None,
        known: bool = False,
    ) -> bool:
        """Enter an indexed document under its paths; what they held before is thereby replaced.

        So is the document AFTER, "" for none, in whose place it comes. What it mentions is entered
        with it, so that there is never one without the other. With KNOWN nothing is entered where
        the document is not in search (any longer); return whether it was.
        """
        facts = to_json(entry.facts).decode()
        row = (entry.document_id, entry.name, facts, entry.pages, entry.passages, entry.goals)
        with self._transaction() as connection:
            connection.execute("BEGIN IMMEDIATE")
            if known and _state(connection, entry.document_id) != "indexed":
                return False
            connection.execute(
                "INSERT INTO documents "
                "(id, name, facts, pages, passages, goals, problems, added, state) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'indexed') ON CONFLICT (id) DO UPDATE SET "
                "facts = excluded.facts, pages = excluded.pages, passages = excluded.passages, "
                "goals = excluded.goals, problems = excluded.problems, state = 'indexed'",
                (*row, entry.problems, entry.added),
            )
            if mentions:
                write_mentions(connection, mentions)
            _make_current(connection, entry.document_id)
            write_family(connection, entry.document_id, family)
            for path in entry.paths:
                _move(connection, path, entry.document_id)
            if after:
                succeed(connection, after, entry.document_id)
        return True

    def add_path(self, path: str, document_id: str) -> None:
        """Note that an indexed document was found at this path (too)."""
        with self._transaction() as connection:
            _move(connection, path, document_id)

    def in_state(self, state: str) -> list[str]:
        """Return the ids of documents in this state."""
        query = "SELECT id FROM documents WHERE state = ?"
        with self._transaction() as connection:
            return [row[0] for row in connection.execute(query, (state,))]

    def set_state(self, document_ids: Iterable[str], state: str) -> None:
        """Note how far documents have come, all of them or none."""
        with self._transaction() as connection:
            for document_id in document_ids:
                _set_state(connection, document_id, state)

    def forget(self, document_id: str) -> None:
        """Delete every trace of a document."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM paths WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM versions WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM failures WHERE content_hash = ?", (document_id,))
            _forget_place(connection, document_id)
            forget_family(connection, document_id)
            forget_mentions(connection, document_id)
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def versions(self) -> list[Version]:
        """Return what paths held before, the latest first."""
        query = "SELECT path, document_id, since, until FROM versions ORDER BY until DESC"
        with self._transaction() as connection:
            return [Version(*row) for row in connection.execute(query)]

    def record_failure(self, path: str, content_hash: str, error: str) -> None:
        """Note that the file at this path could not be read."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO failures VALUES (?, ?, ?, 1, ?) ON CONFLICT (path) DO UPDATE SET "
                "content_hash = excluded.content_hash, error = excluded.error, "
                "attempts = attempts + 1, at = excluded.at",
                (path, content_hash, error, time.time()),
            )

    def forget_failures(self) -> None:
        """Forget which files could not be read."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM failures")

    def failures(self) -> list[Failure]:
        """Return every file that could not be read when it was last tried, by path."""
        query = "SELECT path, content_hash, error, attempts, at FROM failures ORDER BY path"
        with self._transaction() as connection:
            return [Failure(*row) for row in connection.execute(query)]


def _entries(
    connection: sqlite3.Connection, condition: str, values: dict[str, str | int]
) -> list[CatalogEntry]:
    query = (
        "SELECT id, name, facts, pages, passages, goals, problems, added, "
        "(SELECT json_group_array(path) FROM paths WHERE document_id = id), state "
        f"FROM documents WHERE {condition} ORDER BY name, id"
    )
    return [read_entry(row) for row in connection.execute(query, values)]


def _held(connection: sqlite3.Connection, path: str) -> str | None:
    row = connection.execute("SELECT document_id FROM paths WHERE path = ?", (path,)).fetchone()
    return row[0] if row else None


def _state(connection: sqlite3.Connection, document_id: str) -> str | None:
    query = "SELECT state FROM documents WHERE id = ?"
    row = connection.execute(query, (document_id,)).fetchone()
    return row[0] if row else None


def _set_state(connection: sqlite3.Connection, document_id: str, state: str) -> None:
    connection.execute("UPDATE documents SET state = ? WHERE id = ?", (state, document_id))


def _make_current(connection: sqlite3.Connection, document_id: str) -> None:
    """Let a document be in nobody's place and in no trash."""
    for table, key in (("successions", "old"), ("trash", "document_id")):
        connection.execute(f"DELETE FROM {table} WHERE {key} = ?", (document_id,))


def _forget_place(connection: sqlite3.Connection, document_id: str) -> None:
    """Let what stood before a document stand before the one in its place, where there is one."""
    query = "SELECT new FROM successions WHERE old = ?"
    if newer := connection.execute(query, (document_id,)).fetchone():
        connection.execute("UPDATE successions SET new = ? WHERE new = ?", (*newer, document_id))
    else:
        connection.execute("DELETE FROM successions WHERE new = ?", (document_id,))
    _make_current(connection, document_id)


def _move(connection: sqlite3.Connection, path: str, document_id: str) -> None:
    """Let a path hold this document; one that no path holds any longer is replaced."""
    connection.execute("DELETE FROM failures WHERE path = ?", (path,))
    before = _held(connection, path)
    if before == document_id:
        return
    now = time.time()
    if before is not None:
        connection.execute(
            "INSERT INTO versions SELECT path, document_id, since, ? FROM paths WHERE path = ?",
            (now, path),
        )
    connection.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (path, document_id, now))
    if before is not None and not _has_path(connection, before):
        _set_state(connection, before, "replaced")


def _has_path(connection: sqlite3.Connection, document_id: str) -> bool:
    query = "SELECT 1 FROM paths WHERE document_id = ? LIMIT 1"
    return connection.execute(query, (document_id,)).fetchone() is not None


def _not_one(reference: str, found: list[CatalogEntry]) -> str:
    if not found:
        return f"no document begins with {reference!r}: `pejl documents` lists them"
    names = ", ".join(f"{entry.document_id[:12]} ({entry.name})" for entry in found[:5])
    return f"{len(found)} documents begin with {reference!r}: {names}; write more of it"
