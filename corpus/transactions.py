"""The catalog's file, a transaction at a time, for whoever keeps tables in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import ClassVar

from corpus.space import full_disk_named

_SECONDS = 30
"""How long one process waits for another to finish writing."""


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the file at PATH; commit at the end, roll back on an error.

    Raises:
        DiskFull: there is no room for what was written.

    """
    named = full_disk_named(path.parent)
    with named, closing(sqlite3.connect(path, timeout=_SECONDS)) as connection, connection:
        connection.execute("PRAGMA synchronous = FULL")
        yield connection


@contextmanager
def kept_open(path: Path) -> Iterator[None]:
    """Hold the file at PATH open, so that transactions cost less while there are many.

    Whoever is the last to close it must else write SQLite's log back into it, wait for the disk
    thrice and delete the log: after every transaction, where nobody else has the file open.
    """
    with closing(sqlite3.connect(path, check_same_thread=False)) as connection:
        connection.execute("PRAGMA data_version").fetchall()  # SQLite opens it at the first read
        yield


class InCatalogFile:
    """What keeps `tables` in the catalog's file, made where they are not there yet.

    Safe to use from several threads and processes.
    """

    tables: ClassVar[str] = ""

    def __init__(self, path: Path) -> None:
        self.path = path
        if self.tables:
            with self._transaction() as connection:
                connection.executescript(self.tables)

    def kept_open(self) -> AbstractContextManager[None]:
        """Hold the file open, so that transactions cost less while there are many."""
        return kept_open(self.path)

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        return transaction(self.path)
