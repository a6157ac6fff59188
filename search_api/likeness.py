"""More passages like one: by its own words and its own vector, whatever it is about."""

import numpy as np

from corpus.store.interface import Point, Question, Store, Where, point_id
from nlp.vectors import SparseVector
from search_api.answering import Sought, rank
from search_api.candidates import DEPTH, Candidates, gather
from search_api.errors import InvalidQuery
from search_api.hits import Hit
from search_api.query import Query
from search_api.ranking import even_fusion

WORDS = 40
"""How many of a passage's terms, its heaviest, it is compared by."""


def more_like(
    document_id: str, page: int, start: int, *, store: Store, limit: int = 10, where: Where = ()
) -> tuple[Hit, ...]:
    """Return the passages most like the one at this address, itself left out.

    Raises:
        InvalidQuery: no passage begins there.

    """
    own = point_id(document_id, page, start)
    found = store.fetch([own])
    if not found:
        msg = f"no passage begins at {start} on page {page} of {document_id}"
        raise InvalidQuery(msg)
    question = Question(_heaviest(found[0]), found[0].dense, where)
    candidates = gather(store, question, depth=max(DEPTH, 2 * limit))
    others = _without(candidates, own)
    if not others.ids:
        return ()
    fusion = even_fusion(others.words, others.whole, others.sentence)
    return tuple(rank(others, Sought(Query(""), (), fusion), store=store, limit=limit))


def _heaviest(point: Point) -> SparseVector:
    words = point.words
    kept = np.sort(np.argsort(-words.values, kind="stable")[:WORDS])
    return SparseVector(words.indices[kept], words.values[kept])


def _without(candidates: Candidates, own: int) -> Candidates:
    kept = [at for at, id_ in enumerate(candidates.ids) if id_ != own]
    return Candidates(
        tuple(candidates.ids[at] for at in kept),
        candidates.words[kept],
        candidates.whole[kept],
        candidates.sentence[kept],
    )
