"""Which documents belong together, in the catalog's file: twins, and issues of one agreement."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.transactions import InCatalogFile
from corpus.twins import twins_of
from nlp.kinship import Kind

KIN_TABLES = """
CREATE TABLE IF NOT EXISTS bands (
    document_id TEXT NOT NULL,
    band INTEGER NOT NULL,
    PRIMARY KEY (document_id, band)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bands_by_band ON bands (band);
CREATE TABLE IF NOT EXISTS kin (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('twin', 'issue')),
    words REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kin_by_b ON kin (b);
CREATE TABLE IF NOT EXISTS strangers (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
"""
_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Kin:
    """Two documents that belong together, the lower id first; `words` is the share in common."""

    a: str
    b: str
    kind: Kind
    words: float


@dataclass(frozen=True, slots=True)
class Family:
    """What is known of a document when it is recorded: its fingerprint's bands, and its kin."""

    bands: tuple[int, ...] = ()
    kin: tuple[Kin, ...] = ()


class KinTables(InCatalogFile):
    """The kin of one corpus. Safe to use from several threads and processes."""

    def near(self, document_id: str, bands: Iterable[int]) -> list[str]:
        """Return the documents that share most bands with this one, fifty at most."""
        wanted = list(bands)
        query = (
            f"SELECT document_id FROM bands WHERE band IN ({','.join('?' * len(wanted))}) "
            "AND document_id <> ? GROUP BY document_id ORDER BY count(*) DESC, document_id LIMIT ?"
        )
        with self._transaction() as connection:
            rows = connection.execute(query, (*wanted, document_id, _CANDIDATES))
            return [row[0] for row in rows]

    def has(self, document_id: str) -> bool:
        """Whether the document's fingerprint was taken, and has bands."""
        query = "SELECT 1 FROM bands WHERE document_id = ? LIMIT 1"
        with self._transaction() as connection:
            return connection.execute(query, (document_id,)).fetchone() is not None

    def all(self) -> list[Kin]:
        """Return every pair in search that belongs together, but those said to be strangers."""
        query = (
            "SELECT a, b, kind, words FROM kin "
            "JOIN documents AS one ON one.id = a JOIN documents AS other ON other.id = b "
            "WHERE one.state = 'indexed' AND other.state = 'indexed' "
            "AND (a, b) NOT IN (SELECT a, b FROM strangers) ORDER BY kind DESC, words DESC, a, b"
        )
        with self._transaction() as connection:
            return [Kin(*row) for row in connection.execute(query)]

    def twins(self) -> Mapping[str, str]:
        """Return the family of every document that is there in more than one shape."""
        return twins_of(self.path).families()

    def part(self, one: str, other: str) -> None:
        """Note that a person says that two documents do not belong together."""
        with self._transaction() as connection:
            pair = sorted((one, other))
            connection.execute("INSERT OR IGNORE INTO strangers VALUES (?, ?)", pair)


def write_family(connection: sqlite3.Connection, document_id: str, family: Family) -> None:
    """Put a document's bands and kin in the place of those that it had."""
    _forget(connection, document_id, ("kin",))
    rows = [(document_id, band) for band in family.bands]
    connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", rows)
    pairs = [(kin.a, kin.b, kin.kind, kin.words) for kin in family.kin]
    connection.executemany("INSERT OR REPLACE INTO kin VALUES (?, ?, ?, ?)", pairs)


def forget_family(connection: sqlite3.Connection, document_id: str) -> None:
    """Delete what is known of a document's kin."""
    _forget(connection, document_id, ("kin", "strangers"))


def _forget(connection: sqlite3.Connection, document_id: str, tables: Iterable[str]) -> None:
    connection.execute("DELETE FROM bands WHERE document_id = ?", (document_id,))
    for table in tables:
        query = f"DELETE FROM {table} WHERE ? IN (a, b)"
        connection.execute(query, (document_id,))
