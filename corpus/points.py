"""A document understood, as points of the index: passages with vectors and filter values."""

from collections.abc import Iterable, Iterator

import numpy as np

from corpus.store.interface import Point, StoredPassage
from ingest.document import Document, Page
from nlp.embedding.interface import Embedder
from nlp.entities import gazetteer
from nlp.passage import AnnotatedDocument, AnnotatedPassage, DocumentFacts, Entity, Label, Passage
from nlp.sentences import split_sentences
from nlp.words.passage_words import passage_words

_LEAST_LETTERS = 3
"""A sentence of fewer letters (a list number, a stray sign) has no meaning to compare."""


def make_points(
    document: Document, annotated: AnnotatedDocument, embedder: Embedder
) -> Iterator[Point]:
    """Yield a point for every passage; all texts are embedded in one batch."""
    pages = {page.number: page for page in document.pages}
    passages = [one.passage for one in annotated.passages]
    if not passages:
        return
    sentences = [_sentences(pages[p.page_number], p) for p in passages]
    whole = embedder.embed_passages([passage.text for passage in passages])
    parts = embedder.embed_passages([text for texts in sentences for text in texts])
    rows = np.split(parts, np.cumsum([len(texts) for texts in sentences])[:-1])
    for one, dense, own in zip(annotated.passages, whole, rows, strict=True):
        words = passage_words(one.passage, title=annotated.facts.title, language=one.language)
        page = pages[one.passage.page_number]
        yield Point(_stored(one, annotated.facts, page), dense, own, words)


def _sentences(page: Page, passage: Passage) -> list[str]:
    """Return the passage's sentences, block by block: a bullet is a sentence of its own."""
    texts = [
        page.text[block.start + start : block.start + end]
        for block in page.blocks
        if passage.start <= block.start < passage.end
        for start, end in split_sentences(page.text[block.start : min(block.end, passage.end)])
    ]
    meaning = [text for text in texts if sum(map(str.isalpha, text)) >= _LEAST_LETTERS]
    return meaning or [passage.text]


def _stored(one: AnnotatedPassage, facts: DocumentFacts, page: Page) -> StoredPassage:
    passage = one.passage
    mentioned = (*facts.parties, *one.entities)
    return StoredPassage(
        document_id=passage.document_id,
        title=facts.title,
        page=passage.page_number,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        heading_path=passage.heading_path,
        kind=facts.kind.value,
        language=one.language,
        parties=_distinct(_identity(party) for party in facts.parties),
        municipalities=_of("MUNICIPALITY", mentioned),
        regions=_distinct((*_of("REGION", mentioned), *_regions(facts.parties))),
        schools=_of("SCHOOL", mentioned),
        organisations=_of("ORG", mentioned),
        people=_of("PERSON", one.entities),
        places=_of("PLACE", one.entities),
        laws=_of("LAW", one.entities),
        years=_years(facts),
        themes=_distinct(goal.theme for goal in one.goals),
        goal_kinds=_distinct(goal.kind for goal in one.goals),
        date=facts.date,
        reading=page.reading.value,
        entities=_distinct(entity.id for entity in one.entities if entity.id),
    )


def _of(label: Label, entities: Iterable[Entity]) -> tuple[str, ...]:
    return _distinct(_identity(entity) for entity in entities if entity.label == label)


def _regions(parties: Iterable[Entity]) -> Iterator[str]:
    """Yield the regions that the parties' municipalities lie in, whether or not they are named."""
    for party in parties:
        body = gazetteer.entry(party.id)
        if body is not None and body.within.startswith("region:"):
            yield body.within


def _identity(entity: Entity) -> str:
    return entity.id or " ".join(entity.text.split())


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _years(facts: DocumentFacts) -> tuple[int, ...]:
    """Return every year of the document's period, or the year of its date."""
    first = facts.period_start or facts.date
    if not first:
        return ()
    last = facts.period_end or first
    return tuple(range(int(first[:4]), int(last[:4]) + 1))
