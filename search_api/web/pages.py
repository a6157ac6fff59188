"""The addresses of the web page; each collects what a view needs and has it written."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.index import Corpus
from search_api.web.links import local_address
from search_api.web.pages_compare import add_alignments, add_comparison
from search_api.web.pages_documents import (
    add_belonging,
    add_deletion,
    add_diff,
    add_document,
    add_documents,
)
from search_api.web.pages_goals import add_corrections, add_goals
from search_api.web.pages_names import add_names
from search_api.web.pages_saved import add_saved, add_saving
from search_api.web.pages_search import add_search, add_similar
from search_api.web.rendering import THEMES, Renderer
from search_api.web.texts import languages

_YEAR_SECONDS = 365 * 24 * 3600


def make_pages(corpus: Callable[[], Corpus], renderer: Renderer, *, trash_days: int) -> APIRouter:
    """Return the pages over a corpus; `corpus` is called for each request."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_search(router, corpus, renderer)
    add_similar(router, corpus, renderer)
    add_saved(router, corpus, renderer)
    add_saving(router, corpus)
    add_names(router, corpus, renderer)
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
