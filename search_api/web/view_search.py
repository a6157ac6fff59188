"""What the search page shows, worked out before the template writes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.store.interface import Store
from nlp.embedding.interface import Embedder
from search_api.errors import InvalidQuery, NothingSought, QueryTooLong, WrongFilter
from search_api.hits import Hit, SearchAnswer, group_by_document
from search_api.query import parse_where
from search_api.search import search
from search_api.sorting import POOL, Order, hits_for, in_order
from search_api.web.links import SearchState
from search_api.web.view_facets import Facet, Filter, Labels, view_facets, view_filters
from search_api.web.view_hits import HitView, view_groups, view_hits

PAGE_SIZE = 10
_DEEPEST = 200
EXAMPLES = (
    "fastholdelse af elever",
    "oplæringsvejledere",
    "hvem betaler for aktiviteterne",
    "tosprogede elever",
    "opsigelse af aftalen",
)


@dataclass(frozen=True, slots=True)
class Sorting:
    """An order that hits can be shown in, and the address that does so."""

    order: Order
    address: str
    active: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. `error` names what is wrong with the query, "" where nothing is.

    `first` and `last` number the hits shown (or documents), 1-based.
    """

    state: SearchState
    documents: int
    took_ms: int = 0
    first: int = 0
    last: int = 0
    hits: tuple[HitView, ...] = ()
    facets: tuple[Facet, ...] = ()
    filters: tuple[Filter, ...] = ()
    sortings: tuple[Sorting, ...] = ()
    suggestion: str = ""
    error: str = ""
    previous: str = ""
    next: str = ""
    examples: tuple[str, ...] = EXAMPLES


def view_search(
    state: SearchState,
    *,
    store: Store,
    embedder: Embedder,
    documents: int,
    labels: Labels,
    twins: Mapping[str, str],
) -> SearchView:
    """Return the search page for a state of it; an error is shown on the page."""
    empty = SearchView(state, documents)
    if not state.query.strip() or documents == 0:
        return empty
    try:
        where = parse_where(state.where)
        answer = _search(state, store, embedder, twins)
    except InvalidQuery as error:
        return replace(empty, error=_kind(error), filters=view_filters(state, labels))
    hits, count = _shown(state, answer.hits, labels.texts)
    after = state.skip + PAGE_SIZE
    return replace(
        empty,
        took_ms=max(1, round(answer.took_ms)),
        first=state.skip + 1,
        last=state.skip + len(hits),
        hits=hits,
        facets=view_facets(state, store, where, labels),
        filters=view_filters(state, labels),
        sortings=tuple(_sortings(state)),
        suggestion=answer.suggestion,
        previous=state.at(max(0, state.skip - PAGE_SIZE)).address if state.skip else "",
        next=state.at(after).address if count > after else "",
    )


def _kind(error: InvalidQuery) -> str:
    """Return what is wrong with a query, as the page's texts name it."""
    for kind in (NothingSought, QueryTooLong, WrongFilter):
        if isinstance(error, kind):
            return kind.__name__
    return InvalidQuery.__name__


def _search(
    state: SearchState, store: Store, embedder: Embedder, twins: Mapping[str, str]
) -> SearchAnswer:
    """Search for as many hits as the page needs: to group or sort them, the best of all."""
    limit = POOL if state.grouped else min(state.skip + PAGE_SIZE + 1, _DEEPEST)
    answer = search(
        state.query,
        store=store,
        embedder=embedder,
        limit=hits_for(state.sort, limit),
        where=parse_where(state.where),
        twins=twins,
    )
    return in_order(answer, state.sort, limit)


def _shown(
    state: SearchState, hits: Sequence[Hit], t: Mapping[str, str]
) -> tuple[tuple[HitView, ...], int]:
    """Return what stands on this page, and how much there is before it, on it and after it."""
    place = slice(state.skip, state.skip + PAGE_SIZE)
    if not state.grouped:
        return view_hits(hits[place], t), len(hits)
    groups = group_by_document(hits)
    return view_groups(groups[place], t), len(groups)


def _sortings(state: SearchState) -> Iterator[Sorting]:
    for order in Order:
        yield Sorting(order, replace(state, sort=order, skip=0).address, state.sort is order)
