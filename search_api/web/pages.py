"""The addresses of the web page; each collects what a view needs and has it written."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse

from corpus.index import Corpus, remove_document
from search_api.likeness import more_like
from search_api.web.links import SearchState, document_address, local_address, read_stretches
from search_api.web.pages_compare import add_comparison
from search_api.web.pages_goals import add_corrections, add_goals
from search_api.web.rendering import THEMES, Renderer, language_of
from search_api.web.texts import languages, load_texts
from search_api.web.view_document import DocumentState, view_document
from search_api.web.view_documents import view_documents
from search_api.web.view_search import view_hits, view_search

_YEAR_SECONDS = 365 * 24 * 3600


def make_pages(corpus: Callable[[], Corpus], renderer: Renderer) -> APIRouter:
    """Return the pages over a corpus; `corpus` is called for each request."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    _add_search(router, corpus, renderer)
    _add_document(router, corpus, renderer)
    _add_documents(router, corpus, renderer)
    add_goals(router, corpus, renderer)
    add_corrections(router, corpus)
    add_comparison(router, corpus, renderer)
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


def _add_document(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    @router.get("/documents/{document_id}")
    def show_document(
        request: Request,
        document_id: str,
        page: Annotated[int, Query(ge=1)] = 1,
        mark: str = "",
        repairs: str = "",
        entities: str = "",
    ) -> HTMLResponse:
        opened = corpus()
        entry = opened.catalog.find(document_id)
        state = DocumentState(
            entry.document_id, page, tuple(read_stretches(mark)), bool(repairs), bool(entities)
        )
        document = opened.archive.document(entry.document_id)
        [annotated] = opened.understood([entry.document_id])
        view = view_document(state, document, annotated)
        return renderer.page(request, "document.html", section="documents", view=view)

    @router.get("/documents/{document_id}/original")
    def send_original(document_id: str) -> FileResponse:
        opened = corpus()
        entry = opened.catalog.find(document_id)
        # as a download, never shown in place: what was uploaded may hold scripts
        return FileResponse(
            opened.archive.original(entry.document_id),
            media_type="application/octet-stream",
            filename=entry.name,
        )


def _add_documents(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    @router.get("/documents")
    def show_documents(
        request: Request, name: str = "", kind: str = "", deleted: str = ""
    ) -> HTMLResponse:
        catalog = corpus().catalog
        notice = load_texts(language_of(request))["deleted"] if deleted else ""
        view = view_documents(
            catalog.entries(), catalog.failures(), name=name, kind=kind, notice=notice
        )
        return renderer.page(request, "documents.html", section="documents", view=view)

    @router.get("/documents/{document_id}/delete")
    def ask_to_delete(request: Request, document_id: str) -> HTMLResponse:
        entry = corpus().catalog.find(document_id)
        return renderer.page(
            request,
            "delete.html",
            section="documents",
            title=entry.facts.title or entry.name,
            document_id=entry.document_id,
        )

    @router.post("/documents/{document_id}/delete")
    def delete(document_id: str) -> RedirectResponse:
        opened = corpus()
        remove_document(opened, opened.catalog.find(document_id).document_id)
        return RedirectResponse("/documents?deleted=1", status_code=303)


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
