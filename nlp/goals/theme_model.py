"""Which of the twelve themes a text is about: a linear model over its meaning and its words.

Three views stand side by side in a row of features: the bundled embedding's vector, the weights of
theme stems (`lexicon.themes`), and the terms of the words (lemmas, parts of compounds, concepts).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.goals.lexicon.themes import stem_weights
from nlp.passage import Theme
from nlp.vectors import Vectors
from nlp.words.analysis import analyse, word_language
from nlp.words.terms import TermWeights, numbered_terms
from nlp.words.thesaurus import load_thesaurus

THEMES: tuple[Theme, ...] = get_args(Theme)
PATH = Path(__file__).parent / "data" / "themes.npz"

Row = NDArray[np.float64]
Rows = NDArray[np.float64]

_TERMS = TermWeights(folded=0.0)
_STEMS = 0.7
_MOST_STEMS = 4.0
"""Stems weigh up to this together; more of them make a text no more certain."""


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """Weights of shape (features, themes): the vector's components, the stems, then `terms`."""

    embedder: Embedder
    terms: dict[int, int]
    weights: NDArray[np.float64]
    bias: Row

    def shares(self, texts: Sequence[str], language: str) -> Rows:
        """Return how likely each text is about each of THEMES, shape (texts, themes).

        Each row sums to 1. Many texts at once cost little more than one alone.
        """
        views = _views(texts, language, self.embedder)
        own, stems, terms = np.split(
            self.weights, (self.embedder.width, len(self.weights) - len(self.terms))
        )
        scores = views.meaning @ own + views.stems @ stems + self.bias
        for row, weighed in enumerate(views.terms):
            known = [number for number in weighed if number in self.terms]
            columns = [self.terms[number] for number in known]
            scores[row] += np.array([weighed[number] for number in known]) @ terms[columns]
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Rows = exponents / exponents.sum(axis=1, keepdims=True)
        return shares


@dataclass(frozen=True, slots=True)
class _Views:
    """Texts in three ways, a row each; the terms as they are few of many."""

    meaning: Vectors
    stems: Rows
    terms: list[dict[int, float]]


def _views(texts: Sequence[str], language: str, embedder: Embedder) -> _Views:
    stems = [_stem_row(text) for text in texts]
    terms = [_unit(term_weights(text, language)) for text in texts]
    return _Views(embedder.embed_passages(texts), np.array(stems), terms)


def _stem_row(text: str) -> list[float]:
    weights = stem_weights(text.casefold())
    return [_STEMS * min(weights.get(theme, 0.0), _MOST_STEMS) / _MOST_STEMS for theme in THEMES]


def _unit(weighed: dict[int, float]) -> dict[int, float]:
    length = math.sqrt(sum(weight**2 for weight in weighed.values())) or 1.0
    return {number: weight / length for number, weight in weighed.items()}


def features(
    texts: Sequence[str], language: str, embedder: Embedder, terms: dict[int, int]
) -> Rows:
    """Return the rows to train on: TERMS numbers the columns of the terms that are known."""
    views = _views(texts, language, embedder)
    words: Rows = np.zeros((len(texts), len(terms)))
    for row, weighed in enumerate(views.terms):
        for number, weight in weighed.items():
            if number in terms:
                words[row, terms[number]] = weight
    rows: Rows = np.concatenate([views.meaning, views.stems, words], axis=1)
    return rows


def term_weights(text: str, language: str) -> dict[int, float]:
    """Return the heaviest weight of each term of TEXT by the term's number."""
    words, known = analyse(text, language), word_language(language)
    found: dict[int, float] = {}
    for number, weight in numbered_terms(words, known, load_thesaurus(), _TERMS):
        found[number] = max(found.get(number, 0.0), weight)
    return found


def write_model(model: ThemeModel, path: Path = PATH) -> None:
    """Write MODEL, stamped with the embedding that it was trained on."""
    np.savez_compressed(
        path,
        embedding=np.array(model.embedder.name),
        terms=np.array(list(model.terms), dtype=np.uint32),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float16),
    )


@cache
def load_model(path: Path = PATH) -> ThemeModel:
    """Return the model in PATH."""
    with np.load(path) as kept:
        numbers = kept["terms"].tolist()
        weights, bias = kept["weights"].astype(np.float64), kept["bias"].astype(np.float64)
    terms = {number: column for column, number in enumerate(numbers)}
    return ThemeModel(load_embedder(), terms, weights, bias)


def trained_on(path: Path = PATH) -> str:
    """Return the name of the embedding that the model in PATH was trained on."""
    with np.load(path) as kept:
        return str(kept["embedding"])
