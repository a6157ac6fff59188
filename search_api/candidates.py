"""The passages worth ranking: what each engine search finds, every score filled in.

A passage that one search found and another did not has a score there all the same: nearness in
meaning is worked out from its vectors; by words it is at most that of the last one found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.store.interface import Point, Scored, Store, StoredPassage, Where
from nlp.vectors import SparseVector, Vector
from search_api.ranking import Scores

DEPTH = 100
"""How many passages each engine search returns."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages with their scores, one row each: by words, as a whole, by their best sentence."""

    ids: tuple[str, ...]
    passages: tuple[StoredPassage, ...]
    words: Scores
    whole: Scores
    sentence: Scores


@dataclass(frozen=True, slots=True)
class Question:
    """What the engines are asked: term weights and vector, either may be None; and conditions."""

    words: SparseVector | None
    vector: Vector | None
    where: Where = ()


def gather(store: Store, question: Question, *, depth: int = DEPTH) -> Candidates:
    """Return what the searches find together, at most three times DEPTH passages."""
    where = question.where
    by_words: list[Scored] = []
    by_whole: list[Scored] = []
    by_sentence: list[Scored] = []
    if question.words is not None and question.words.indices.size:
        by_words = store.matching(question.words, limit=depth, where=where)
    if question.vector is not None:
        by_whole = store.nearest(question.vector, limit=depth, where=where)
        by_sentence = store.nearest_sentence(question.vector, limit=depth, where=where)
    passages = {hit.id: hit.passage for hit in (*by_words, *by_whole, *by_sentence)}
    ids = tuple(passages)
    whole, sentence = _nearness(store, ids, question.vector, (by_whole, by_sentence))
    return Candidates(
        ids, tuple(passages.values()), _by_words(ids, by_words, depth), whole, sentence
    )


def _by_words(ids: Sequence[str], found: Sequence[Scored], depth: int) -> Scores:
    scores = {hit.id: hit.score for hit in found}
    least = min(scores.values(), default=0.0) if len(found) >= depth else 0.0
    return np.array([scores.get(id_, least) for id_ in ids], dtype=np.float64)


def _nearness(
    store: Store,
    ids: Sequence[str],
    vector: Vector | None,
    found: tuple[Sequence[Scored], Sequence[Scored]],
) -> tuple[Scores, Scores]:
    if vector is None:
        return np.zeros(len(ids)), np.zeros(len(ids))
    whole, sentence = ({hit.id: hit.score for hit in hits} for hits in found)
    unknown = [id_ for id_ in ids if id_ not in whole or id_ not in sentence]
    for point in store.fetch(unknown) if unknown else ():
        whole[point.id], sentence[point.id] = _cosines(point, vector)
    return (
        np.array([whole.get(id_, 0.0) for id_ in ids], dtype=np.float64),
        np.array([sentence.get(id_, 0.0) for id_ in ids], dtype=np.float64),
    )


def _cosines(point: Point, vector: Vector) -> tuple[float, float]:
    return float(point.dense @ vector), float((point.sentences @ vector).max())
