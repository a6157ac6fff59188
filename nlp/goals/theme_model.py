"""Which of the twelve themes a text is about: a linear model over its meaning and its words.

Three views stand side by side in a row of features: the bundled embedding's vector, the weights of
theme stems (`lexicon.themes`), and the terms of the words (lemmas, parts of compounds, concepts).
"""

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
from nlp.words.analysis import analyse, word_language
from nlp.words.terms import TermWeights, numbered_terms
from nlp.words.thesaurus import load_thesaurus

THEMES: tuple[Theme, ...] = get_args(Theme)
PATH = Path(__file__).parent / "data" / "themes.npz"

Row = NDArray[np.float64]

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

    def shares(self, text: str, language: str) -> Row:
        """Return how likely TEXT is about each of THEMES; they sum to 1."""
        scores = features(text, language, self.embedder, self.terms) @ self.weights + self.bias
        exponents = np.exp(scores - scores.max())
        shares: Row = exponents / exponents.sum()
        return shares


def features(text: str, language: str, embedder: Embedder, terms: dict[int, int]) -> Row:
    """Return the row of TEXT: TERMS numbers the columns of the terms that are known."""
    weights = stem_weights(text.casefold())
    stems = np.array([weights.get(theme, 0.0) for theme in THEMES])
    words: Row = np.zeros(len(terms))
    weighed = term_weights(text, language)
    for number, weight in weighed.items():
        if number in terms:
            words[terms[number]] = weight
    length = float(np.sqrt(sum(weight**2 for weight in weighed.values()))) or 1.0
    stems = _STEMS * np.minimum(stems, _MOST_STEMS) / _MOST_STEMS
    row: Row = np.concatenate([embedder.embed_passages([text])[0], stems, words / length])
    return row


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
