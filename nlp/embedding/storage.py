"""The bundled model's folder: a card of its shape, its pieces, and its rows as bytes.

model.json        name, width, buckets, revision (the SHA-256 of the rows, shortened)
pieces.tsv        piece TAB log-probability, a line a piece; the line's number is its row
rows.npy          int8, shape (pieces + buckets, width); memory-mapped: opening costs nothing
scales.npy        float32, shape (pieces + buckets,): a row's components are int8 * scale
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.features import Pieces
from nlp.errors import ModelMissing

CARD, PIECES, ROWS, SCALES = "model.json", "pieces.tsv", "rows.npy", "scales.npy"


@dataclass(frozen=True, slots=True)
class StaticModel:
    """A table of rows, pieces' first and letter groups' after, and what numbers the pieces have."""

    name: str
    pieces: Pieces
    buckets: int
    rows: NDArray[np.int8]
    scales: NDArray[np.float32]

    @property
    def width(self) -> int:
        """The number of components of a row."""
        return int(self.rows.shape[1])


def read_model(folder: Path) -> StaticModel:
    """Open a model's folder; raise `ModelMissing` where it does not hold one."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        pieces = read_pieces(folder / PIECES)
        rows = np.asarray(np.load(folder / ROWS, mmap_mode="r"))  # `memmap` itself is slow to index
        scales = np.load(folder / SCALES)
    except FileNotFoundError as exc:
        msg = f"{folder} holds no embedding model ({exc.filename} is missing): install Pejl anew"
        raise ModelMissing(msg) from exc
    return StaticModel(f"{card['name']}@{card['revision']}", pieces, card["buckets"], rows, scales)


def write_model(folder: Path, *, name: str, pieces: Pieces, rows: NDArray[np.float32]) -> None:
    """Write a trained table, shape (pieces + buckets, width), rounded to eight bits a component."""
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9).astype(np.float32) / 127
    quantised = np.rint(rows / scales[:, None]).astype(np.int8)
    revision = hashlib.sha256(quantised.tobytes() + scales.tobytes()).hexdigest()[:12]
    card = {
        "name": name,
        "revision": revision,
        "width": rows.shape[1],
        "buckets": len(rows) - len(pieces.scores),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    write_pieces(folder / PIECES, pieces)
    np.save(folder / ROWS, quantised)
    np.save(folder / SCALES, scales)


def read_pieces(path: Path) -> Pieces:
    """Read pieces and their log-probabilities."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    numbers = {piece: number for number, (piece, _) in enumerate(lines)}
    return Pieces(numbers, tuple(float(score) for _, score in lines))


def write_pieces(path: Path, pieces: Pieces) -> None:
    """Write pieces in the order of their numbers."""
    lines = [f"{piece}\t{pieces.scores[number]:.4f}\n" for piece, number in pieces.numbers.items()]
    path.write_text("".join(lines), encoding="utf-8")
