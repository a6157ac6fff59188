"""Questions in Qdrant Edge's own types, and what it answers."""

from collections.abc import Iterable

import qdrant_edge as edge

from corpus.store.edge_points import to_sparse
from corpus.store.interface import Question, ScoreById, Where
from corpus.store.schema import DENSE, SENTENCES, WORDS, values_of
from corpus.store.sizes import EXPLORED, rescored


def make_requests(question: Question, limit: int) -> dict[str, edge.QueryRequest]:
    """Return what to ask for, by the field of `Found` that the answer belongs in."""
    where = make_filter(question.where)
    params = edge.SearchParams(hnsw_ef=EXPLORED)

    def request(query: edge.Query) -> edge.QueryRequest:
        return edge.QueryRequest(limit=limit, query=query, filter=where, params=params)

    requests: dict[str, edge.QueryRequest] = {}
    if question.words is not None and question.words.indices.size:
        requests["words"] = request(edge.Query.Nearest(to_sparse(question.words), WORDS))
    if question.vector is not None:
        row = question.vector.tolist()
        whole = edge.Query.Nearest(row, DENSE)
        near = edge.Prefetch(limit=rescored(limit), query=whole, filter=where, params=params)
        requests["whole"] = request(whole)
        best = edge.Query.Nearest([row], SENTENCES)  # of what is near, all of which is let through
        requests["sentence"] = edge.QueryRequest(limit=limit, query=best, prefetches=[near])
    return requests


def make_filter(where: Where) -> edge.Filter | None:
    """Return the filter that keeps what meets every condition, None for no conditions."""
    if not where:
        return None
    conditions = [
        (c.negated, edge.FieldCondition(c.key, match=edge.MatchAny(values_of(c)))) for c in where
    ]
    return edge.Filter(
        must=[made for negated, made in conditions if not negated],
        must_not=[made for negated, made in conditions if negated],
    )


def to_scores(hits: Iterable[edge.ScoredPoint]) -> ScoreById:
    """Return what Edge found."""
    return {int(hit.id): hit.score for hit in hits}
