"""A small encoder that reads words in their sentence: layers of attention, in numpy.

The shape is BERT's (Devlin et al. 2019): sums and norms as torch computes them, in 32 bits, with
the weights kept as whole numbers and a scale for each output.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MOST_PIECES = 254
"""Pieces that are read at once, without the two that frame them: positions end there."""
OPEN, CLOSE = 0, 2
_HEADS = 12
_EPSILON = 1e-12
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


def unpack_blocks(blocks: NDArray[np.void]) -> Floats:
    """Return the numbers of packed blocks (llama.cpp's Q4_0), one row of 32 for each block.

    A block is a float16 scale and 32 nibbles, the lower halves first, eight standing for nought.
    """
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=-1)
    values: Floats = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[
        ..., None
    ]
    return values


def blocks_of(data: bytes | memoryview, elements: int) -> NDArray[np.void]:
    """Return the blocks that hold so many numbers at the start of the data."""
    return np.frombuffer(data, _BLOCK, elements // 32)


@dataclass(frozen=True, slots=True)
class Linear:
    """A weight (inputs, outputs) of small numbers, each output's scale, and a bias (outputs).

    Kept small, the weights of all layers take 21 MB of memory; 32 bits would take four times that.
    """

    weight: NDArray[np.int8] | NDArray[np.float16]
    scale: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return rows (n, inputs) as rows (n, outputs)."""
        product: Floats = rows @ self.weight.astype(np.float32)
        product *= self.scale
        product += self.bias
        return product


@dataclass(frozen=True, slots=True)
class Norm:
    """Rows are brought to mean nought and spread one, then stretched and shifted."""

    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return rows of the same shape."""
        normed: Floats = rows - rows.mean(-1, keepdims=True)
        normed /= np.sqrt(np.square(normed).mean(-1, keepdims=True) + _EPSILON)
        normed *= self.weight
        normed += self.bias
        return normed


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: words look at each other, then each goes through a wider step by itself."""

    query: Linear
    key: Linear
    value: Linear
    mix: Linear
    mixed: Norm
    widen: Linear
    narrow: Linear
    narrowed: Norm

    def __call__(
        self, rows: Floats, ends: Sequence[int], wanted: Floats, wanted_ends: Sequence[int]
    ) -> Floats:
        """Return the next states of those rows that are wanted, (n, width).

        `rows` (pieces, width) are texts laid end to end, `ends` where each text ends; so it is with
        the wanted ones, which are all of them or some.
        """
        asked, keys, values = self.query(wanted), self.key(rows), self.value(rows)
        seen = np.empty_like(wanted)
        parts = zip(_parts(ends), _parts(wanted_ends), strict=True)
        for whole, part in parts:
            seen[part] = _attend(asked[part], keys[whole], values[whole])
        states = self.mixed(wanted + self.mix(seen))
        return self.narrowed(states + self.narrow(_gelu(self.widen(states))))


def _parts(ends: Sequence[int]) -> list[slice]:
    return [slice(start, end) for start, end in pairwise([0, *ends])]


def _attend(asked: Floats, keys: Floats, values: Floats) -> Floats:
    """Return what each of a text's rows takes from the others, in twelve independent shares."""
    length, width = asked.shape
    share = width // _HEADS
    by_head = [part.reshape(-1, _HEADS, share).swapaxes(0, 1) for part in (asked, keys, values)]
    scores: Floats = by_head[0] @ by_head[1].swapaxes(1, 2)
    scores /= np.float32(share**0.5)
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    taken: Floats = (scores @ by_head[2]).swapaxes(0, 1).reshape(length, width)
    return taken


def _gelu(rows: Floats) -> Floats:
    """Return the Gaussian error linear unit, by tanh (Hendrycks and Gimpel 2016)."""
    bent = rows * rows
    bent *= np.float32(0.0356774081)
    bent += np.float32(0.7978845608)
    bent *= rows
    np.tanh(bent, out=bent)
    bent += 1
    bent *= rows
    bent *= np.float32(0.5)
    return bent


@dataclass(frozen=True, slots=True)
class Attention:
    """The whole: pieces' vectors, positions, layers, and a reader of the tags."""

    pieces: NDArray[np.void]
    positions: Floats
    norm: Norm
    layers: tuple[Layer, ...]
    reader: Linear

    def scores(self, texts: Sequence[Sequence[int]], heads: Sequence[Sequence[int]]) -> Floats:
        """Return the log chance of each tag, a row for each head of each text in turn.

        Texts are numbers of framed pieces, at most MOST_PIECES and 2; heads say which pieces of a
        text to read.
        """
        ends = np.cumsum([len(text) for text in texts]).tolist()
        vectors = unpack_blocks(self.pieces[[piece for text in texts for piece in text]])
        places = np.concatenate([self.positions[: len(text)] for text in texts])
        rows = self.norm(vectors.reshape(len(places), -1) + places)
        starts = [0, *ends[:-1]]
        read = [start + head for start, these in zip(starts, heads, strict=True) for head in these]
        for layer in self.layers[:-1]:
            rows = layer(rows, ends, rows, ends)
        read_ends = np.cumsum([len(these) for these in heads]).tolist()
        states = self.layers[-1](rows, ends, rows[read], read_ends)  # of the others none is read
        scores = self.reader(states)
        scores -= scores.max(-1, keepdims=True)
        chances: Floats = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
        return chances


def read_attention(arrays: Mapping[str, NDArray[Any]]) -> Attention:
    """Build the encoder from the arrays of `nlp.training.ner_package`.

    `l3.q.w` is a query weight of the layer numbered three, (outputs, inputs), whole numbers whose
    scales (outputs, 1) are in `l3.q.w.scale`. Raises KeyError where an array lacks.
    """
    layers = len({name.split(".")[0] for name in arrays if name.startswith("l")})

    def floats(name: str) -> Floats:
        return arrays[name].astype(np.float32)

    def linear(name: str) -> Linear:
        weight = np.ascontiguousarray(arrays[f"{name}.w"].T)
        return Linear(weight, floats(f"{name}.w.scale")[:, 0], floats(f"{name}.b"))

    def norm(name: str) -> Norm:
        return Norm(floats(f"{name}.w"), floats(f"{name}.b"))

    def layer(at: str) -> Layer:
        query, key, value, mix, widen, narrow = (
            linear(f"{at}.{part}") for part in ("q", "k", "v", "ao", "fi", "fo")
        )
        mixed, narrowed = norm(f"{at}.aln"), norm(f"{at}.oln")
        return Layer(query, key, value, mix, mixed, widen, narrow, narrowed)

    return Attention(
        arrays["pieces"],
        floats("positions"),
        norm("emb"),
        tuple(layer(f"l{at}") for at in range(layers)),
        linear("reader"),
    )
