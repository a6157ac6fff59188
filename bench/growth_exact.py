"""The exact search that an index is measured against: NumPy and scipy over the same vectors."""

import time
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.growth_figures import Compared, Took
from bench.growth_points import chunks, pool_of, stored
from corpus.store.interface import Question, ScoreById, Store, point_id
from nlp.vectors import SparseVector, Vector

BEST = 10
DEPTH = 100


class Exact:
    """Every vector of so many passages, in memory: COUNT x width floats, and a sparse matrix."""

    def __init__(self, count: int, model: str) -> None:
        made = list(chunks(count, model))
        self._dense = np.concatenate([one.dense for one in made]).astype(np.float32)
        self._said = np.concatenate([one.said for one in made])
        self._pool = pool_of(model).astype(np.float32)
        numbers = np.concatenate([one.numbers for one in made])
        values = np.concatenate([one.values for one in made])
        lengths = np.concatenate([np.diff(one.edges) for one in made])
        self._terms, columns = np.unique(numbers, return_inverse=True)
        edges = np.concatenate([[0], np.cumsum(lengths)])
        shape = (count, len(self._terms))
        rows = sparse.csr_matrix((values, columns, edges), shape=shape)
        self._words = rows.tocsc()
        held = np.diff(self._words.indptr)
        self._idf = np.log((count - held + 0.5) / (held + 0.5) + 1)

    def whole(self, vector: Vector) -> NDArray[np.float32]:
        """Return the cosine of every passage."""
        cosines: NDArray[np.float32] = self._dense @ vector
        return cosines

    def sentence(self, vector: Vector) -> NDArray[np.float32]:
        """Return the cosine of every passage's best sentence."""
        cosines: NDArray[np.float32] = (self._pool @ vector)[self._said].max(axis=1)
        return cosines

    def words(self, words: SparseVector) -> NDArray[np.float32]:
        """Return the weight of every passage's matching terms."""
        columns = np.searchsorted(self._terms, words.indices)
        columns = np.minimum(columns, len(self._terms) - 1)
        known = self._terms[columns] == words.indices
        weights = words.values[known] * self._idf[columns[known]]
        scores: NDArray[np.float32] = self._words[:, columns[known]] @ weights
        return scores


def share_of_best(scores: NDArray[np.float32], found: ScoreById) -> float:
    """Return the share of the ten best that were found; those as good as the tenth count too."""
    least = np.partition(scores, -BEST)[-BEST]
    good = {point_of(row) for row in np.flatnonzero(scores >= least - 1e-3).tolist()}
    return len(good & set(islice(found, BEST))) / BEST


def point_of(row: int) -> int:
    """Return the id of the passage of this number."""
    passage = stored(row, "")
    return point_id(passage.document_id, passage.page, passage.start)


def compare(store: Store, count: int, questions: list[Question]) -> Compared:
    """Search exactly, and look for what was found among what the index finds."""
    exact = Exact(count, store.stamp.model)
    seconds = []
    shares = []
    for question in questions:
        if question.words is None or question.vector is None or not question.words.indices.size:
            continue
        began = time.perf_counter()
        scores = (
            exact.whole(question.vector),
            exact.sentence(question.vector),
            exact.words(question.words),
        )
        for own in scores:
            np.argpartition(own, -DEPTH)
        seconds.append(time.perf_counter() - began)
        found = store.find(question, limit=DEPTH)
        ways = (found.whole, found.sentence, found.words)
        shares.append([share_of_best(s, f) for s, f in zip(scores, ways, strict=True)])
    whole, sentence, words = np.mean(shares, axis=0).tolist()
    return Compared(exact=spread(seconds), whole=whole, sentence=sentence, words=words)


def spread(seconds: list[float]) -> Took:
    """Return the median and the 95th percentile in milliseconds."""
    median, most = np.percentile(np.array(seconds) * 1000, (50, 95)).tolist()
    return Took(median, most)
