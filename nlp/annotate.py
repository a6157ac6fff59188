"""The whole of understanding, in order: passages, entities, facts, goals."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from ingest.document import Document
from nlp.entities.find import find_entities
from nlp.facts import find_facts
from nlp.goals import find_goals
from nlp.passage import AnnotatedDocument, AnnotatedPassage, Entity, Goal, Passage
from nlp.split import split_document

Mention = TypeVar("Mention", Entity, Goal)


def annotate_document(document: Document) -> AnnotatedDocument:
    """Return everything that Pejl understands of a document."""
    passages = split_document(document)
    entities = find_entities(document)
    facts = find_facts(document, entities)
    goals = find_goals(document, entities, facts)
    return AnnotatedDocument(
        document_id=document.id,
        facts=facts,
        passages=_annotate_passages(document, passages, entities, goals),
        entities=entities,
        goals=goals,
    )


def _annotate_passages(
    document: Document,
    passages: tuple[Passage, ...],
    entities: tuple[Entity, ...],
    goals: tuple[Goal, ...],
) -> tuple[AnnotatedPassage, ...]:
    languages = {page.number: page.language for page in document.pages}
    entities_of = _by_passage(passages, entities)
    goals_of = _by_passage(passages, goals)
    return tuple(
        AnnotatedPassage(
            passage,
            languages[passage.page_number],
            tuple(entities_of[index]),
            tuple(goals_of[index]),
        )
        for index, passage in enumerate(passages)
    )


def _by_passage(
    passages: tuple[Passage, ...], mentions: Iterable[Mention]
) -> dict[int, list[Mention]]:
    """Return mentions by the number of the passage that they begin in."""
    starts = [(passage.page_number, passage.start) for passage in passages]
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        index = bisect_right(starts, (mention.page_number, mention.start)) - 1
        if index >= 0 and passages[index].page_number == mention.page_number:
            found[index].append(mention)
    return found
