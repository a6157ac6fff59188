"""The pages of names: the list, one entity, and where personal numbers were masked."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from corpus.index import Corpus
from nlp.passage import Label
from search_api.entity_answers import masked_answers, portrait
from search_api.http.entities import mentions_in
from search_api.web.rendering import Renderer
from search_api.web.view_names import PLACES, passage_id, view_entity, view_names

_Skip = Annotated[int, Query(ge=0, le=1_000_000)]


def add_names(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of names."""

    @router.get("/names")
    def show_names(
        request: Request, label: Label | Literal[""] = "", q: str = "", skip: _Skip = 0
    ) -> HTMLResponse:
        view = view_names(mentions_in(corpus()), label=label, text=q.strip(), skip=skip)
        return renderer.page(request, "names.html", section="names", view=view)

    @router.get("/names/{identity:path}")
    def show_name(request: Request, identity: str, skip: _Skip = 0) -> HTMLResponse:
        opened = corpus()
        index = mentions_in(opened)
        found = portrait(index, opened.catalog, identity, limit=PLACES + 1, skip=skip)
        passages = opened.store.read([passage_id(one) for one in found.mentions])
        view = view_entity(found, passages, skip=skip)
        return renderer.page(request, "name.html", section="names", view=view)

    @router.get("/masked")
    def show_masked(request: Request) -> HTMLResponse:
        opened = corpus()
        found = masked_answers(mentions_in(opened).masked(), opened.catalog)
        return renderer.page(request, "masked.html", section="documents", masked=found)
