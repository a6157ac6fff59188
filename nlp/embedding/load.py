"""One door to every embedding model: the bundled one, or any other by name or folder."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from nlp.embedding.interface import Embedder
from nlp.embedding.static import StaticEmbedder
from nlp.embedding.storage import CARD

DEFAULT = "pejl-static"
"""The bundled Danish, Swedish and English model."""


def load_embedder(name: str = DEFAULT) -> Embedder:
    """Open an embedding model; raise `ModelMissing` where it is not on this machine.

    `name` is the bundled model's, a folder that holds a static model as `nlp.training` writes it,
    or any sentence-transformers model by its name or folder.
    """
    if name == DEFAULT:
        return _bundled()
    if (Path(name) / CARD).is_file():
        return StaticEmbedder(Path(name))
    from nlp.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder(name)


@cache
def _bundled() -> StaticEmbedder:
    """Open the bundled model once: search and goals share it, and the words that it has met."""
    with as_file(files("nlp") / "models" / DEFAULT) as folder:
        return StaticEmbedder(folder)
