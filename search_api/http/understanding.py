"""What was understood, over HTTP: goals, entities, comparisons, and files of them to send on."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from corpus.index import Corpus
from nlp.passage import AnnotatedDocument
from search_api.answers import (
    ComparisonAnswer,
    GoalAnswer,
    comparison_answer,
    goal_answer,
)
from search_api.chain import followed, overlook, partnership_of
from search_api.export import comparison_table, goal_table
from search_api.exporting import source_with
from search_api.http import aligning, correcting
from search_api.http.downloads import FILES, Format, download, titles_of
from search_api.http.sides import Sides, choose
from search_api.http.state import TheCorpus
from search_api.partnership_answers import (
    FollowAnswer,
    OverlookAnswer,
    follow_answer,
    overlook_answer,
)
from search_api.selection import GoalFilter, select_goals

router = APIRouter(tags=["understanding"])
router.include_router(correcting.router)
router.include_router(aligning.router)

Document = Annotated[
    str | None, Query(description="A document's id or file name, or its beginning; all without it.")
]


@router.get("/api/goals", response_model=list[GoalAnswer], responses=FILES)
def list_goals(
    request: Request,
    corpus: TheCorpus,
    wanted: Annotated[GoalFilter, Depends()],
    document: Document = None,
    kind_of_file: Format = "json",
) -> list[GoalAnswer] | Response:
    """List goals, commitments, decisions and activities."""
    goals = select_goals(_annotated(corpus, document), wanted)
    if kind_of_file == "json":
        return [goal_answer(goal) for goal in goals]
    source = source_with(titles_of(corpus), str(request.base_url))
    return download([goal_table(goals, source)], kind_of_file, "goals")


@router.get("/api/compare", response_model=ComparisonAnswer, responses=FILES)
def compare_documents(
    request: Request,
    corpus: TheCorpus,
    sides: Annotated[Sides, Depends()],
    kind_of_file: Format = "json",
) -> ComparisonAnswer | Response:
    """Match the goals of two documents or partnerships, and show what only one of them promises."""
    chosen = choose(corpus, sides)
    if kind_of_file == "json":
        return comparison_answer(chosen.a.key, chosen.b.key, chosen.comparison)
    source = source_with(titles_of(corpus), str(request.base_url))
    return download([comparison_table(chosen.comparison, source)], kind_of_file, "comparison")


@router.get("/api/partnerships")
def list_partnerships(
    corpus: TheCorpus,
    document: Annotated[
        list[str] | None, Query(description="Only the partnerships of these documents.")
    ] = None,
) -> OverlookAnswer:
    """List partnerships: the documents of the same parties, their themes, what they share."""
    chosen = [corpus.catalog.find(reference).document_id for reference in document or ()]
    said = corpus.alignments.all()
    found = overlook(_annotated(corpus, None), corpus.embedder, chosen=chosen, said=said)
    return overlook_answer(found)


@router.get("/api/partnerships/follow-up")
def list_follow_up(corpus: TheCorpus, document: str) -> list[FollowAnswer]:
    """Tell what became of an agreement's goals in the partnership's other documents."""
    entry = corpus.catalog.find(document)
    partnership = partnership_of(_annotated(corpus, None), entry.document_id)
    follows = followed(partnership, corpus.embedder, said=corpus.alignments.all())
    return [follow_answer(one) for one in follows]


def _annotated(corpus: Corpus, reference: str | None) -> Iterator[AnnotatedDocument]:
    entries = [corpus.catalog.find(reference)] if reference else corpus.catalog.entries()
    return corpus.understood(entry.document_id for entry in entries)
