"""The two sides of a comparison, as an address names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from corpus.alignments import Alignment
from corpus.catalog_tables import CatalogEntry
from corpus.index import Corpus
from nlp.passage import AnnotatedDocument
from search_api.chain import partnership_of
from search_api.compare import Comparison, compare_sides
from search_api.joining import said_between


@dataclass(frozen=True, slots=True)
class Sides:
    """Two documents by id or file name, or the whole partnerships that they belong to."""

    a: str
    b: str
    whole: Annotated[bool, Query(description="Every document of both partnerships.")] = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is called, the id of the document that was named, and all it holds."""

    key: str
    title: str
    documents: tuple[AnnotatedDocument, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its documents."""
        return tuple(document.document_id for document in self.documents)

    @property
    def period(self) -> str:
        """How long it runs, by the first of its documents that says so (`2025-01-01 – ...`)."""
        return next(filter(None, (document.facts.period for document in self.documents)), "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Two sides, what came of comparing them, and what people said of their pairs (A's first)."""

    a: Side
    b: Side
    comparison: Comparison
    said: tuple[Alignment, ...] = ()


def choose(corpus: Corpus, sides: Sides) -> Chosen:
    """Return the two sides compared.

    Raises:
        DocumentNotFound: there is no such document, or several begin so.

    """
    a, b = (
        _side(corpus, corpus.catalog.find(key), whole=sides.whole) for key in (sides.a, sides.b)
    )
    said = said_between(corpus.alignments.all(), a.ids, b.ids)
    compared = compare_sides(a.documents, b.documents, corpus.embedder, said=said)
    return Chosen(a, b, compared, tuple(said))


def every_document(corpus: Corpus) -> Iterator[AnnotatedDocument]:
    """Return what was understood of every document, read as it is asked for."""
    return corpus.understood(entry.document_id for entry in corpus.catalog.entries())


def _side(corpus: Corpus, entry: CatalogEntry, *, whole: bool) -> Side:
    if whole:
        found = partnership_of(every_document(corpus), entry.document_id)
        return Side(entry.document_id, found.name, found.documents)
    [annotated] = corpus.understood([entry.document_id])
    return Side(entry.document_id, entry.facts.title or entry.name, (annotated,))
