"""The passages worth ranking: what each engine search finds, every score filled in.

A passage that one search found and another did not gets the other's lowest score: it has at most
that, and fetching its vectors to know exactly costs more than all three searches. The passages
themselves are read as the ranking comes to them, which is seldom past the first thirty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.store.interface import Scored, Store, Where
from nlp.vectors import SparseVector, Vector
from search_api.ranking import Scores

DEPTH = 100
"""How many passages each engine search returns."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages by id with their scores, one row each: by words, as a whole, by best sentence."""

    ids: tuple[str, ...]
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
    ids = tuple(dict.fromkeys(hit.id for hit in (*by_words, *by_whole, *by_sentence)))
    return Candidates(
        ids,
        _scores(ids, by_words, depth),
        _scores(ids, by_whole, depth),
        _scores(ids, by_sentence, depth),
    )


def _scores(ids: Sequence[str], found: Sequence[Scored], depth: int) -> Scores:
    """Return each passage's score in one search, that of the last one found where it was missed.

    A search that returned less than it was asked for missed nothing: the rest score 0.
    """
    scores = {hit.id: hit.score for hit in found}
    least = min(scores.values(), default=0.0) if len(found) >= depth else 0.0
    return np.array([scores.get(id_, least) for id_ in ids], dtype=np.float64)
