"""Train the goal model from the labelled statements in `data/`: `python -m nlp.goals.train`.

Multinomial logistic regression with an L2 penalty, by scikit-learn (a development dependency). Rare
observations are left out, so the table stays small and no weight rests on a single sentence.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from ingest.document import BlockKind, Language
from nlp.goals.features import read_statement
from nlp.goals.lexicon import lexicon_for
from nlp.goals.model import CLASSES, WEIGHTS, Model
from nlp.goals.statement import Notes, Statement, label_of
from nlp.passage import DocumentKind

DATA = Path(__file__).parent / "data"
LEAST_COUNT = 2
_NEVER = -9.0
"""The bias of a class that no example has."""
PENALTY = 0.35
"""Inverse strength of the L2 penalty, chosen by leaving one document out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled statement: the document it is from, its observations, its class."""

    document: str
    features: tuple[str, ...]
    label: str
    theme: str
    weight: float


def read_examples(path: Path) -> list[Example]:
    """Return the labelled statements of a JSON-lines file (see data/README.md for its fields)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_example(json.loads(line)) for line in lines if line.strip()]


def _example(row: dict[str, str]) -> Example:
    language: Language = "sv" if row.get("language") == "sv" else "da"
    text = row["text"]
    label, label_end = label_of(text)
    later = bool(row.get("later"))
    plan = bool(row.get("plan"))
    statement = Statement(
        page_number=1,
        start=0,
        end=len(text),
        text=text,
        block=BlockKind(row.get("block", "paragraph")),
        order=1 if later else 0,
        heading_path=tuple(part for part in row.get("heading", "").split(" > ") if part),
        lead_in=row.get("lead_in", ""),
        label=row.get("label") or label,
        label_end=0 if later else label_end,
        notes=Notes("x", "x") if plan else Notes(),
    )
    names = frozenset(name for name in row.get("names", "").split("|") if name)
    reading = read_statement(statement, lexicon_for(language), DocumentKind(row["genre"]), names)
    weight = float(row.get("weight", 1))
    return Example(row["document"], reading.features, row["class"], row.get("theme", ""), weight)


def train(examples: Sequence[Example], *, penalty: float = PENALTY) -> Model:
    """Fit a model on EXAMPLES."""
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    columns = {name: index for index, name in enumerate(names)}
    matrix: NDArray[np.float64] = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        matrix[row, [columns[name] for name in example.features if name in columns]] = 1
    labels = np.array([CLASSES.index(example.label) for example in examples])
    fitted = LogisticRegression(C=penalty, max_iter=2000)
    fitted.fit(matrix, labels, sample_weight=[example.weight for example in examples])
    table = np.zeros((len(CLASSES), len(names) + 1))
    table[:, -1] = _NEVER
    table[fitted.classes_] = np.column_stack([fitted.coef_, fitted.intercept_])
    rows = [tuple(round(float(value), 3) for value in column) for column in table.T]
    return Model(rows[-1], {name: rows[column] for name, column in columns.items()})


def write(model: Model, path: Path = WEIGHTS) -> None:
    """Write MODEL as JSON, an observation a line, so that a change can be read."""
    rows = [f"    {json.dumps(name)}: {list(row)}" for name, row in sorted(model.weights.items())]
    body = ",\n".join(rows)
    text = f'{{\n  "bias": {list(model.bias)},\n  "weights": {{\n{body}\n  }}\n}}\n'
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Train on the parts named `train` and write the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    files = sorted(options.data.glob("train*.jsonl"))
    write(train([example for file in files for example in read_examples(file)]), options.out)


if __name__ == "__main__":
    main()
