"""Everything named in a document: gazetteer, shapes and values, settled over the whole document."""

import re
from collections.abc import Iterator, Sequence

from ingest.document import Document, Language, Page
from nlp.entities import amounts, dates, laws, municipalities, patterns, streets
from nlp.entities.aliases import find_aliases, read_aliases
from nlp.entities.amounts import find_money, find_percents
from nlp.entities.dates import find_dates
from nlp.entities.flow import flow
from nlp.entities.laws import find_laws
from nlp.entities.municipalities import find_formal, settle_bare_names
from nlp.entities.names import name_matcher
from nlp.entities.patterns import find_shaped_names
from nlp.entities.persons import find_again, find_persons, link_persons
from nlp.entities.recogniser import OWN_PIPELINE, find_learned
from nlp.entities.span import Source, Span, keep_longest
from nlp.entities.streets import find_streets
from nlp.passage import Entity
from nlp.sieve import PagePatterns

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:dk|se|com|org|eu)\b\S*")
_ADDRESS_MARKS = ("@", "://", "www.", ".dk", ".se", ".com", ".org", ".eu")
"""One stands in every address; most pages hold none."""
PAGE_PATTERNS = PagePatterns(
    (
        *municipalities.PATTERNS,
        *patterns.PATTERNS,
        *streets.PATTERNS,
        *dates.PATTERNS,
        *amounts.PATTERNS,
        *laws.PATTERNS,
    )
)


def find_entities(document: Document, *, pipeline: str | None = OWN_PIPELINE) -> tuple[Entity, ...]:
    """Find the mentions in a document's repaired pages, in order of page and offset.

    No two overlap. People named in full on any page are known by first name on all of them.
    `pipeline` is the spaCy pipeline to ask for names that no rule finds, a folder or an installed
    package; None asks none. Raises ModelMissing where it is not installed.
    """
    texts = [flow(page) for page in document.pages]
    found = _spans(texts, [page.language for page in document.pages], pipeline)
    persons = link_persons(
        text[span.start : span.end]
        for text, spans in zip(texts, found, strict=True)
        for span in spans
        if span.label == "PERSON" and " " in text[span.start : span.end]
    )
    aliases: dict[str, Span] = {}
    for text, spans in zip(texts, found, strict=True):
        aliases |= read_aliases(text, spans)
    return tuple(
        entity
        for page, text, spans in zip(document.pages, texts, found, strict=True)
        for entity in _entities(
            page,
            keep_longest([*find_again(text, persons), *find_aliases(text, aliases), *spans]),
        )
    )


def _spans(
    texts: Sequence[str], languages: Sequence[Language], pipeline: str | None
) -> list[list[Span]]:
    """Return the spans of each page's flowed text that win against their rivals."""
    kept = [_ruled(text, language) for text, language in zip(texts, languages, strict=True)]
    if pipeline is None:
        return kept
    learned = find_learned(texts, languages, kept, pipeline=pipeline)
    return [
        keep_longest([*ruled, *_outside_addresses(text, more)]) if more else ruled
        for text, ruled, more in zip(texts, kept, learned, strict=True)
    ]


def _ruled(text: str, language: Language) -> list[Span]:
    """Return what lists and rules find on a page."""
    candidates = _outside_addresses(text, list(_candidates(text, language)))
    return settle_bare_names(text, keep_longest(_without_genitives(text, candidates)))


def _outside_addresses(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    if not spans or not any(mark in text for mark in _ADDRESS_MARKS):
        return spans
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return [
        span
        for span in spans
        if not any(span.start < end and start < span.end for start, end in addresses)
    ]


def _without_genitives(text: str, spans: Sequence[Span]) -> list[Span]:
    """Drop a shape that is a known name and an s: `SOSU Syds` where `SOSU Syd` is known."""
    known = {(span.start, span.end) for span in spans if span.source is Source.GAZETTEER}
    return [
        span
        for span in spans
        if span.label == "MUNICIPALITY"  # `Nordfyns` is one, settled further on
        or not (text[span.end - 1] == "s" and (span.start, span.end - 1) in known)
    ]


def _candidates(text: str, language: Language) -> Iterator[Span]:
    found = PAGE_PATTERNS.matches(text)
    yield from name_matcher().find(text, language)
    yield from find_formal(text, found)
    yield from find_shaped_names(text, found)
    yield from find_streets(text, found)
    yield from find_persons(text)
    yield from find_dates(text, found)
    yield from find_money(found, language)
    yield from find_percents(found)
    yield from find_laws(text, found)


def _entities(page: Page, spans: Sequence[Span]) -> Iterator[Entity]:
    for span in spans:
        text = page.text[span.start : span.end]
        yield Entity(page.number, span.start, span.end, text, span.label, span.id, span.value)
