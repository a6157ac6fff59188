"""What the pages of saved searches show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from search_api.feed import feed_address
from search_api.news import News
from search_api.web.links import SearchState
from search_api.web.view_facets import Labels
from search_api.web.view_hits import HitView, view_hits


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved search, with how many of its hits are new; `at` is when that was so."""

    name: str
    query: str
    filters: tuple[str, ...]
    looked: str
    new: int
    at: float
    address: str
    search: str
    feed: str


def view_saved(news: News, labels: Labels) -> SavedView:
    """Return a saved search as it is shown."""
    saved = news.search
    return SavedView(
        name=saved.name,
        query=saved.query,
        filters=tuple(labels.of(condition) for condition in saved.where),
        looked=datetime.fromtimestamp(saved.looked).astimezone().strftime("%Y-%m-%d %H:%M"),
        new=len(news.new),
        at=news.at,
        address=f"/searches/{quote(saved.name, safe='')}",
        search=SearchState(saved.query, saved.where).address,
        feed=feed_address(saved.name),
    )


def view_new(news: News, texts: Mapping[str, str]) -> tuple[HitView, ...]:
    """Return the hits that were not there at the last look, as they are shown."""
    return view_hits(news.new, texts)
