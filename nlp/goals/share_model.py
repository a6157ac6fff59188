"""What a text is about, as shares of given labels: a linear model over its meaning and its words.

Views stand side by side in a row of features: the bundled embedding's vector, cues that the labels
have of their own, if any, and the terms of the words (lemmas, parts of compounds, concepts). Themes
(`theme_model`) and functions (`functions`) are told by one such model each. A model may also keep
the vectors of what it learnt from: labels whose sentences lie in many small groups are told better
by what is near than by a plane between them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.vectors import Vectors
from nlp.words.analysis import word_language
from nlp.words.terms import TermWeights, numbered_terms
from nlp.words.thesaurus import load_thesaurus
from nlp.words.tokens import tokenize

Row = NDArray[np.float64]
Rows = NDArray[np.float64]
Cues = Callable[[str], Sequence[float]]
"""What a text shows besides its meaning and its words: as many numbers for each."""

_TERMS = TermWeights(folded=0.0)
_NEAR = 20.0
"""How fast a sentence counts for less with distance: e times less for each 0.05 of cosine."""
_NEAR_SHARE = 0.5
"""What the sentences near a text count in a model that keeps them; the weights count the rest."""
_AT_ONCE = 512
_TINY = 1e-12
_STEPS = 127
"""Examples are kept as signed bytes, each vector in steps of its largest component."""


def no_cues(text: str) -> Sequence[float]:
    """Return nothing: meaning and words are all there is of TEXT."""
    return ()


@dataclass(frozen=True, slots=True)
class Examples:
    """Unit vectors of sentences that were learnt from, and the label (its number) of each."""

    vectors: Vectors
    labels: NDArray[np.uint8]

    def shares(self, meaning: Vectors, labels: int) -> Rows:
        """Return which of LABELS stand near each row of MEANING, shape (rows, labels).

        A sentence counts the more the nearer it lies (a Gaussian kernel on the sphere). Each row
        sums to 1.
        """
        right = np.eye(labels, dtype=np.float32)[self.labels].T
        found: Rows = np.empty((len(meaning), labels))
        for start in range(0, len(meaning), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            near = self.vectors @ meaning[rows].T  # this way round nothing large is turned
            near -= 1.0
            near *= _NEAR
            found[rows] = (right @ np.exp(near, out=near)).T
        found /= np.maximum(found.sum(axis=1, keepdims=True), _TINY)
        return found


@dataclass(frozen=True, slots=True)
class ShareModel:
    """Weights of shape (features, labels): the vector's components, the cues, then `terms`."""

    labels: tuple[str, ...]
    embedder: Embedder
    cues: Cues
    terms: dict[int, int]
    weights: NDArray[np.float64]
    bias: Row
    examples: Examples | None = None

    def shares(self, texts: Sequence[str], language: str) -> Rows:
        """Return how likely each text is about each of `labels`, shape (texts, labels).

        Each row sums to 1. Many texts at once cost little more than one alone.
        """
        views = _views(texts, language, self.embedder, self.cues)
        own, cues, terms = np.split(
            self.weights, (self.embedder.width, len(self.weights) - len(self.terms))
        )
        scores = views.meaning @ own + views.cues @ cues + self.bias
        known = _known_terms(views.terms, self.terms)
        scores += _summed(terms[known.columns] * known.weights[:, None], known.rows, len(texts))
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Rows = exponents / exponents.sum(axis=1, keepdims=True)
        if self.examples is not None:
            near = self.examples.shares(views.meaning, len(self.labels))
            shares = (1 - _NEAR_SHARE) * shares + _NEAR_SHARE * near
        return shares


@dataclass(frozen=True, slots=True)
class _Views:
    """Texts in three ways, a row each; the terms with their weights, as they are few of many."""

    meaning: Vectors
    cues: Rows
    terms: list[dict[int, float]]


