"""Any sentence-transformers model, by name or folder, with the prompts that it was trained with.

Only home of `sentence_transformers`, imported when a model is opened: the import takes seconds.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.errors import ModelMissing
from nlp.vectors import Vector, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before a query and before a passage."""

    query: str = ""
    passage: str = ""


PROMPTS_BY_FAMILY = {
    "multilingual-e5": Prompts("query: ", "passage: "),
    "e5-": Prompts("query: ", "passage: "),
    "snowflake-arctic-embed-l-v2": Prompts("query: "),
    "snowflake-arctic-embed-m-v2": Prompts("query: "),
}
"""By a part of the model's name, for models whose own configuration names no prompts."""
PASSAGE_KEYS = ("passage", "document", "corpus")


class TransformerEmbedder:
    """Texts to vectors by a neural network; see `nlp.embedding.interface.Embedder`."""

    def __init__(self, name: str) -> None:
        self._model = _open(name)
        self._prompts = choose_prompts(name, self._model.prompts)
        stamp = f"{self.width}|{self._prompts.query}|{self._prompts.passage}"
        self._name = f"{name}@{hashlib.sha256(stamp.encode()).hexdigest()[:8]}"

    @property
    def name(self) -> str:
        """The model's name or folder, with a hash of its width and prompts."""
        return self._name

    @property
    def width(self) -> int:
        """The number of components of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per text, shape (len(texts), width), float32."""
        return self._embed(texts, self._prompts.passage)

    def embed_query(self, text: str) -> Vector:
        """Return one L2-normalised row, shape (width,), float32."""
        vector: Vector = self._embed([text], self._prompts.query)[0]
        return vector

    @property
    def words(self) -> None:
        """None: a word costs as much as a sentence."""
        return None

    def _embed(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.width), np.float32)
        return np.asarray(
            self._model.encode(
                list(texts),
                prompt=prompt or None,
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            ),
            np.float32,
        )


def choose_prompts(name: str, configured: Mapping[str, str | None]) -> Prompts:
    """Return the prompts of the model's configuration, or else those of its family."""
    passage = next((configured[key] for key in PASSAGE_KEYS if configured.get(key)), None)
    query = configured.get("query")
    if query or passage:
        return Prompts(query or "", passage or "")
    found = (prompts for part, prompts in PROMPTS_BY_FAMILY.items() if part in name.casefold())
    return next(found, Prompts())


def _open(name: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except OSError as exc:
        msg = (
            f"the embedding model {name} is not on this machine: fetch it once, while online, with "
            f"`hf download {name}`, or name a folder that holds it"
        )
        raise ModelMissing(msg) from exc
