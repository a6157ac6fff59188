"""The pages of saved searches, and the addresses that their buttons send to."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.index import Corpus
from search_api.http.saved import Wanted, keep_search, searches_of
from search_api.http.turns import IN_TURN
from search_api.news import look_for_news
from search_api.web.rendering import Renderer, language_of
from search_api.web.texts import load_texts
from search_api.web.view_facets import Labels
from search_api.web.view_saved import view_new, view_saved

_BACK = "/searches"


def add_saved(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses that show saved searches."""

    @router.get("/searches", dependencies=[IN_TURN])
    def show_searches(request: Request) -> HTMLResponse:
        opened = corpus()
        labels = Labels(load_texts(language_of(request)), opened.mentions.names)
        saved = searches_of(opened).all()
        views = [view_saved(look_for_news(opened, one), labels) for one in saved]
        return renderer.page(request, "searches.html", section="searches", searches=views)

    @router.get("/searches/{name}", dependencies=[IN_TURN])
    def show_news(request: Request, name: str) -> HTMLResponse:
        opened = corpus()
        texts = load_texts(language_of(request))
        news = look_for_news(opened, searches_of(opened).find(name))
        view = view_saved(news, Labels(texts, opened.mentions.names))
        hits = view_new(news, texts)
        return renderer.page(request, "news.html", section="searches", view=view, hits=hits)


def add_saving(router: APIRouter, corpus: Callable[[], Corpus]) -> None:
    """Add the addresses that save, mark as seen and forget."""

    @router.post("/searches")
    def save(
        name: Annotated[str, Form()],
        query: Annotated[str, Form()],
        where: Annotated[list[str] | None, Form()] = None,
    ) -> RedirectResponse:
        keep_search(corpus(), Wanted(name, query, tuple(where or ())))
        return RedirectResponse(_BACK, status_code=303)

    @router.post("/searches/{name}/seen")
    def mark_seen(name: str, at: Annotated[float, Form(ge=0, le=1e11)]) -> RedirectResponse:
        searches_of(corpus()).look(name, at)
        return RedirectResponse(_BACK, status_code=303)

    @router.post("/searches/{name}/remove")
    def remove(name: str) -> RedirectResponse:
        searches_of(corpus()).remove(name)
        return RedirectResponse(_BACK, status_code=303)
