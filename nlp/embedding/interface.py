"""What every embedding model offers."""

from collections.abc import Sequence
from typing import Protocol

from nlp.vectors import Vector, Vectors


class Embedder(Protocol):
    """Texts to vectors; queries and passages apart, so that no prefix can be mixed up."""

    @property
    def name(self) -> str:
        """The model's identity, with its version: what the index is stamped with."""
        ...

    @property
    def width(self) -> int:
        """The number of components of a vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per text, shape (len(texts), width), float32."""
        ...

    def embed_query(self, text: str) -> Vector:
        """Return one L2-normalised row, shape (width,), float32."""
        ...

    @property
    def words(self) -> "Words | None":
        """The vectors of single words, None where they cost more than next to nothing."""
        ...


class Words(Protocol):
    """What compares texts word by word."""

    def nearest(self, words: Sequence[str], texts: Sequence[str]) -> Vectors:
        """Return the cosine of each word with the nearest one of each text.

        WORDS are as `nlp.embedding.features.words_of` has them. Shape (len(texts), len(words)); a
        row of -1 for a text without a word.
        """
        ...
