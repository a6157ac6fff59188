"""The passages worth ranking: what each engine search finds, every score filled in.

A passage that one search found and another did not gets the other's lowest score: it has at most
that, and fetching its vectors to know exactly costs more than all three searches. The passages
themselves are read as the ranking comes to them, which is seldom past the first thirty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np

from corpus.store.interface import Question, ScoreById, Store
from search_api.ranking import Scores

DEPTH = 100
"""How many passages each engine search returns."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages by id with their scores, one row each: by words, as a whole, by best sentence."""

    ids: tuple[int, ...]
    words: Scores
    whole: Scores
    sentence: Scores


def gather(store: Store, question: Question, *, depth: int = DEPTH) -> Candidates:
    """Return what the searches find together, at most three times DEPTH passages."""
    found = store.find(question, limit=depth)
    ids = tuple(dict.fromkeys(chain(found.words, found.whole, found.sentence)))
    return Candidates(
        ids,
        _scores(ids, found.words, depth),
        _scores(ids, found.whole, depth),
        _scores(ids, found.sentence, depth),
    )


def _scores(ids: Sequence[int], found: ScoreById, depth: int) -> Scores:
    """Return each passage's score in one search, that of the last one found where it was missed.

    A search that returned less than it was asked for missed nothing: the rest score 0.
    """
    least = min(found.values(), default=0.0) if len(found) >= depth else 0.0
    return np.fromiter(map(found.get, ids, repeat(least)), np.float64, len(ids))
