"""Questions in qdrant-client's own types, and what a server answers."""

from collections.abc import Iterable

from qdrant_client import models

from corpus.store.interface import Question, ScoreById, Where
from corpus.store.schema import DENSE, SENTENCES, WORDS, values_of
from corpus.store.server_points import to_sparse
from corpus.store.sizes import EXPLORED, rescored


def make_requests(question: Question, limit: int) -> dict[str, models.QueryRequest]:
    """Return what to ask for, by the field of `Found` that the answer belongs in."""
    where = make_filter(question.where)
    params = models.SearchParams(hnsw_ef=EXPLORED)

    def request(
        query: models.SparseVector | list[float] | list[list[float]],
        using: str,
        prefetch: models.Prefetch | None = None,
    ) -> models.QueryRequest:
        return models.QueryRequest(
            query=query, using=using, prefetch=prefetch, filter=where, params=params, limit=limit
        )

    requests: dict[str, models.QueryRequest] = {}
    if question.words is not None and question.words.indices.size:
        requests["words"] = request(to_sparse(question.words), WORDS)
    if question.vector is not None:
        row = question.vector.tolist()
        near = models.Prefetch(
            query=row, using=DENSE, limit=rescored(limit), filter=where, params=params
        )
        requests["whole"] = request(row, DENSE)
        requests["sentence"] = request([row], SENTENCES, near)
    return requests


def make_filter(where: Where) -> models.Filter | None:
    """Return the filter that keeps what meets every condition, None for no conditions."""
    if not where:
        return None
    conditions = [
        (c.negated, models.FieldCondition(key=c.key, match=models.MatchAny(any=values_of(c))))
        for c in where
    ]
    return models.Filter(
        must=[made for negated, made in conditions if not negated],
        must_not=[made for negated, made in conditions if negated],
    )


def to_scores(hits: Iterable[models.ScoredPoint]) -> ScoreById:
    """Return what the server found."""
    return {int(hit.id): hit.score for hit in hits}
