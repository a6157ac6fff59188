"""The teacher, multilingual-e5-small (MIT): a retrieval model that reads all three languages.

So statutes and government pages are taught as they stand, and not only what was translated. The
vectors of the lessons are kept in numbered pieces of float16 rows, written whole or not at all, so
that an interrupted run goes on where it stopped.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from nlp.training.ner_encoder import load_encoder

log = logging.getLogger(__name__)

PREFIX = "query: "
"""What the encoder was trained to see before texts that are compared with their like."""
PIECE = 4096
"""Sentences in a piece; sorted by length within it, so that little padding is computed."""
BATCH = 64
MOST_TOKENS = 80
_OPEN, _PAD, _CLOSE = 0, 1, 2


class Teacher:
    """Embeds sentences; mean of the last layer, normalised, as the model was trained."""

    def __init__(self) -> None:
        encoder = load_encoder()
        self._tokenizer = encoder.tokenizer
        self._model = encoder.model.bfloat16()
        self._model.train(mode=False)

    @torch.inference_mode()
    def embed(self, sentences: Sequence[str]) -> NDArray[np.float16]:
        """Return one normalised row per sentence, shape (n, 384)."""
        tokens = [self._tokenizer.encode(PREFIX + text).ids[:MOST_TOKENS] for text in sentences]
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        rows = np.empty((len(tokens), self._model.config.hidden_size), np.float16)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            rows[batch] = self._embed_batch([tokens[i] for i in batch])
        return rows

    def _embed_batch(self, batch: Sequence[Sequence[int]]) -> NDArray[np.float16]:
        longest = max(map(len, batch))
        padded = [[_OPEN, *row, _CLOSE, *[_PAD] * (longest - len(row))] for row in batch]
        tokens = torch.tensor(padded)
        mask = (tokens != _PAD).long()
        states = self._model(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
        summed = (states * mask.unsqueeze(-1)).sum(1)
        unit: NDArray[np.float16] = torch.nn.functional.normalize(summed, dim=1).half().numpy()
        return unit


def teach(sentences: Sequence[str], folder: Path) -> None:
    """Write the vectors of `sentences` into `folder`, piece by piece; pieces there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    teacher = Teacher()
    for number in range(-(-len(sentences) // PIECE)):
        path = folder / f"piece-{number:05}.npy"
        if path.exists():
            continue
        rows = teacher.embed(sentences[number * PIECE : (number + 1) * PIECE])
        partial = path.with_suffix(".partial")
        with partial.open("wb") as file:
            np.save(file, rows)
        partial.rename(path)
        log.info("piece %d: %d sentences taught", number, number * PIECE + len(rows))


def taught(folder: Path) -> NDArray[np.float16]:
    """Return the vectors that were taught so far, from the first sentence on, shape (n, 384)."""
    pieces = []
    for number, path in enumerate(sorted(folder.glob("piece-*.npy"))):
        if path.name != f"piece-{number:05}.npy":
            break
        pieces.append(np.load(path))
    return np.concatenate(pieces)