def _views(texts: Sequence[str], language: str, embedder: Embedder, cues: Cues) -> _Views:
    shown = np.array([cues(text) for text in texts]).reshape(len(texts), len(cues("")))
    terms = [term_weights(text, language) for text in texts]
    return _Views(embedder.embed_passages(texts), shown, terms)


@dataclass(frozen=True, slots=True)
class _Known:
    """The known terms of texts: each one's text, its column, and its weight in a unit row."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    weights: NDArray[np.float64]


def _known_terms(texts: Sequence[Mapping[int, float]], terms: Mapping[int, int]) -> _Known:
    sizes = np.fromiter(map(len, texts), np.intp, len(texts))
    rows = np.repeat(np.arange(len(texts)), sizes)
    columns = np.fromiter(map(terms.get, chain.from_iterable(texts), repeat(-1)), np.intp)
    weights = np.fromiter(chain.from_iterable(text.values() for text in texts), np.float64)
    weights /= np.sqrt(np.bincount(rows, weights**2, len(texts)))[rows]
    known = columns >= 0
    return _Known(rows[known], columns[known], weights[known])


def _summed(values: Rows, rows: NDArray[np.intp], count: int) -> Rows:
    """Return the sum of the VALUES of each of so many ROWS, which are numbered in order."""
    summed: Rows = np.zeros((count, values.shape[1]))
    filled, starts = np.unique(rows, return_index=True)
    if len(filled):
        summed[filled] = np.add.reduceat(values, starts)
    return summed


def features(
    texts: Sequence[str], language: str, embedder: Embedder, cues: Cues, terms: dict[int, int]
) -> Rows:
    """Return the rows to train on: TERMS numbers the columns of the terms that are known."""
    views = _views(texts, language, embedder, cues)
    words: Rows = np.zeros((len(texts), len(terms)))
    known = _known_terms(views.terms, terms)
    words[known.rows, known.columns] = known.weights
    rows: Rows = np.concatenate([views.meaning, views.cues, words], axis=1)
    return rows


def term_weights(text: str, language: str) -> dict[int, float]:
    """Return the heaviest weight of each term of TEXT by the term's number."""
    tokens, known = tokenize(text), word_language(language)
    found: dict[int, float] = {}
    for number, weight in numbered_terms(tokens, known, load_thesaurus(), _TERMS):
        if weight > found.get(number, 0.0):
            found[number] = weight
    return found


def write_model(model: ShareModel, path: Path) -> None:
    """Write MODEL, stamped with the embedding that it was trained on."""
    none = Examples(np.zeros((0, model.embedder.width), np.float32), np.zeros(0, np.uint8))
    examples = model.examples or none
    largest = np.abs(examples.vectors).max(axis=1, keepdims=True, initial=_TINY)
    np.savez_compressed(
        path,
        embedding=np.array(model.embedder.name),
        labels=np.array(model.labels),
        terms=np.array(list(model.terms), dtype=np.uint32),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float16),
        near=np.rint(examples.vectors / largest * _STEPS).astype(np.int8),
        near_labels=examples.labels,
    )


def read_model(path: Path, cues: Cues = no_cues) -> ShareModel:
    """Return the model in PATH, which was trained with CUES."""
    with np.load(path) as kept:
        labels, numbers = tuple(kept["labels"].tolist()), kept["terms"].tolist()
        weights, bias = kept["weights"].astype(np.float64), kept["bias"].astype(np.float64)
        examples = _read_examples(kept) if "near" in kept and len(kept["near"]) else None
    terms = {number: column for column, number in enumerate(numbers)}
    return ShareModel(labels, load_embedder(), cues, terms, weights, bias, examples)


def _read_examples(kept: Mapping[str, NDArray[Any]]) -> Examples:
    vectors = kept["near"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Examples(vectors, kept["near_labels"])


def trained_on(path: Path) -> str:
    """Return the name of the embedding that the model in PATH was trained on."""
    with np.load(path) as kept:
        return str(kept["embedding"])
