"""The decision: a linear model over named observations and over what a statement means.

Weights are a table of observation by class, small enough to be read, and one of the embedding's
components by class, for wordings that no list foresaw; `nlp.goals.train` learns both from labelled
statements that ship in `data/`. A class's score is the sum of the weights of what was observed and
of the meaning; the softmax of the scores is the confidence, and what weighed most are the reasons.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.goals.statement import Statement
from nlp.passage import GoalKind

CLASSES: tuple[str, ...] = ("none", "goal", "commitment", "decision", "activity")
KINDS: tuple[GoalKind, ...] = ("goal", "commitment", "decision", "activity")
DATA = Path(__file__).parent / "data"
MEANING = "meaning"
"""What the reasons of a decision call the statement's vector."""

Row = Sequence[float]
"""A number per class of CLASSES."""


@dataclass(frozen=True, slots=True)
class Decision:
    """How likely a statement is a goal, of which kind, and why (weightiest observation first)."""

    probability: float
    kind: GoalKind
    kind_probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights per observation, a number per class of CLASSES; `bias` likewise.

    `components` are the weights of EMBEDDER's vectors, shape (width, classes).
    """

    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
    components: NDArray[np.float64]
    embedder: Embedder

    def weigh(self, statements: Sequence[Statement]) -> list[list[float]]:
        """Return what the meaning of each statement adds to the score of each class.

        Many at once cost little more than one alone.
        """
        if not statements:
            return []
        vectors = self.embedder.embed_passages([meant(one) for one in statements])
        rows: list[list[float]] = (vectors @ self.components).tolist()
        return rows

    def decide(self, features: Sequence[str], meaning: Row) -> Decision:
        """Weigh FEATURES, the names of what was observed, and MEANING, a row of `weigh`.

        Unknown names weigh nothing.
        """
        observed = [(self.weights[name], name) for name in features if name in self.weights]
        scores = list(map(sum, zip(self.bias, meaning, *(row for row, _ in observed), strict=True)))
        highest = max(scores)
        exponents = [math.exp(score - highest) for score in scores]
        total = sum(exponents)
        best = max(range(1, len(CLASSES)), key=lambda index: exponents[index])
        share = exponents[best] / (total - exponents[0])
        reasons = _reasons([*observed, (meaning, MEANING)], best)
        return Decision(1 - exponents[0] / total, KINDS[best - 1], share, reasons)


def _reasons(observed: Sequence[tuple[Row, str]], best: int) -> tuple[str, ...]:
    """Return the four observations that spoke most for BEST and against no goal."""
    spoke = [(row[best] - row[0], name) for row, name in observed if row[best] > row[0]]
    return tuple(name for _, name in sorted(spoke, reverse=True)[:4])


def meant(statement: Statement) -> str:
    """Return the text that a statement's vector is of: a bullet means what its lead-in says too."""
    return f"{statement.lead_in} {statement.body}".strip()


@cache
def load_model(folder: Path = DATA) -> Model:
    """Return the model in FOLDER: `weights.json` and, of the bundled embedding, `meaning.npz`."""
    data = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    with np.load(folder / "meaning.npz") as kept:
        components = kept["weights"].astype(np.float64)
    rows = {name: tuple(row) for name, row in data["weights"].items()}
    return Model(tuple(data["bias"]), rows, components, load_embedder())
