"""Train the goal model on the labelled documents in `data/lessons`: `python -m nlp.goals.train`.

Multinomial logistic regression with an L2 penalty, by scikit-learn (in the `train` extra). Rare
observations are left out, so the table stays small and no weight rests on a single sentence. To be
run again when the bundled embedding changes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp.embedding.load import load_embedder
from nlp.goals.lessons import FOLDER, Example, examples, read_lessons
from nlp.goals.model import CLASSES, DATA, Model, meant

LEAST_COUNT = 2
"""How many statements must show an observation before it gets a weight."""

PENALTY = 0.6
"""Inverse strength of the L2 penalty, chosen on documents that no lesson is from."""

MEANING_SCALE = 1.5
"""How long the vectors are beside observations of length one: the penalty weighs less on them.

Chosen on documents that no lesson is from; between 0.7 and 2 it hardly matters.
"""

PLAIN_WEIGHT = 2.0
"""How much more a plain sentence counts than a goal: taking one costs more than missing a goal.

Chosen, with the threshold, by leaving one document out.
"""

_NEVER = -9.0
"""The bias of a class that no example has."""


def train(lessons: Sequence[Example], *, penalty: float = PENALTY) -> Model:
    """Fit a model on labelled statements."""
    embedder = load_embedder()
    counts = Counter(name for example in lessons for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    vectors = embedder.embed_passages([meant(one.reading.statement) for one in lessons])
    rows = np.column_stack([_matrix(lessons, names), MEANING_SCALE * vectors])
    labels = [CLASSES.index(example.label) for example in lessons]
    weights = [PLAIN_WEIGHT if example.label == "none" else 1.0 for example in lessons]
    fitted = LogisticRegression(C=penalty, max_iter=2000)
    fitted.fit(rows, labels, sample_weight=weights)
    table = np.zeros((len(CLASSES), rows.shape[1] + 1))
    table[:, -1] = _NEVER
    table[fitted.classes_] = np.column_stack([fitted.coef_, fitted.intercept_])
    observed = [tuple(round(float(value), 3) for value in column) for column in table.T]
    components = MEANING_SCALE * table[:, len(names) : -1].T
    return Model(observed[-1], dict(zip(names, observed, strict=False)), components, embedder)


def _matrix(lessons: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    columns = {name: index for index, name in enumerate(names)}
    matrix: NDArray[np.float64] = np.zeros((len(lessons), len(names)))
    for row, example in enumerate(lessons):
        matrix[row, [columns[name] for name in example.features if name in columns]] = 1
    return matrix


def write(model: Model, folder: Path = DATA) -> None:
    """Write MODEL: observations as JSON, one a line, so that a change can be read; components."""
    rows = [f"    {json.dumps(name)}: {list(row)}" for name, row in sorted(model.weights.items())]
    body = ",\n".join(rows)
    text = f'{{\n  "bias": {list(model.bias)},\n  "weights": {{\n{body}\n  }}\n}}\n'
    (folder / "weights.json").write_text(text, encoding="utf-8")
    np.savez_compressed(
        folder / "meaning.npz",
        embedding=np.array(model.embedder.name),
        weights=model.components.astype(np.float16),
    )


def main() -> None:
    """Train on every lesson, or on the part `train` alone, and write the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=DATA, metavar="FOLDER")
    parser.add_argument("--part", help="train on this part only, to measure on the other")
    options = parser.parse_args()
    lessons = read_lessons(options.lessons)
    chosen = [lesson for lesson in lessons if options.part in (None, lesson.part)]
    write(train([example for lesson in chosen for example in examples(lesson)]), options.out)


if __name__ == "__main__":
    main()
