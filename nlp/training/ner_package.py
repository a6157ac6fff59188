"""Writes the tuned encoder as a spaCy pipeline that `nlp.entities.tagger` reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from torch import Tensor, nn

from nlp.entities.attention import MOST_PIECES
from nlp.entities.tagger import FACTORY, PIECES, WEIGHTS
from nlp.entities.tags import TAGS
from nlp.training.ner_encoder import LAYER, Encoder
from nlp.training.ner_tagger import Tagger

STEP = 0.06
"""Of a weight, as a share of its row's spread: about 6.1 bits each when packed."""


def write_pipeline(tagger: Tagger, encoder: Encoder, folder: Path, *, step: float = STEP) -> None:
    """Write the pipeline into the folder, which is emptied before."""
    shutil.rmtree(folder, ignore_errors=True)
    pipeline = spacy.blank("da")
    pipeline.add_pipe(FACTORY)
    pipeline.to_disk(folder)
    part = folder / FACTORY
    part.mkdir()
    arrays = dict(_arrays(tagger, step)) | {"pieces": encoder.packed}
    np.savez_compressed(part / WEIGHTS, allow_pickle=False, **arrays)
    rows = (f"{piece}\t{score:.4f}\n" for piece, score in encoder.pieces)
    (part / PIECES).write_text("".join(rows), encoding="utf-8")


def _arrays(tagger: Tagger, step: float) -> Iterator[tuple[str, NDArray[np.generic]]]:
    parts = tagger.encoder.embeddings
    yield from _module("emb", parts.LayerNorm)
    positions = parts.position_embeddings.weight + parts.token_type_embeddings.weight[0]
    yield "positions", _numbers(positions[: MOST_PIECES + 2])
    yield from _module("reader", tagger.reader)
    yield "reader.w.scale", np.ones((len(TAGS), 1), np.float32)
    for at, layer in enumerate(tagger.encoder.encoder.layer):
        for name, place in LAYER.items():
            module = layer.get_submodule(place)
            if isinstance(module, nn.Linear):
                scale, whole = quantise(module.weight.detach().numpy(), step)
                yield f"l{at}.{name}.w", whole
                yield f"l{at}.{name}.w.scale", scale
                yield f"l{at}.{name}.b", _numbers(module.bias)
            else:
                yield from _module(f"l{at}.{name}", module)


def _module(name: str, module: nn.Module) -> Iterator[tuple[str, NDArray[np.generic]]]:
    yield f"{name}.w", _numbers(module.get_parameter("weight"))
    yield f"{name}.b", _numbers(module.get_parameter("bias"))


def _numbers(values: Tensor) -> NDArray[np.float16]:
    return values.detach().numpy().astype(np.float16)


def quantise(
    weight: NDArray[np.float32], step: float
) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Return each row's scale, (outputs, 1), and the whole numbers that it stretches.

    Steps of one size and a packer that spends few bits on the many small numbers lose less than
    the same bits spent on a range that one great number sets.
    """
    scale = weight.std(1, keepdims=True) * np.float32(step) + np.float32(1e-12)
    return scale, np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
