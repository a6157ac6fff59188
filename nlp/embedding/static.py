"""The bundled embedder: a text's vector is the normalised sum of its words' vectors.

A word's vector is the sum of its pieces' rows and the mean of its letter groups' rows. Nothing here
needs more than numpy: the model opens in milliseconds, and a word is put together once.
"""

import itertools
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.features import parts_of, words_of
from nlp.embedding.storage import StaticModel, read_model
from nlp.vectors import Vector, Vectors

TEXTS_AT_ONCE = 512
"""Bounds the memory of one gathering of word vectors."""
MOST_WORDS_KEPT = 60_000


class StaticEmbedder:
    """Texts to vectors without a neural network; see `nlp.embedding.interface.Embedder`.

    Queries and passages are embedded alike. A text without a word gives a row of zeros, which is
    near nothing. Safe to use from several threads.
    """

    def __init__(self, folder: Path) -> None:
        self._model = read_model(folder)
        self._words = WordVectors(self._model)
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The model's name and the hash of its weights."""
        return self._model.name

    @property
    def width(self) -> int:
        """The number of components of a vector."""
        return self._model.width

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per text, shape (len(texts), width), float32."""
        vectors = np.zeros((len(texts), self.width), np.float32)
        for at in range(0, len(texts), TEXTS_AT_ONCE):
            words = [words_of(text) for text in texts[at : at + TEXTS_AT_ONCE]]
            with self._lock:
                vectors[at : at + TEXTS_AT_ONCE] = self._sum_words(words)
        return normalise(vectors)

    def embed_query(self, text: str) -> Vector:
        """Return one L2-normalised row, shape (width,), float32."""
        vector: Vector = self.embed_passages([text])[0]
        return vector

    @property
    def knows_words(self) -> bool:
        """True: a text's vector is made of theirs."""
        return True

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per word, shape (len(words), width), float32."""
        with self._lock:
            return self._words.look_up_unit(words)

    def _sum_words(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        lengths = np.array([len(words) for words in texts])
        sums = np.zeros((len(texts), self.width), np.float32)
        filled = lengths > 0
        if filled.any():
            rows = self._words.look_up(itertools.chain.from_iterable(texts))
            starts = (np.cumsum(lengths) - lengths)[filled]
            sums[filled] = np.add.reduceat(rows, starts, axis=0)
        return sums


class WordVectors:
    """Words' vectors, put together on first sight and kept."""

    def __init__(self, model: StaticModel) -> None:
        self._model = model
        self._numbers: dict[str, int] = {}
        self._vectors = np.empty((1024, model.width), np.float32)
        self._lengths = np.empty((1024, 1), np.float32)

    def look_up(self, words: Iterable[str]) -> NDArray[np.float32]:
        """Return one row per word, shape (n, width); a word's length is its weight."""
        numbers = self._numbered(words)
        rows: NDArray[np.float32] = self._vectors[numbers]
        return rows

    def look_up_unit(self, words: Iterable[str]) -> Vectors:
        """Return one L2-normalised row per word, shape (n, width)."""
        numbers = self._numbered(words)
        rows: Vectors = self._vectors[numbers]
        rows /= self._lengths[numbers]
        return rows

    def _numbered(self, words: Iterable[str]) -> list[int]:
        words = list(words)
        if len(self._numbers) > MOST_WORDS_KEPT:
            self._numbers.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if new:
            self._add(new)
        return [self._numbers[word] for word in words]

    def _add(self, new: Sequence[str]) -> None:
        first = len(self._numbers)
        if first + len(new) > len(self._vectors):
            size = 2 * (first + len(new))
            self._vectors = _enlarged(self._vectors[:first], size)
            self._lengths = _enlarged(self._lengths[:first], size)
        rows = self._put_together(new)
        self._vectors[first : first + len(new)] = rows
        self._lengths[first : first + len(new)] = _lengths(rows)
        self._numbers.update(zip(new, range(first, first + len(new)), strict=True))

    def _put_together(self, words: Sequence[str]) -> NDArray[np.float32]:
        rows: list[int] = []
        shares: list[float] = []
        starts: list[int] = []
        for word in words:
            parts = parts_of(word, self._model.pieces, self._model.buckets)
            starts.append(len(rows))
            rows += parts.pieces + parts.groups
            shares += [1.0] * len(parts.pieces) + [1 / len(parts.groups)] * len(parts.groups)
        weights = self._model.scales[rows] * np.array(shares, np.float32)
        weighted = self._model.rows[rows] * weights[:, None]
        return np.add.reduceat(weighted, starts, axis=0)


def normalise(vectors: NDArray[np.float32]) -> Vectors:
    """Give every row the length 1; rows of zeros stay."""
    unit: Vectors = vectors / _lengths(vectors)
    return unit


def _lengths(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    floored: NDArray[np.float32] = np.maximum(lengths, np.float32(1e-12))
    return floored


def _enlarged(rows: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Return room for SIZE rows, the first of them ROWS."""
    larger = np.empty((size, rows.shape[1]), np.float32)
    larger[: len(rows)] = rows
    return larger
