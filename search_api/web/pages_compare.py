"""The pages of comparisons, and their files to keep."""

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from corpus.index import Corpus
from search_api.compare import compare
from search_api.export import comparison_table
from search_api.exporting import ExportFormat, source_with
from search_api.http.downloads import download, titles_of
from search_api.web.pages_goals import sorted_titles
from search_api.web.rendering import Renderer, language_of
from search_api.web.texts import load_texts
from search_api.web.view_compare import CompareView, view_comparison


def add_comparison(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of comparisons."""

    @router.get("/compare")
    def show_comparison(request: Request, a: str = "", b: str = "") -> HTMLResponse:
        opened = corpus()
        view = _comparison(opened, a, b, load_texts(language_of(request)))
        return renderer.page(request, "compare.html", section="compare", view=view)

    @router.get("/compare/export.{kind_of_file}")
    def send_comparison(request: Request, kind_of_file: ExportFormat, a: str, b: str) -> Response:
        opened = corpus()
        one, other = (opened.catalog.find(reference).document_id for reference in (a, b))
        archive = opened.archive
        comparison = compare(archive.annotated(one), archive.annotated(other), opened.embedder)
        source = source_with(titles_of(opened), str(request.base_url))
        return download([comparison_table(comparison, source)], kind_of_file, "comparison")


def _comparison(corpus: Corpus, a: str, b: str, t: Mapping[str, str]) -> CompareView:
    choices = sorted_titles(corpus)
    if not a or not b:
        ids = [key for key, _ in choices]
        return CompareView(choices, a=a or "".join(ids[:1]), b=b or "".join(ids[1:2]))
    one, other = (corpus.catalog.find(reference).document_id for reference in (a, b))
    if one == other:
        return CompareView(choices, a=one, b=other, error=t["choose_two"])
    first, second = corpus.archive.annotated(one), corpus.archive.annotated(other)
    return view_comparison(choices, first, second, compare(first, second, corpus.embedder))
