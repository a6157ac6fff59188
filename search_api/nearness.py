"""How near a passage's single words come to a query's: a second look at the best passages.

Sums of words blur: a passage that speaks of many things is near to none of them. Here each word of
the query looks for its nearest word in the passage, which may be a synonym, a translation or a
misspelling, and the means of those cosines are compared (late interaction, Khattab & Zaharia 2020).
"""

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np

from nlp.embedding.features import words_of
from nlp.embedding.interface import Embedder
from nlp.words.concepts import LABEL_LANGUAGES
from nlp.words.stopwords import stop_words
from search_api.ranking import Scores

WordNearness = Callable[[Sequence[str]], Scores]
"""Texts to a score each, from -1 to 1, shape (texts,)."""
_NO_WORD = "_"
"""Stands for a text without words, and is near to nothing that is asked for."""


def word_nearness(query: str, embedder: Embedder) -> WordNearness | None:
    """Return what scores texts against QUERY; None where words are dear, or the query has none."""
    words = words_of(query)
    if not words or not embedder.knows_words:
        return None
    stops = frozenset[str]().union(*map(stop_words, LABEL_LANGUAGES))
    asked = embedder.embed_words([word for word in words if word not in stops] or words)

    def score(texts: Sequence[str]) -> Scores:
        if not texts:
            return np.zeros(0)
        rows = [words_of(text) or [_NO_WORD] for text in texts]
        numbers = {word: at for at, word in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
        cosines = embedder.embed_words(list(numbers)) @ asked.T
        flat = [numbers[word] for row in rows for word in row]
        best = np.maximum.reduceat(cosines[flat], np.cumsum([0, *map(len, rows[:-1])]))
        nearness: Scores = best.mean(axis=1).astype(np.float64)
        return nearness

    return score
