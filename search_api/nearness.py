"""How near a passage's single words come to a query's: a second look at the best passages.

Sums of words blur: a passage that speaks of many things is near to none of them. Here each word of
the query looks for its nearest word in the passage, which may be a synonym, a translation or a
misspelling, and the means of those cosines are compared (late interaction, Khattab & Zaharia 2020).
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from nlp.embedding.features import words_of
from nlp.embedding.interface import Embedder
from nlp.words.concepts import LABEL_LANGUAGES
from nlp.words.stopwords import stop_words
from search_api.ranking import Scores

WordNearness = Callable[[Sequence[str]], Scores]
"""Texts to a score each, from -1 to 1, shape (texts,)."""


def word_nearness(query: str, embedder: Embedder) -> WordNearness | None:
    """Return what scores texts against QUERY; None where words are dear, or the query has none."""
    words = words_of(query)
    known = embedder.words
    if not words or known is None:
        return None
    stops = _stop_words()
    asked = [word for word in words if word not in stops] or words

    def score(texts: Sequence[str]) -> Scores:
        nearness: Scores = known.nearest(asked, texts).mean(axis=1).astype(np.float64)
        return nearness

    return score


@cache
def _stop_words() -> frozenset[str]:
    """Return the stop words of every language that a query may be in."""
    return frozenset[str]().union(*map(stop_words, LABEL_LANGUAGES))
