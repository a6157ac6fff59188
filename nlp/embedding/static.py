"""The bundled embedder: a text's vector is the normalised sum of its words' vectors.

A word's vector is the sum of its pieces' rows and the mean of its letter groups' rows. Nothing here
needs more than numpy: the model opens in milliseconds, and a word is put together once.
"""

import threading
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.features import parts_of, words_of
from nlp.embedding.pieces import Numbers, PieceTable
from nlp.embedding.storage import StaticModel, read_model
from nlp.vectors import Vector, Vectors

TEXTS_AT_ONCE = 512
"""Bounds how long other threads wait for one that embeds many."""
WORDS_AT_ONCE = 256
"""How many words' vectors are gathered at a time to be compared: a quarter of a megabyte."""
MOST_WORDS_KEPT = 60_000
FARTHEST = -1.0
"""The cosine of any word with a text that has none."""


class StaticEmbedder:
    """Texts to vectors without a neural network; see `nlp.embedding.interface.Embedder`.

    Queries and passages are embedded alike. A text without a word gives a row of zeros, which is
    near nothing. Safe to use from several threads.
    """

    def __init__(self, folder: Path) -> None:
        self._model = read_model(folder)
        self._words = WordVectors(self._model)

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
            some = slice(at, at + TEXTS_AT_ONCE)
            vectors[some] = self._words.sums(texts[some])
        return normalise(vectors)

    def embed_query(self, text: str) -> Vector:
        """Return one L2-normalised row, shape (width,), float32."""
        vector: Vector = self.embed_passages([text])[0]
        return vector

    @property
    def words(self) -> "WordVectors":
        """The vectors of single words, which a text's is made of."""
        return self._words


class WordVectors:
    """Words' vectors, put together on first sight and kept. Safe to use from several threads.

    What stands between two blanks is kept with its words' numbers: of that, too, most comes again,
    and a text is only looked at letter by letter where something in it is new.
    """

    def __init__(self, model: StaticModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._numbers: dict[str, int] = {}
        self._pieces = PieceTable(self._learn)
        self._vectors = np.empty((1024, model.width), np.float32)
        self._lengths = np.empty((1024, 1), np.float32)
        self._scratch = np.empty(1024, np.intp)
        self._gathered = np.empty((WORDS_AT_ONCE, model.width), np.float32)

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sum of each text's word vectors, shape (len(texts), width)."""
        with self._lock:
            numbers, sizes = self._numbered(texts)
            summed = np.empty((len(texts), self._model.width), np.float32)
            # a text at a time, whose vectors fit into the processor's cache
            for row, own in zip(summed, np.split(numbers, np.cumsum(sizes[:-1])), strict=False):
                np.add.reduce(self._vectors[own], axis=0, out=row)
            return summed

    def nearest(self, words: Sequence[str], texts: Sequence[str]) -> Vectors:
        """Return the cosine of each word with the nearest one of each text.

        Shape (len(texts), len(words)); a row of FARTHEST for a text without a word.
        """
        with self._lock:
            numbers, sizes = self._numbered([*texts, " ".join(words)])
            numbers, asked = np.split(numbers, [sizes[:-1].sum()])
            unit = self._vectors[asked] / self._lengths[asked]
            distinct, standing = _distinct(numbers, self._scratch)
            cosines = self._products(distinct, unit) / self._lengths[distinct]
        return _nearest(cosines[standing], sizes[:-1])

    def _products(self, numbers: Numbers, rows: Vectors) -> NDArray[np.float32]:
        """Return the dot products of the words of these NUMBERS with ROWS, a row a word.

        The words' vectors are gathered some at a time, where there is room for them already: what
        fits into the processor's cache need not go through memory.
        """
        products = np.empty((len(numbers), len(rows)), np.float32)
        for at in range(0, len(numbers), WORDS_AT_ONCE):
            some = numbers[at : at + WORDS_AT_ONCE]
            own = self._gathered[: len(some)]
            np.take(self._vectors, some, axis=0, out=own, mode="clip")
            np.matmul(own, rows.T, out=products[at : at + WORDS_AT_ONCE])
        return products

    def _numbered(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Return the numbers of all texts' words in one, and how many words each text has.

        The numbers hold until the lock is let go.
        """
        if max(len(self._numbers), len(self._pieces)) > MOST_WORDS_KEPT:
            self._numbers.clear()
            self._pieces.clear()
        return self._pieces.look_up([text.split() for text in texts])

    def _learn(self, pieces: Iterable[str]) -> dict[str, list[int]]:
        """Return the numbers of each new piece's words."""
        words = {piece: words_of(piece) for piece in pieces}
        new = dict.fromkeys(chain.from_iterable(words.values()))
        self._add([word for word in new if word not in self._numbers])
        return {piece: [self._numbers[word] for word in own] for piece, own in words.items()}

    def _add(self, new: Sequence[str]) -> None:
        if not new:
            return
        first = len(self._numbers)
        if first + len(new) > len(self._vectors):
            size = 2 * (first + len(new))
            self._vectors = _enlarged(self._vectors[:first], size)
            self._lengths = _enlarged(self._lengths[:first], size)
            self._scratch = np.empty(size, np.intp)
        rows = self._put_together(new)
        self._vectors[first : first + len(new)] = rows
        self._lengths[first : first + len(new)] = _lengths(rows)
        self._numbers.update(zip(new, range(first, first + len(new)), strict=True))

    def _put_together(self, words: Sequence[str]) -> NDArray[np.float32]:
        model = self._model
        together = np.empty((len(words), model.width), np.float32)
        for row, word in zip(together, words, strict=True):
            parts = parts_of(word, model.pieces, model.buckets)
            numbers = parts.pieces + parts.groups
            weights = model.scales[numbers]
            weights[len(parts.pieces) :] /= len(parts.groups)
            np.add.reduce(model.rows[numbers] * weights[:, None], axis=0, out=row)
        return together


def _distinct(numbers: Numbers, scratch: Numbers) -> tuple[Numbers, Numbers]:
    """Return NUMBERS each once, and where among those each of NUMBERS stands.

    SCRATCH has a place for every number; what it holds does not matter.
    """
    order = np.arange(len(numbers))
    scratch[numbers] = order  # of a number that comes again, one place stays
    distinct = numbers[scratch[numbers] == order]
    scratch[distinct] = order[: len(distinct)]
    return distinct, scratch[numbers]


def _nearest(cosines: NDArray[np.float32], sizes: Numbers) -> NDArray[np.float32]:
    """Return the maxima of each group of so many rows, one after the other; FARTHEST of none."""
    filled = sizes > 0
    starts = (np.cumsum(sizes) - sizes)[filled]
    if len(starts) == len(sizes) > 0:
        return np.asarray(np.maximum.reduceat(cosines, starts))
    nearest = np.full((len(sizes), cosines.shape[1]), FARTHEST, np.float32)
    if len(starts):
        nearest[filled] = np.maximum.reduceat(cosines, starts)
    return nearest


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
