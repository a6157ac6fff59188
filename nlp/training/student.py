"""The student: a table of rows, trained as `nlp.embedding.static` will read it."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from nlp.training.texts import Ragged, WordParts

INITIAL_SPREAD = 0.04


class Student(nn.Module):
    """Word vectors from pieces and letter groups; text vectors as their normalised sums."""

    def __init__(self, parts: WordParts, *, rows: int, width: int) -> None:
        super().__init__()
        self._parts = parts
        self.table = nn.Parameter(torch.randn(rows, width) * INITIAL_SPREAD)

    def forward(self, texts: Ragged) -> Tensor:
        """Return one normalised row per text, shape (n, width)."""
        used, places = np.unique(texts.flat, return_inverse=True)
        words = _weighted_sums(self.table, *self._parts.take(used.astype(np.int64)))
        ones = np.ones(len(places), np.float32)
        sums = _weighted_sums(words, Ragged(places.astype(np.int32), texts.starts), ones)
        return functional.normalize(sums, dim=1)


def _weighted_sums(table: Tensor, rows: Ragged, weights: NDArray[np.float32]) -> Tensor:
    return functional.embedding_bag(
        torch.from_numpy(rows.flat),
        table,
        torch.from_numpy(rows.starts[:-1].astype(np.int32)),
        mode="sum",
        per_sample_weights=torch.from_numpy(weights),
    )


def alignment_loss(one: Tensor, other: Tensor, temperature: float) -> Tensor:
    """Pull each row to its partner and away from the other rows' partners, both ways (InfoNCE)."""
    scores = one @ other.T / temperature
    right = torch.arange(len(one))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def teaching_loss(student: Tensor, teacher: Tensor) -> Tensor:
    """Mean of one minus the cosine to the teacher's rows."""
    return 1 - (student * teacher).sum(dim=1).mean()


def relation_loss(one: Tensor, other: Tensor, teacher: Tensor, temperature: float) -> Tensor:
    """Divergence of the rows' likeness to the batch from what the teacher finds, both ways.

    `one` and `other` are the sides' rows, shape (n, width); the teacher's may be of another width.
    """
    wanted = functional.log_softmax(teacher @ teacher.T / temperature, dim=1)
    scores = one @ other.T / temperature
    return (_divergence(scores, wanted) + _divergence(scores.T, wanted)) / 2


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    found = functional.log_softmax(scores, dim=1)
    return functional.kl_div(found, wanted, reduction="batchmean", log_target=True)
