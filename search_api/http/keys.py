"""API keys and the sessions of people who signed in with one: in SQLite, as hashes alone.

A key is 256 random bits, so one round of SHA-256 keeps it as well as a slow hash keeps a password.
Every question is put to the file itself: a key that is removed is refused at the next request, by
every process that serves this corpus.
"""

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SESSION_SECONDS = 12 * 3600
"""How long a person stays signed in."""

_PREFIX = "pejl_"  # so that scanners for leaked secrets can tell what they found
_TABLES = """
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE, created REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    hash BLOB PRIMARY KEY, ends REAL NOT NULL,
    key TEXT NOT NULL REFERENCES keys (id) ON DELETE CASCADE
);
"""
_FIELDS = "keys.id, keys.name, keys.scope, keys.created"


class Scope(StrEnum):
    """What a key opens; each holds those before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def holds(self, other: "Scope") -> bool:
        """Return whether who has this scope may do what asks for the other."""
        order = list(Scope)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; the key itself is not. `created` is seconds since 1970."""

    id: str
    name: str
    scope: Scope
    created: float


class KeyRing:
    """The keys of one corpus. Safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, name: str, scope: Scope) -> tuple[Key, str]:
        """Make a key; the second value is the secret, which nobody can be told again."""
        secret = _PREFIX + secrets.token_urlsafe(32)
        key = Key(secrets.token_hex(4), name, scope, time.time())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        with self._open() as connection:
            connection.executescript(_TABLES)
            row = (key.id, key.name, key.scope, _hash(secret), key.created)
            connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?)", row)
        return key, secret

    def everyone(self) -> list[Key]:
        """Return every key, oldest first."""
        return self._select("SELECT {} FROM keys ORDER BY created", ())

    def find(self, secret: str) -> Key | None:
        """Return the key whose secret this is."""
        found = self._select("SELECT {} FROM keys WHERE hash = ?", (_hash(secret),))
        return next(iter(found), None)

    def remove(self, key_id: str) -> bool:
        """Remove a key and end its sessions; return whether there was one."""
        return self._change("DELETE FROM keys WHERE id = ?", (key_id,)) > 0

    def begin_session(self, key: Key) -> str:
        """Return what a browser shows in place of the key, for `SESSION_SECONDS`."""
        token, now = secrets.token_urlsafe(32), time.time()
        self._change("DELETE FROM sessions WHERE ends < ?", (now,))
        row = (_hash(token), now + SESSION_SECONDS, key.id)
        self._change("INSERT INTO sessions VALUES (?, ?, ?)", row)
        return token

    def session(self, token: str) -> Key | None:
        """Return the key that a session was begun with, while it lasts."""
        query = "SELECT {} FROM keys JOIN sessions ON key = id WHERE sessions.hash = ? AND ends > ?"
        return next(iter(self._select(query, (_hash(token), time.time()))), None)

    def end_session(self, token: str) -> None:
        """Sign out."""
        self._change("DELETE FROM sessions WHERE hash = ?", (_hash(token),))

    def _select(self, query: str, values: tuple[object, ...]) -> list[Key]:
        if not self._path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(query.format(_FIELDS), values).fetchall()
        return [Key(key_id, name, Scope(scope), created) for key_id, name, scope, created in rows]

    def _change(self, query: str, values: tuple[object, ...]) -> int:
        if not self._path.exists():
            return 0
        with self._open() as connection:
            return connection.execute(query, values).rowcount

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection; commit at the end, roll back on an error."""
        with closing(sqlite3.connect(self._path, timeout=30)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="surrogateescape")).digest()
