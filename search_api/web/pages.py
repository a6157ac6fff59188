"""The addresses of the web page; each collects what a view needs and has it written."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.index import Corpus
from search_api.likeness import more_like
from search_api.web.links import SearchState, document_address, local_address
from search_api.web.pages_compare import add_alignments, add_comparison
from search_api.web.pages_documents import (
    add_belonging,
    add_deletion,
    add_diff,
    add_document,
    add_documents,
)
from search_api.web.pages_goals import add_corrections, add_goals
from search_api.web.rendering import THEMES, Renderer, language_of
from search_api.web.texts import languages, load_texts
from search_api.web.view_search import view_hits, view_search

_YEAR_SECONDS = 365 * 24 * 3600


def make_pages(corpus: Callable[[], Corpus], renderer: Renderer, *, trash_days: int) -> APIRouter:
    """Return the pages over a corpus; `corpus` is called for each request."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    _add_search(router, corpus, renderer)
    add_document(router, corpus, renderer)
    add_documents(router, corpus, renderer)
    add_belonging(router, corpus)
    add_deletion(router, corpus, renderer, trash_days)
    add_diff(router, corpus, renderer)
    add_goals(router, corpus, renderer)
    add_corrections(router, corpus)
    add_comparison(router, corpus, renderer)
    add_alignments(router, corpus)
    _add_preferences(router)
    return router


def _add_search(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    @router.get("/")
    def show_search(
        request: Request,
        q: str = "",
        where: Annotated[list[str] | None, Query()] = None,
        group: str = "",
        skip: Annotated[int, Query(ge=0, le=1000)] = 0,
    ) -> HTMLResponse:
        opened = corpus()
        view = view_search(
            SearchState(q, tuple(where or ()), bool(group), skip),
            store=opened.store,
            embedder=opened.embedder,
            documents=len(opened.catalog.entries()),
            twins=opened.kin.twins(),
            t=load_texts(language_of(request)),
        )
        return renderer.page(request, "search.html", section="search", view=view)

    @router.get("/similar")
    def show_similar(
        request: Request,
        document: str,
        page: Annotated[int, Query(ge=1)],
        start: Annotated[int, Query(ge=0)],
    ) -> HTMLResponse:
        opened = corpus()
        entry = opened.catalog.find(document)
        hits = view_hits(more_like(entry.document_id, page, start, store=opened.store))
        return renderer.page(
            request,
            "similar.html",
            section="search",
            hits=hits,
            title=entry.facts.title or entry.name,
            address=document_address(entry.document_id, page),
            number=page,
        )


def _add_preferences(router: APIRouter) -> None:
    @router.post("/preferences")
    def keep_preferences(
        back: Annotated[str, Form()] = "/",
        language: Annotated[str, Form()] = "",
        theme: Annotated[str, Form()] = "",
    ) -> RedirectResponse:
        answer = RedirectResponse(local_address(back), status_code=303)
        for name, value, allowed in (("language", language, languages()), ("theme", theme, THEMES)):
            if value in allowed:
                answer.set_cookie(name, value, max_age=_YEAR_SECONDS, samesite="lax", httponly=True)
        return answer
