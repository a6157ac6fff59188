"""Goals corrected by people, over HTTP."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter

from corpus.carrying import left_behind
from corpus.corrections import Correction, Verdict, correct_goal
from corpus.index import Corpus
from nlp.passage import Theme
from search_api.errors import InvalidQuery
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus

router = APIRouter(tags=["corrections"])


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of the goal that begins at `start` of a document's page."""

    document: str
    page: int
    start: int
    verdict: Verdict
    theme: Theme | Literal[""] = ""


@router.get("/api/goals/corrections")
def list_corrections(corpus: TheCorpus) -> list[Correction]:
    """List what people have said of goals, the latest first."""
    return corpus.corrections.all()


@router.get("/api/goals/corrections/left")
def list_left_behind(corpus: TheCorpus) -> list[Correction]:
    """List what was said of former versions and finds no statement in the newest one."""
    return left_behind(corpus.history, corpus.archive, corpus.corrections.all())


@router.post("/api/goals/corrections", status_code=201)
def correct(said: Said, corpus: TheCorpus) -> Correction:
    """Accept or reject a goal, or give it another theme; what is said last counts."""
    return keep(corpus, said)


@router.delete("/api/goals/corrections", status_code=204)
def undo(document: str, page: int, start: int, corpus: TheCorpus) -> None:
    """Take back what was said of a goal."""
    document_id = corpus.catalog.find(document).document_id
    if not corpus.corrections.undo(document_id, page, start):
        msg = "nothing has been said of a goal there"
        raise NotHere(msg)


def keep(corpus: Corpus, said: Said) -> Correction:
    """Keep what a person says of a goal.

    Raises:
        InvalidQuery: a goal is to have another theme, but none is named.
        DocumentNotFound: there is no such document, or no goal begins there.

    """
    if said.verdict == "rethemed" and not said.theme:
        msg = "name the theme that the goal is to have"
        raise InvalidQuery(msg)
    document_id = corpus.catalog.find(said.document).document_id
    theme = said.theme if said.verdict == "rethemed" else ""
    place = (document_id, said.page, said.start)
    return correct_goal(corpus.archive, corpus.corrections, place, said.verdict, theme=theme)
