"""Searches that people have saved under names, and when each was last looked at.

They lie in the catalog's file, so that a backup holds them; what they find is not kept: it is
searched for anew, and `novelty` tells what of it was not there at the last look.
"""

from dataclasses import dataclass

from corpus.codec import from_json, to_json
from corpus.errors import SearchNotFound
from corpus.transactions import InCatalogFile

_TABLE = """
CREATE TABLE IF NOT EXISTS saved_searches (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    conditions TEXT NOT NULL,
    mode TEXT NOT NULL,
    most INTEGER NOT NULL,
    saved REAL NOT NULL,
    looked REAL NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with its filters (`key=value`), and how many of its best passages count.

    `saved` and `looked` are seconds since 1970; what was in the corpus at `looked` is not new.
    """

    name: str
    query: str
    where: tuple[str, ...] = ()
    mode: str = "hybrid"
    limit: int = 20
    saved: float = 0.0
    looked: float = 0.0


class SavedSearches(InCatalogFile):
    """The saved searches of one corpus, in its catalog's file. Safe to use from several threads."""

    tables = _TABLE

    def put(self, search: SavedSearch) -> None:
        """Keep a search, instead of what was saved under its name before."""
        row = (search.name, search.query, to_json(search.where).decode(), search.mode)
        times = (search.limit, search.saved, search.looked)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO saved_searches VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, *times)
            )

    def find(self, name: str) -> SavedSearch:
        """Return the search of this name.

        Raises:
            SearchNotFound: there is none.

        """
        for search in self.all():
            if search.name == name:
                return search
        raise _missing(name)

    def all(self) -> list[SavedSearch]:
        """Return every saved search, by name."""
        query = (
            "SELECT name, query, conditions, mode, most, saved, looked FROM saved_searches "
            "ORDER BY name COLLATE NOCASE"
        )
        with self._transaction() as connection:
            return [_search(row) for row in connection.execute(query)]

    def look(self, name: str, at: float) -> None:
        """Note that all that was there at a time has been seen; an earlier time changes nothing.

        Raises:
            SearchNotFound: there is no search of this name.

        """
        query = "UPDATE saved_searches SET looked = max(looked, ?) WHERE name = ?"
        self._change(query, (at, name), name)

    def remove(self, name: str) -> None:
        """Forget a search.

        Raises:
            SearchNotFound: there is none of this name.

        """
        self._change("DELETE FROM saved_searches WHERE name = ?", (name,), name)

    def _change(self, query: str, values: tuple[float | str, ...], name: str) -> None:
        with self._transaction() as connection:
            if not connection.execute(query, values).rowcount:
                raise _missing(name)


def _search(row: tuple[str, str, str, str, int, float, float]) -> SavedSearch:
    name, query, conditions, mode, most, saved, looked = row
    where = tuple(from_json(conditions.encode(), list[str]))
    return SavedSearch(name, query, where, mode, most, saved, looked)


def _missing(name: str) -> SearchNotFound:
    return SearchNotFound(f"no search is saved as {name!r}: `pejl searches` lists them")
