"""The families of twins, which every search asks for: read again only where they may be others."""

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

_OPEN = 8
"""How many catalogs are watched at a time."""


_PAIRS = """
SELECT a, b FROM kin
JOIN documents AS one ON one.id = a JOIN documents AS other ON other.id = b
WHERE kind = 'twin' AND one.state = 'indexed' AND other.state = 'indexed'
AND (a, b) NOT IN (SELECT a, b FROM strangers)
"""


class Twins:
    """The families of one catalog's twins. Safe to use from several threads.

    SQLite tells a connection that stays open whether others have written since (`data_version`): a
    search then neither opens the file nor reads its pairs, however many there are.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._file = self._version = -1
        self._families: Mapping[str, str] = {}

    def families(self) -> Mapping[str, str]:
        """Return the family of every document that is there in more than one shape."""
        with self._lock:
            file = self._path.stat().st_ino
            if file != self._file:  # never opened, or another put in its place
                self._connection = sqlite3.connect(self._path, check_same_thread=False)
                self._file, self._version = file, -1
            [version] = self._connection.execute("PRAGMA data_version").fetchone()
            if version != self._version:
                self._families = join(self._connection.execute(_PAIRS))
                self._version = version
            return self._families


@lru_cache(maxsize=_OPEN)
def twins_of(path: Path) -> Twins:
    """Return the twins of the catalog in this file."""
    return Twins(path)


def join(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the family of everything that is in a pair: the least of all that hang together."""
    least: dict[str, str] = {}

    def family(one: str) -> str:
        while (other := least.setdefault(one, one)) != one:
            one = other
        return one

    for pair in pairs:
        low, high = sorted(map(family, pair))
        least[high] = low
    return {one: family(one) for one in least}
