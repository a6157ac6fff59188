"""Pairs of statements joined or parted by people, over HTTP."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from corpus.alignments import Alignment, GoalPlace, Judgement
from corpus.carrying import pairs_left_behind
from corpus.index import Corpus
from search_api.errors import InvalidQuery
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus
from search_api.joining import judge_pair

Place = Annotated[str, Query(description="DOCUMENT:PAGE:START of a statement.")]

router = APIRouter(tags=["corrections"])


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """The statement that begins at `start` of a document's page."""

    document: str
    page: int
    start: int


@dataclass(frozen=True, slots=True)
class PairSaid:
    """What a person says of two statements: that they are about the same thing, or are not."""

    a: PlaceSaid
    b: PlaceSaid
    judgement: Judgement


@router.get("/api/compare/alignments")
def list_alignments(corpus: TheCorpus) -> list[Alignment]:
    """List the pairs that people have joined or parted, the latest first."""
    return corpus.alignments.all()


@router.get("/api/compare/alignments/left")
def list_left_behind(corpus: TheCorpus) -> list[Alignment]:
    """List what was said of pairs of which a newer version lacks one statement."""
    return pairs_left_behind(corpus.history, corpus.archive, corpus.alignments.all())


@router.post("/api/compare/alignments", status_code=201)
def align(said: PairSaid, corpus: TheCorpus) -> Alignment:
    """Join two statements, or part them, wherever they are compared; what is said last counts."""
    pair = (_place(corpus, said.a), _place(corpus, said.b))
    return judge_pair(corpus.archive, corpus.alignments, pair, said.judgement)


@router.delete("/api/compare/alignments", status_code=204)
def undo(a: Place, b: Place, corpus: TheCorpus) -> None:
    """Take back what was said of two statements."""
    if not corpus.alignments.undo(find_place(corpus, a), find_place(corpus, b)):
        msg = "nothing has been said of that pair"
        raise NotHere(msg)


def find_place(corpus: Corpus, text: str) -> GoalPlace:
    """Return the place that DOCUMENT:PAGE:START names.

    Raises:
        InvalidQuery: it is written otherwise.
        DocumentNotFound: there is no such document.

    """
    document, _, place = text.rpartition(":")[0].rpartition(":")
    start = text.rpartition(":")[2]
    if not (document and place.isdecimal() and start.isdecimal()):
        msg = f"{text!r} is no place: write DOCUMENT:PAGE:START"
        raise InvalidQuery(msg)
    return GoalPlace(corpus.catalog.find(document).document_id, int(place), int(start))


def _place(corpus: Corpus, said: PlaceSaid) -> GoalPlace:
    return GoalPlace(corpus.catalog.find(said.document).document_id, said.page, said.start)
