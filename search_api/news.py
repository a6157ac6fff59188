"""What saved searches find that was not in the corpus when they were last looked at."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.index import Corpus
from corpus.novelty import said_since
from corpus.saved_searches import SavedSearch
from search_api.errors import InvalidQuery
from search_api.hits import Hit, Place
from search_api.query import parse_query, parse_where
from search_api.search import read_mode, search
from search_api.spreading import spread

MOST = 200
"""A saved search tells of so many passages at most."""
_NAME = re.compile(r"[^/\\?#\x00-\x1f\x7f-\x9f]{1,80}")
"""A name stands in addresses, so what means something there is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, and since when the corpus holds its words (seconds since 1970)."""

    hit: Hit
    since: float


@dataclass(frozen=True, slots=True)
class News:
    """What a saved search found at a time (seconds since 1970), best first."""

    search: SavedSearch
    at: float
    found: tuple[Found, ...]

    @property
    def new(self) -> tuple[Hit, ...]:
        """The hits that were not there at the last look."""
        return tuple(one.hit for one in self.found if one.since > self.search.looked)


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """A saved search as the doors print it; `new` counts what is new in it."""

    name: str
    query: str
    where: tuple[str, ...]
    mode: str
    limit: int
    saved: float
    looked: float
    new: int


@dataclass(frozen=True, slots=True)
class NewsAnswer:
    """What is new in a saved search, as of `at` (seconds since 1970): hand that back when seen."""

    name: str
    query: str
    at: float
    hits: tuple[Hit, ...]


def checked(wanted: SavedSearch) -> SavedSearch:
    """Return a search that can be saved, all that there is now being seen.

    Raises:
        InvalidQuery: its name cannot be part of an address, or it cannot be searched for.

    """
    name = wanted.name.strip()
    if not _NAME.fullmatch(name) or not name.strip("."):
        msg = "a search is named with 1 to 80 letters, figures and signs, but none of / \\ ? #"
        raise InvalidQuery(msg)
    parse_query(wanted.query)
    parse_where(wanted.where)
    mode = read_mode(wanted.mode)
    if not 1 <= wanted.limit <= MOST:
        msg = f"{wanted.limit} passages: let a saved search tell of 1 to {MOST}"
        raise InvalidQuery(msg)
    now = time.time()
    return SavedSearch(name, wanted.query, wanted.where, mode.value, wanted.limit, now, now)


def look_for_news(corpus: Corpus, saved: SavedSearch) -> News:
    """Search again for what was saved, and tell what of it is new."""
    at = time.time()  # before the search: what comes in meanwhile is new the next time
    answer = search(
        saved.query,
        store=corpus.store,
        embedder=corpus.embedder,
        limit=saved.limit,
        mode=saved.mode,
        where=parse_where(saved.where),
        twins=corpus.kin.twins(),
    )
    return dated(saved, at, answer.hits, corpus.catalog, corpus.archive)


def dated(
    saved: SavedSearch, at: float, hits: Iterable[Hit], catalog: Catalog, archive: Archive
) -> News:
    """Return what a search found at a time, each with since when the corpus holds it.

    A new document may say what an older one said before it, word for word: that is new too.
    """

    def came_later(place: Place) -> bool:
        return (catalog.added(place.document_id) or 0.0) > saved.saved

    hits = tuple(spread(saved.query, hits, archive, came_later))
    since = said_since(catalog, archive, ((hit.document_id, hit.text) for hit in hits))
    return News(saved, at, tuple(Found(*pair) for pair in zip(hits, since, strict=True)))


def saved_answer(news: News) -> SavedAnswer:
    """Return a saved search as the doors print it."""
    s = news.search
    return SavedAnswer(s.name, s.query, s.where, s.mode, s.limit, s.saved, s.looked, len(news.new))


def news_answer(news: News) -> NewsAnswer:
    """Return what is new as the doors print it."""
    return NewsAnswer(news.search.name, news.search.query, news.at, news.new)
