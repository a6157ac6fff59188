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

    @property
    def knows_words(self) -> bool:
        """True where the vectors of single words cost next to nothing."""
        ...

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per word, shape (len(words), width), float32."""
        ...

    def embed_query(self, text: str) -> Vector:
        """Return one L2-normalised row, shape (width,), float32."""
        ...
