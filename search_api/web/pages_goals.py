"""The page of goals, and its files to keep."""

from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from corpus.corrections import Verdict
from corpus.index import Corpus
from nlp.passage import AnnotatedDocument, Theme
from search_api.export import goal_table
from search_api.exporting import ExportFormat, source_with
from search_api.http.correcting import Said, keep
from search_api.http.downloads import download, titles_of
from search_api.selection import GoalFilter, select_goals
from search_api.web.links import local_address
from search_api.web.rendering import Renderer
from search_api.web.view_goals import view_goals

Wanted = Annotated[GoalFilter, Depends()]


class _SaidForm(BaseModel):
    """What the buttons of a goal send; `back` is the address that shows the page again."""

    document: str
    page: int
    start: int
    verdict: Verdict | Literal["undo"]
    theme: Theme | Literal[""] = ""
    back: str = "/goals"


def add_goals(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of goals."""

    @router.get("/goals")
    def show_goals(request: Request, wanted: Wanted, document: str = "") -> HTMLResponse:
        opened = corpus()
        titles = sorted_titles(opened)
        view = view_goals(
            wanted, document, titles, _chosen(opened, document), opened.corrections.all()
        )
        return renderer.page(request, "goals.html", section="goals", view=view)

    @router.get("/goals/export.{kind_of_file}")
    def send_goals(
        request: Request, kind_of_file: ExportFormat, wanted: Wanted, document: str = ""
    ) -> Response:
        opened = corpus()
        goals = select_goals(_chosen(opened, document), wanted)
        source = source_with(titles_of(opened), str(request.base_url))
        return download([goal_table(goals, source)], kind_of_file, "goals")


def add_corrections(router: APIRouter, corpus: Callable[[], Corpus]) -> None:
    """Add the address that a goal's buttons send to."""

    @router.post("/goals/corrections")
    def correct(said: Annotated[_SaidForm, Form()]) -> RedirectResponse:
        opened = corpus()
        if said.verdict == "undo":
            opened.corrections.undo(said.document, said.page, said.start)
        else:
            keep(opened, Said(said.document, said.page, said.start, said.verdict, said.theme))
        return RedirectResponse(local_address(said.back, otherwise="/goals"), status_code=303)


def sorted_titles(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the id and title of every document, by title."""
    return sorted(titles_of(corpus).items(), key=lambda pair: pair[1].casefold())


def _chosen(corpus: Corpus, document: str) -> Iterator[AnnotatedDocument]:
    entries = [corpus.catalog.find(document)] if document else corpus.catalog.entries()
    return corpus.understood(entry.document_id for entry in entries)
