"""The pages of comparisons, and their files to keep."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from corpus.alignments import Judgement
from corpus.index import Corpus
from search_api.chain import followed, overlook, partnership_of
from search_api.export import comparison_table
from search_api.exporting import ExportFormat, source_with
from search_api.http.aligning import find_place
from search_api.http.downloads import download, titles_of
from search_api.http.sides import Sides, choose, every_document
from search_api.joining import judge_pair
from search_api.web.links import local_address
from search_api.web.pages_goals import sorted_titles
from search_api.web.rendering import Renderer, language_of
from search_api.web.texts import load_texts
from search_api.web.view_compare import CompareView, pair_address, view_comparison
from search_api.web.view_partnerships import view_overlook, view_partnership

_Chosen = Annotated[list[str] | None, Query()]


class _SaidForm(BaseModel):
    """What the buttons of a pair send; `back` is the address that shows the page again."""

    a: str
    b: str
    judgement: Judgement | Literal["undo"]
    back: str = "/compare"


def add_comparison(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of comparisons."""

    @router.get("/compare", response_model=None)
    def show_comparison(
        request: Request, a: str = "", b: str = "", whole: str = "", of: _Chosen = None
    ) -> Response:
        opened = corpus()
        if a and b:
            view = _comparison(opened, Sides(a, b, bool(whole)), request)
            return renderer.page(request, "compare.html", section="compare", view=view)
        chosen = tuple(of or ())
        if len(chosen) == 2:
            return RedirectResponse(pair_address(*chosen, whole=True), status_code=303)
        return _matrix(opened, chosen, renderer, request)

    @router.get("/compare/partnership")
    def show_partnership(request: Request, document: str) -> HTMLResponse:
        opened = corpus()
        entry = opened.catalog.find(document)
        partnership = partnership_of(every_document(opened), entry.document_id)
        said = opened.alignments.all()
        view = view_partnership(partnership, followed(partnership, opened.embedder, said=said))
        return renderer.page(request, "partnership.html", section="compare", view=view)

    @router.get("/compare/export.{kind_of_file}")
    def send_comparison(
        request: Request, kind_of_file: ExportFormat, sides: Annotated[Sides, Depends()]
    ) -> Response:
        opened = corpus()
        source = source_with(titles_of(opened), str(request.base_url))
        table = comparison_table(choose(opened, sides).comparison, source)
        return download([table], kind_of_file, "comparison")


def add_alignments(router: APIRouter, corpus: Callable[[], Corpus]) -> None:
    """Add the address that the buttons of pairs send to."""

    @router.post("/compare/alignments")
    def judge(said: Annotated[_SaidForm, Form()]) -> RedirectResponse:
        opened = corpus()
        pair = find_place(opened, said.a), find_place(opened, said.b)
        if said.judgement == "undo":
            opened.alignments.undo(*pair)
        else:
            judge_pair(opened.archive, opened.alignments, pair, said.judgement)
        return RedirectResponse(local_address(said.back, otherwise="/compare"), status_code=303)


def _matrix(
    corpus: Corpus, chosen: tuple[str, ...], renderer: Renderer, request: Request
) -> HTMLResponse:
    said = corpus.alignments.all()
    found = overlook(every_document(corpus), corpus.embedder, chosen=chosen, said=said)
    choices = sorted_titles(corpus)
    a, b = ([key for key, _ in choices] + ["", ""])[:2]
    view = CompareView(choices, a, b)
    return renderer.page(
        request,
        "partnerships.html",
        section="compare",
        view=view,
        matrix=view_overlook(found),
        chosen=bool(chosen),
    )


def _comparison(corpus: Corpus, sides: Sides, request: Request) -> CompareView:
    choices = sorted_titles(corpus)
    one, other = (corpus.catalog.find(reference).document_id for reference in (sides.a, sides.b))
    if one == other:
        error = load_texts(language_of(request))["choose_two"]
        return CompareView(choices, one, other, error=error)
    return view_comparison(choices, choose(corpus, sides), whole=sides.whole)
