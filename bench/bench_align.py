"""What each view of likeness counts, learnt from pairs of documents: `python -m bench.bench_align`.

The pairs are those among the lessons and, where PEJL_SHARED is, the development set's. Prints
matched goals F1 with every pair left out of learning in turn, and the weights over all of them.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.matching import Tally, same
from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.embedding.load import load_embedder
from nlp.goals.lessons import Lesson, read_lessons
from search_api.align import views
from search_api.assignment import assign
from search_api.compare import side
from search_api.statements import Matrix, Statements

PENALTY = 3.0
"""Inverse strength of the L2 penalty."""
LEAST = 0.35
"""The probability from which on two statements are a pair, chosen on the pairs left out.

The development set's two pairs have few matches among many statements, as real agreements do, and
do best at 0.35; the lessons, written to match, at 0.2.
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Views of shape (8, of a, of b), which pairs are right, and how many there are."""

    name: str
    views: Matrix
    right: NDArray[np.bool_]
    wanted: int


def main() -> None:
    """Print F1 by pair, each left out, and what all of them teach."""
    pairs = [*lesson_pairs(), *devset_pairs()]
    total = Tally()
    for pair in pairs:
        model = _learnt([other for other in pairs if other is not pair])
        alike = model.predict_proba(_rows(pair))[:, 1].reshape(pair.right.shape)
        found = assign(np.where(alike >= LEAST, alike, 0.0))
        hits = sum(bool(pair.right[row, column]) for row, column in found)
        print(f"{pair.name:60} {pair.wanted:3} wanted, {len(found):3} found, {hits:3} right")
        total.add(pair.wanted, len(found), hits)
    print(f"matched goals F1, each pair left out: {total.f1:.3f}")
    model = _learnt(pairs)
    shift = float(np.log(LEAST / (1 - LEAST)))
    print("weights", model.coef_[0].round(2).tolist(), round(model.intercept_[0] - shift, 2))


def _learnt(pairs: list[Labelled]) -> LogisticRegression:
    rows = np.concatenate([_rows(pair) for pair in pairs])
    right = np.concatenate([pair.right.ravel() for pair in pairs])
    return LogisticRegression(C=PENALTY, max_iter=1000).fit(rows, right)


def _rows(pair: Labelled) -> Matrix:
    return np.moveaxis(pair.views, 0, -1).reshape(-1, len(pair.views))


def lesson_pairs() -> Iterator[Labelled]:
    """Yield the labelled pairs among the lessons."""
    sides: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in read_lessons():
        if lesson.pair:
            sides[lesson.pair[:-1]].append(lesson)
    for one in sides.values():
        a, b = sorted(one, key=lambda lesson: lesson.pair)
        first, second = _side(a.document()), _side(b.document())
        numbers = [
            [lesson.mark(goal.start, goal.end).number for goal in found.goals]
            for lesson, found in ((a, first), (b, second))
        ]
        right = np.array([[x == y != "" for y in numbers[1]] for x in numbers[0]])
        shared = {m.number for m in a.marks} & {m.number for m in b.marks}
        yield Labelled(f"{a.name} / {b.name}", views(first, second), right, len(shared - {""}))


def devset_pairs() -> Iterator[Labelled]:
    """Yield the development set's pairs; none where PEJL_SHARED is not set."""
    devset = Path(os.environ.get("PEJL_SHARED", "nowhere")) / "devset"
    if not devset.is_dir():
        return
    for line in (devset / "compare.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        first, second = (_side(_read(devset / "docs" / row[key])) for key in "ab")
        matches = [(match["quote_a"], match["quote_b"]) for match in row["matches"]]
        right = np.array(
            [
                [any(same(x.text, a) and same(y.text, b) for a, b in matches) for y in second.goals]
                for x in first.goals
            ]
        )
        yield Labelled(f"{row['a']} / {row['b']}", views(first, second), right, len(matches))


def _read(path: Path) -> Document:
    text = path.read_text("utf-8")
    page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
    return Document(path.stem, path.name, "text/plain", "da", (page,))


def _side(document: Document) -> Statements:
    return side([annotate_document(document)], load_embedder())


if __name__ == "__main__":
    main()
