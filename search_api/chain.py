"""Partnerships as they are asked for: by one of their documents, two of them or all at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.alignments import Alignment
from nlp.embedding.interface import Embedder
from nlp.passage import AnnotatedDocument, DocumentKind
from search_api.partnerships import (
    Follow,
    Overlap,
    Partnership,
    ThemeMatrix,
    follow_up,
    group_partnerships,
    overlaps,
    theme_matrix,
)

MOST_COMPARED = 150
"""Up to so many partnerships, every two of them are compared: 11,175 comparisons."""


@dataclass(frozen=True, slots=True)
class Overlook:
    """Partnerships by name, their themes, and what every two of them have in common.

    `overlaps` name partnerships by their places; there are none where there are too many of them.
    """

    partnerships: tuple[Partnership, ...]
    matrix: ThemeMatrix
    overlaps: tuple[Overlap, ...]

    @property
    def is_compared(self) -> bool:
        """Whether every two partnerships were compared: there are few enough of them."""
        return len(self.partnerships) <= MOST_COMPARED


def overlook(
    documents: Iterable[AnnotatedDocument],
    embedder: Embedder,
    *,
    chosen: Sequence[str] = (),
    said: Sequence[Alignment] = (),
) -> Overlook:
    """Return the partnerships of DOCUMENTS, or only those that CHOSEN documents belong to.

    SAID is what people have said of pairs of statements, the latest first.
    """
    found = [one for one in group_partnerships(documents) if _has_any(one, chosen)]
    found.sort(key=lambda one: one.name.casefold())
    compared = overlaps(found, embedder, said=said) if len(found) <= MOST_COMPARED else ()
    return Overlook(tuple(found), theme_matrix(found), compared)


def partnership_of(documents: Iterable[AnnotatedDocument], document_id: str) -> Partnership:
    """Return the partnership that a document among DOCUMENTS belongs to."""
    return next(one for one in group_partnerships(documents) if _has_any(one, [document_id]))


def followed(
    partnership: Partnership, embedder: Embedder, *, said: Sequence[Alignment] = ()
) -> tuple[Follow, ...]:
    """Return what became of the first agreement's goals in the partnership's other documents."""
    first = _first_agreement(partnership)
    others = [one for one in partnership.documents if one is not first]
    return follow_up([first, *others], embedder, said=said)


def _first_agreement(partnership: Partnership) -> AnnotatedDocument:
    agreements = (d for d in partnership.documents if d.facts.kind is DocumentKind.AGREEMENT)
    return next(agreements, partnership.documents[0])


def _has_any(partnership: Partnership, chosen: Sequence[str]) -> bool:
    return not chosen or any(one.document_id in chosen for one in partnership.documents)
