"""What an answer is made of: hits, each traceable to a page and to what in it was matched."""

from collections.abc import Sequence
from dataclasses import dataclass

from search_api.highlight import Match


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands."""

    document_id: str
    title: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a hit has its score: what its words count, and its cosines with the query.

    `words` is the engine's sum over matching terms; `whole` and `sentence` are the cosines of the
    passage and of its best sentence.
    """

    words: float
    whole: float
    sentence: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. `highlights` are half-open offsets into `text`.

    `score` compares hits of one answer only. `matches` say of each highlight what it matched;
    `repeats` are places that say nearly the same word for word.
    """

    document_id: str
    title: str
    page: int
    start: int
    end: int
    text: str
    score: float
    highlights: tuple[tuple[int, int], ...]
    matches: tuple[Match, ...]
    explanation: Explanation
    heading_path: tuple[str, ...] = ()
    kind: str = "other"
    language: str = "da"
    parties: tuple[str, ...] = ()
    date: str = ""
    themes: tuple[str, ...] = ()
    repeats: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Hits best first, with the time it took in milliseconds; `suggestion` is a better spelling."""

    query: str
    took_ms: float
    hits: tuple[Hit, ...]
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits of one document, best first."""

    document_id: str
    title: str
    hits: tuple[Hit, ...]


def group_by_document(hits: Sequence[Hit]) -> tuple[DocumentHits, ...]:
    """Return hits by document; documents in the order of their best hit."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.document_id, []).append(hit)
    return tuple(DocumentHits(id_, own[0].title, tuple(own)) for id_, own in grouped.items())
