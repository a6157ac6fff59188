"""What index and catalog take in of a document, made of that document alone.

The worker that has read a document makes it while it has the document in hand, and hands it over
with its outcome. Who is handed none makes the same of what the archive keeps.
"""

import time
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from corpus.archive import Archive
from corpus.catalog_tables import CatalogEntry
from corpus.kin import Signature, signature_of
from corpus.mentions import DocumentMentions, mentions_of
from corpus.points import make_points
from corpus.store.interface import Point, Stamp
from corpus.store.schema import SCHEMA
from ingest.document import Document
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.passage import AnnotatedDocument, DocumentFacts


@dataclass(frozen=True, slots=True)
class Indexable:
    """A document ready for index and catalog; `problems` are counted over all its pages."""

    document_id: str
    facts: DocumentFacts
    pages: int
    goals: int
    problems: int
    points: tuple[Point, ...]
    signature: Signature
    mentions: DocumentMentions

    def entry(self, name: str, paths: tuple[str, ...]) -> CatalogEntry:
        """Return the document as the catalog enters it now, under a name and paths."""
        return CatalogEntry(
            document_id=self.document_id,
            name=name,
            facts=self.facts,
            pages=self.pages,
            passages=len(self.points),
            goals=self.goals,
            problems=self.problems,
            added=time.time(),
            paths=paths,
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """What points are made by: a version of Pejl, and what the index is stamped with."""

    pejl: str
    stamp: Stamp


def make_indexable(
    document: Document, annotated: AnnotatedDocument, embedder: Embedder
) -> Indexable:
    """Return what index and catalog take in of a document."""
    return Indexable(
        document_id=document.id,
        facts=annotated.facts,
        pages=len(document.pages),
        goals=len(annotated.goals),
        problems=len(document.problems),
        points=tuple(make_points(document, annotated, embedder)),
        signature=signature_of(document, annotated.facts),
        mentions=mentions_of(document, annotated),
    )


def from_archive(archive: Archive, document_id: str, embedder: Embedder) -> Indexable:
    """Return what index and catalog take in of a document that is kept.

    Raises:
        ArchiveDamaged: it cannot be read back.

    """
    document, annotated = archive.document(document_id), archive.annotated(document_id)
    return make_indexable(document, annotated, embedder)


def stamp_of(embedder: Embedder) -> Stamp:
    """Return what an index is built with when it is built now."""
    return Stamp(SCHEMA, embedder.name, embedder.width)


def recipe_of(embedder: Embedder) -> Recipe:
    """Return what points are made by here."""
    return Recipe(_version(), stamp_of(embedder))


def make_by(
    recipe: Recipe | None, document: Document, annotated: AnnotatedDocument
) -> Indexable | None:
    """Return what index and catalog take in of a document, None where RECIPE is not this worker's.

    It has the bundled model, which goals are found by; another one would cost every worker its
    start and its memory. On a cluster it may be of another Pejl.
    """
    embedder = load_embedder()
    if recipe != recipe_of(embedder):
        return None
    return make_indexable(document, annotated, embedder)


@cache
def _version() -> str:
    return version("pejl")
