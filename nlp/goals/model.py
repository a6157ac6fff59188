"""The decision: a linear model over named observations, small enough to be read.

Weights are a table of observation by class, trained by `nlp.goals.train` on labelled statements
that ship in `data/`. A class's score is the sum of the weights of what was observed; the softmax of
the scores is the confidence, and the observations that weighed most are the reasons.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.passage import GoalKind

CLASSES: tuple[str, ...] = ("none", "goal", "commitment", "decision", "activity")
KINDS: tuple[GoalKind, ...] = ("goal", "commitment", "decision", "activity")
WEIGHTS = Path(__file__).parent / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Decision:
    """How likely a statement is a goal, of which kind, and why (weightiest observation first)."""

    probability: float
    kind: GoalKind
    kind_probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights per observation, one number per class of CLASSES; `bias` likewise."""

    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def decide(self, features: Sequence[str]) -> Decision:
        """Weigh FEATURES, the names of what was observed; unknown names weigh nothing."""
        scores = list(self.bias)
        for name in features:
            for index, weight in enumerate(self.weights.get(name, ())):
                scores[index] += weight
        highest = max(scores)
        exponents = [math.exp(score - highest) for score in scores]
        total = sum(exponents)
        best = max(range(1, len(CLASSES)), key=lambda index: exponents[index])
        share = exponents[best] / (total - exponents[0])
        reasons = self._reasons(features, best)
        return Decision(1 - exponents[0] / total, KINDS[best - 1], share, reasons)

    def _reasons(self, features: Sequence[str], best: int) -> tuple[str, ...]:
        """Return the four observations that spoke most for BEST and against no goal."""
        weighed = [
            (row[best] - row[0], name) for name in features if (row := self.weights.get(name))
        ]
        return tuple(name for weight, name in sorted(weighed, reverse=True)[:4] if weight > 0)


@cache
def load_model(path: Path = WEIGHTS) -> Model:
    """Return the model in PATH, a JSON object of `bias` and `weights`."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Model(tuple(data["bias"]), {name: tuple(row) for name, row in data["weights"].items()})
