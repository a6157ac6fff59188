"""Hits of their own for the places that only repeat another hit: whoever follows a search asks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpus.archive import Archive
from nlp.passage import AnnotatedDocument, AnnotatedPassage
from nlp.words.query_words import query_terms
from search_api.highlight import Marker
from search_api.hits import Hit, Place
from search_api.query import parse_query


def spread(
    query: str, hits: Iterable[Hit], archive: Archive, wanted: Callable[[Place], bool]
) -> Iterator[Hit]:
    """Yield HITS, each before those of its repeats that are wanted, read from the archive."""
    parsed = parse_query(query)
    marker = Marker(query_terms(parsed.text, prefixes=parsed.prefixes).terms)
    for hit in hits:
        yield hit
        for place in hit.repeats:
            if wanted(place):
                yield from _hits_at(place, hit, archive.annotated(place.document_id), marker)


def _hits_at(place: Place, like: Hit, document: AnnotatedDocument, marker: Marker) -> Iterator[Hit]:
    """Yield the hit for a place; its score is that of the hit which it repeats."""
    for one in document.passages:
        passage = one.passage
        if (passage.page_number, passage.start) == (place.page, place.start):
            yield _hit(one, like, document, marker)


def _hit(one: AnnotatedPassage, like: Hit, document: AnnotatedDocument, marker: Marker) -> Hit:
    passage, facts = one.passage, document.facts
    matches = marker.matches(passage.text, one.language)
    return replace(
        like,
        document_id=passage.document_id,
        title=facts.title,
        page=passage.page_number,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        highlights=tuple((match.start, match.end) for match in matches),
        matches=matches,
        heading_path=passage.heading_path,
        kind=facts.kind.value,
        language=one.language,
        parties=tuple(dict.fromkeys(party.id or party.text for party in facts.parties)),
        date=facts.date,
        themes=tuple(dict.fromkeys(goal.theme for goal in one.goals)),
        repeats=(),
    )
