"""What was understood, over HTTP: goals, entities, comparisons."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query

from corpus.index import Corpus
from nlp.passage import AnnotatedDocument, GoalKind, Label, Theme
from search_api.answers import (
    ComparisonAnswer,
    EntityAnswer,
    GoalAnswer,
    comparison_answer,
    entity_answer,
    goal_answer,
)
from search_api.compare import compare
from search_api.http.state import TheCorpus

router = APIRouter(tags=["understanding"])

Document = Annotated[
    str | None, Query(description="A document's id or file name, or its beginning; all without it.")
]


@router.get("/api/goals")
def list_goals(
    corpus: TheCorpus,
    document: Document = None,
    theme: Theme | None = None,
    kind: GoalKind | None = None,
) -> list[GoalAnswer]:
    """List goals, commitments, decisions and activities."""
    return [
        goal_answer(goal)
        for annotated in _annotated(corpus, document)
        for goal in annotated.goals
        if theme in (None, goal.theme) and kind in (None, goal.kind)
    ]


@router.get("/api/entities")
def list_entities(
    corpus: TheCorpus, document: Document = None, label: Label | None = None
) -> list[EntityAnswer]:
    """List mentions of persons, bodies, places, dates, amounts and laws."""
    return [
        entity_answer(annotated.document_id, entity)
        for annotated in _annotated(corpus, document)
        for entity in annotated.entities
        if label in (None, entity.label)
    ]


@router.get("/api/compare")
def compare_documents(corpus: TheCorpus, a: str, b: str) -> ComparisonAnswer:
    """Match the goals of two documents, and show what only one of them promises."""
    one, other = corpus.catalog.find(a).document_id, corpus.catalog.find(b).document_id
    comparison = compare(
        corpus.archive.annotated(one), corpus.archive.annotated(other), corpus.embedder
    )
    return comparison_answer(one, other, comparison)


def _annotated(corpus: Corpus, reference: str | None) -> Iterator[AnnotatedDocument]:
    entries = [corpus.catalog.find(reference)] if reference else corpus.catalog.entries()
    return (corpus.archive.annotated(entry.document_id) for entry in entries)
