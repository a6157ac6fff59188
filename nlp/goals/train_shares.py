"""Training of a model of shares on sentences under their labels.

Multinomial logistic regression with an L2 penalty, by scikit-learn (in the `train` extra).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nlp.embedding.load import load_embedder
from nlp.goals.share_model import Cues, Examples, ShareModel, features, no_cues, term_weights

LEAST_COUNT = 2
"""How many sentences must hold a term before it gets a weight."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and what it is about."""

    text: str
    label: str
    language: str


def read_labelled(folder: Path) -> list[Labelled]:
    """Return the sentences in FOLDER: files by language, the label in a line after `# `."""
    return [one for path in sorted(folder.glob("*.txt")) for one in _read(path)]


def _read(path: Path) -> Iterator[Labelled]:
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:].strip()
        elif line.strip():
            yield Labelled(line.strip(), label, path.stem[:2])


def train(
    lessons: Sequence[Labelled],
    labels: Sequence[str],
    *,
    penalty: float,
    cues: Cues = no_cues,
    keeps_examples: bool = False,
) -> ShareModel:
    """Fit a model of LABELS on LESSONS; PENALTY is the inverse strength of the penalty.

    KEEPS_EXAMPLES lets what is near in meaning among LESSONS count beside the weights.
    """
    embedder = load_embedder()
    counts = Counter(number for one in lessons for number in term_weights(one.text, one.language))
    known = sorted(number for number, count in counts.items() if count >= LEAST_COUNT)
    terms = {number: column for column, number in enumerate(known)}
    rows = np.concatenate(
        [features([one.text], one.language, embedder, cues, terms) for one in lessons]
    )
    right = [labels.index(one.label) for one in lessons]
    fitted = LogisticRegression(C=penalty, max_iter=3000).fit(rows, right)
    examples = None
    if keeps_examples:
        meaning = rows[:, : embedder.width].astype(np.float32)
        examples = Examples(meaning, np.array(right, dtype=np.uint8))
    weights, bias = fitted.coef_.T, fitted.intercept_
    return ShareModel(tuple(labels), embedder, cues, terms, weights, bias, examples)
