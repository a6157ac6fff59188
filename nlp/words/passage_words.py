"""A passage's term weights: BM25 without inverse document frequency, which the engine applies.

The weight of a term is its saturated frequency in the passage (Robertson & Zaragoza 2009), against
a fixed average length, so that a passage's vector depends on nothing but the passage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from nlp.passage import Passage
from nlp.vectors import SparseVector
from nlp.words.analysis import analyse, word_language
from nlp.words.terms import TermWeights, sparse_vector, total_weights
from nlp.words.thesaurus import load_thesaurus
from nlp.words.tokens import tokenize


@dataclass(frozen=True, slots=True)
class PassageWeights:
    """How a passage's terms are weighed.

    `saturation` and `length` are BM25's k1 and b, `average` the usual number of words without stop
    words; `heading` and `title` say how much a word there counts beside one in the text.
    """

    terms: TermWeights = field(default_factory=TermWeights)
    saturation: float = 2.0
    length: float = 0.4
    average: float = 60.0
    heading: float = 0.7
    title: float = 0.3


DEFAULT = PassageWeights()


def passage_words(
    passage: Passage, *, title: str, language: str, weights: PassageWeights = DEFAULT
) -> SparseVector:
    """Return the term weights of PASSAGE, its headings and its document's TITLE."""
    words, known = analyse(passage.text, language), word_language(language)
    totals: dict[int, float] = {}
    headings = " \n ".join(h for h in passage.heading_path if h not in passage.text)
    for text, share in ((headings, weights.heading), (title, weights.title)):
        _add(totals, _around(text, language, weights.terms), share)
    tokens = [word.token for word in words]
    _add(totals, total_weights(tokens, known, load_thesaurus(), weights.terms), 1.0)
    return saturated(totals, sum(not word.is_stop for word in words), weights)


def saturated(
    totals: Mapping[int, float], length: int, weights: PassageWeights = DEFAULT
) -> SparseVector:
    """Return BM25's term weights for a passage of LENGTH words, stop words left out."""
    norm = weights.saturation * (1 - weights.length + weights.length * length / weights.average)
    gain = weights.saturation + 1
    return sparse_vector({n: tf * gain / (tf + norm) for n, tf in totals.items()})


@lru_cache(maxsize=64)  # the passages of a document share their title, and those near it headings
def _around(text: str, language: str, weights: TermWeights) -> Mapping[int, float]:
    return total_weights(tokenize(text), word_language(language), load_thesaurus(), weights)


def _add(totals: dict[int, float], own: Mapping[int, float], share: float) -> None:
    for number, weight in own.items():
        totals[number] = totals.get(number, 0.0) + share * weight
