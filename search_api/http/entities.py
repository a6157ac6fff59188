"""Entities over HTTP: mentions, what is known of all documents, and masked personal numbers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from corpus.index import Corpus
from corpus.mention_index import MentionIndex, open_mentions
from nlp.passage import Label
from search_api.answers import EntityAnswer, entity_answer
from search_api.entity_answers import (
    EntityPortrait,
    KnownEntity,
    MaskedAnswer,
    known_entities,
    masked_answers,
    portrait,
)
from search_api.http.state import TheCorpus

router = APIRouter(tags=["entities"])

Reference = Annotated[
    str | None, Query(description="A document's id or file name, or its beginning; all without it.")
]
Limit = Annotated[int, Query(ge=1, le=1000)]
Skip = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]


def mentions_in(corpus: Corpus) -> MentionIndex:
    """Return what all documents of an open corpus mention."""
    return open_mentions(corpus.catalog, corpus.archive)


@router.get("/api/entities")
def list_mentions(
    corpus: TheCorpus, document: Reference = None, label: Label | None = None
) -> list[EntityAnswer]:
    """List mentions of persons, bodies, places, dates, amounts and laws."""
    entries = [corpus.catalog.find(document)] if document else corpus.catalog.entries()
    return [
        entity_answer(annotated.document_id, entity)
        for annotated in corpus.understood(entry.document_id for entry in entries)
        for entity in annotated.entities
        if label in (None, entity.label)
    ]


@router.get("/api/entities/known")
def list_entities(
    corpus: TheCorpus,
    label: Label | None = None,
    name: Annotated[str, Query(max_length=200, description="Part of its name.")] = "",
    limit: Limit = 100,
    skip: Skip = 0,
) -> list[KnownEntity]:
    """List entities with an identity, those in most documents first."""
    found = mentions_in(corpus).entities(label=label or "", text=name, limit=limit, skip=skip)
    return known_entities(found)


@router.get("/api/entities/{identity:path}")
def show_entity(
    identity: Annotated[str, Path(description="As `known` lists it: kommune:0791.")],
    corpus: TheCorpus,
    limit: Limit = 50,
    skip: Skip = 0,
) -> EntityPortrait:
    """Show where an entity is mentioned, in which years, and together with which others."""
    return portrait(mentions_in(corpus), corpus.catalog, identity, limit=limit, skip=skip)


@router.get("/api/masked")
def list_masked(corpus: TheCorpus) -> list[MaskedAnswer]:
    """List where personal numbers were blotted out; never the numbers."""
    return masked_answers(mentions_in(corpus).masked(), corpus.catalog)
