"""The tables of what documents mention, in the catalog's file; made from the archive alone.

They are written in the transaction that enters a document in the catalog, so that they hold neither
more nor less than it does. What is asked of them counts documents that are in search.
"""

import sqlite3

from corpus.mentions import DocumentMentions, Named

TABLES = """
CREATE TABLE IF NOT EXISTS mentioning (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE,
    year TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS entities (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS holdings (
    entity INTEGER NOT NULL,
    document INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS holdings_by_document ON holdings (document);
CREATE TABLE IF NOT EXISTS mentions (
    entity INTEGER NOT NULL,
    document INTEGER NOT NULL,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entity, document, page, start)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mentions_by_passage ON mentions (document, page, passage, entity);
CREATE TABLE IF NOT EXISTS masked_numbers (
    document INTEGER NOT NULL,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (document, page, start)
) WITHOUT ROWID;
"""
"""`holdings` counts an entity's mentions in a document: lists and counts need not read each one."""


def write_mentions(connection: sqlite3.Connection, found: DocumentMentions) -> None:
    """Keep what a document mentions, instead of what was kept of it before."""
    forget_mentions(connection, found.document_id)
    document = connection.execute(
        "INSERT INTO mentioning (document_id, year) VALUES (?, ?)", (found.document_id, found.year)
    ).lastrowid
    for named in found.named:
        _write_named(connection, document, named)
    connection.executemany(
        "INSERT INTO masked_numbers VALUES (?, ?, ?, ?, ?)",
        [(document, one.page, one.start, one.end, one.line) for one in found.masked],
    )


def forget_mentions(connection: sqlite3.Connection, document_id: str) -> None:
    """Delete what is kept of a document's mentions, and entities that nothing mentions any more."""
    query = "SELECT number FROM mentioning WHERE document_id = ?"
    row = connection.execute(query, (document_id,)).fetchone()
    if row is None:
        return
    query = "SELECT entity FROM holdings WHERE document = ?"
    held = connection.execute(query, row).fetchall()
    for table in ("holdings", "mentions", "masked_numbers"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", row)
    connection.execute("DELETE FROM mentioning WHERE number = ?", row)
    connection.executemany(
        "DELETE FROM entities WHERE number = ? "
        "AND NOT EXISTS (SELECT 1 FROM holdings WHERE entity = number)",
        held,
    )


def _write_named(connection: sqlite3.Connection, document: int | None, named: Named) -> None:
    entity = connection.execute(
        "INSERT INTO entities (id, label, name) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET id = id RETURNING number",
        (named.id, named.label, named.name),
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO holdings VALUES (?, ?, ?)", (entity, document, len(named.mentions))
    )
    connection.executemany(
        "INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(entity, document, m.page, m.start, m.end, m.passage, m.text) for m in named.mentions],
    )
