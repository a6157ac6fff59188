"""The pages of searches: the search itself, its files to keep, and what is like a passage."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from corpus.index import Corpus
from search_api.exporting import ExportFormat
from search_api.hit_table import hit_table
from search_api.http.downloads import download
from search_api.http.turns import IN_TURN
from search_api.likeness import more_like
from search_api.query import parse_where
from search_api.search import search
from search_api.sorting import POOL, Order, in_order
from search_api.web.links import SearchState, document_address
from search_api.web.rendering import Renderer, language_of
from search_api.web.texts import load_texts
from search_api.web.view_facets import Labels
from search_api.web.view_hits import view_hits
from search_api.web.view_search import view_search


def read_state(
    q: str = "",
    where: Annotated[list[str] | None, Query()] = None,
    sort: Order = Order.RELEVANCE,
    group: str = "",
    skip: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> SearchState:
    """Return the search that an address says."""
    return SearchState(q, tuple(where or ()), bool(group), skip, sort)


State = Annotated[SearchState, Depends(read_state)]


def add_search(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of searches."""

    @router.get("/", dependencies=[IN_TURN])
    def show_search(request: Request, state: State) -> HTMLResponse:
        opened = corpus()
        view = view_search(
            state,
            store=opened.store,
            embedder=opened.embedder,
            documents=opened.catalog.count(),
            labels=Labels(load_texts(language_of(request)), opened.mentions.names),
            twins=opened.kin.twins(),
        )
        return renderer.page(request, "search.html", section="search", view=view)

    @router.get("/search/export.{kind_of_file}", dependencies=[IN_TURN])
    def send_hits(request: Request, kind_of_file: ExportFormat, state: State) -> Response:
        opened = corpus()
        found = search(
            state.query,
            store=opened.store,
            embedder=opened.embedder,
            limit=POOL,
            where=parse_where(state.where),
            twins=opened.kin.twins(),
        )
        answer = in_order(found, state.sort, POOL)
        return download([hit_table([answer], str(request.base_url))], kind_of_file, "hits")


def add_similar(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the address of what is like a passage."""

    @router.get("/similar", dependencies=[IN_TURN])
    def show_similar(
        request: Request,
        document: str,
        page: Annotated[int, Query(ge=1)],
        start: Annotated[int, Query(ge=0)],
    ) -> HTMLResponse:
        opened = corpus()
        entry = opened.catalog.find(document)
        found = more_like(entry.document_id, page, start, store=opened.store)
        return renderer.page(
            request,
            "similar.html",
            section="search",
            hits=view_hits(found, load_texts(language_of(request))),
            title=entry.facts.title or entry.name,
            address=document_address(entry.document_id, page),
            number=page,
        )
