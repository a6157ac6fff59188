"""Saved searches over HTTP: keep them, and tell what is new in them."""

import time
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from corpus.index import Corpus
from corpus.saved_searches import SavedSearch, SavedSearches
from search_api.feed import MEDIA_TYPE, write_feed
from search_api.http.state import TheCorpus
from search_api.http.turns import IN_TURN
from search_api.news import (
    NewsAnswer,
    SavedAnswer,
    checked,
    look_for_news,
    news_answer,
    saved_answer,
)
from search_api.ranking import Mode

router = APIRouter(prefix="/api/searches", tags=["saved searches"])

Name = Annotated[str, Path(description="The name that it was saved under.")]
FEED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search to save: `limit` is how many of its best passages count."""

    name: str
    query: str
    where: tuple[str, ...] = ()
    mode: Mode = Mode.HYBRID
    limit: int = 20


def searches_of(corpus: Corpus) -> SavedSearches:
    """Return the saved searches of an open corpus."""
    return SavedSearches(corpus.catalog.path)


@router.get("", dependencies=[IN_TURN])
def list_searches(corpus: TheCorpus) -> list[SavedAnswer]:
    """List the saved searches, each with how many of its hits are new."""
    return [saved_answer(look_for_news(corpus, one)) for one in searches_of(corpus).all()]


@router.post("", status_code=201, dependencies=[IN_TURN])
def save_search(wanted: Wanted, corpus: TheCorpus) -> SavedAnswer:
    """Save a search under a name; all that is there now counts as seen."""
    return saved_answer(look_for_news(corpus, keep_search(corpus, wanted)))


@router.delete("/{name}", status_code=204)
def remove_search(name: Name, corpus: TheCorpus) -> None:
    """Forget a saved search."""
    searches_of(corpus).remove(name)


@router.get("/{name}/new", dependencies=[IN_TURN])
def list_news(name: Name, corpus: TheCorpus) -> NewsAnswer:
    """List what a saved search finds that was not there at the last look."""
    return news_answer(look_for_news(corpus, searches_of(corpus).find(name)))


@router.post("/{name}/seen", status_code=204)
def mark_seen(
    name: Name,
    corpus: TheCorpus,
    at: Annotated[
        float | None, Query(ge=0, le=1e11, description="As `new` gave it; now without it.")
    ] = None,
) -> None:
    """Note that what was there at a time has been seen."""
    searches_of(corpus).look(name, min(at or time.time(), time.time()))


@router.get("/{name}/feed.atom", response_class=Response, responses=FEED, dependencies=[IN_TURN])
def send_feed(name: Name, request: Request, corpus: TheCorpus) -> Response:
    """Follow a saved search with a feed reader: what it finds, the newest first."""
    news = look_for_news(corpus, searches_of(corpus).find(name))
    return Response(write_feed(news, str(request.base_url)), media_type=MEDIA_TYPE)


def keep_search(corpus: Corpus, wanted: Wanted) -> SavedSearch:
    """Save a search.

    Raises:
        InvalidQuery: it cannot be named so, or not be searched for.

    """
    said = SavedSearch(wanted.name, wanted.query, wanted.where, wanted.mode, wanted.limit)
    saved = checked(said)
    searches_of(corpus).put(saved)
    return saved
