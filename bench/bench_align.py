"""What each view of likeness counts, learnt from pairs of documents: `python -m bench.bench_align`.

The pairs are those among the lessons, in the judged sets that may be looked at, and, where
PEJL_SHARED is, the development set's. Prints matched goals F1 with every pair left out of learning
in turn (a judged set's pairs share documents and an annotator, and are left out together, both
halves), and the weights over all of them.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.bench_judged import ONLY_MEASURED, SETS
from bench.judged_corpus import ingested
from bench.judged_set import JudgedPair, read_set
from bench.matching import Tally, same
from nlp.annotate import annotate_document
from nlp.embedding.load import load_embedder
from nlp.goals.lessons import Lesson, read_lessons
from nlp.passage import AnnotatedDocument
from search_api.align import against_rivals, views, weigh
from search_api.assignment import assign
from search_api.compare import side
from search_api.statements import Matrix, Statements

PENALTY = 10.0
"""Inverse strength of the L2 penalty."""
LEAST = 0.25
"""The probability from which on two statements are a pair: left out, 0.22 to 0.3 do best."""
JUDGED = {name: folder for name, folder in SETS.items() if name not in ONLY_MEASURED}
"""The sets that may be looked at, by name, as `third/dev`."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Views of shape (7, of a, of b), which pairs are right, and how many there are.

    What is of one `group` is left out of learning together.
    """

    name: str
    group: str
    views: Matrix
    right: NDArray[np.bool_]
    wanted: int


def main() -> None:
    """Print F1 by pair and by group, each left out, and what all of them teach."""
    pairs = [*lesson_pairs()]
    for name, folder in judged_folders():
        pairs += judged_pairs(name, folder)
    lessons, judged = Tally(), Tally()
    for pair in pairs:
        taught = _learnt([other for other in pairs if other.group != pair.group])
        alike = taught.alike(pair)
        found = assign(np.where(alike >= LEAST, alike, 0.0))
        hits = sum(bool(pair.right[row, column]) for row, column in found)
        print(f"{pair.name:90} {pair.wanted:3} wanted, {len(found):3} found, {hits:3} right")
        (judged if pair.group.startswith("judged") else lessons).add(pair.wanted, len(found), hits)
    total = Tally(
        lessons.gold + judged.gold, lessons.found + judged.found, lessons.hits + judged.hits
    )
    print("matched goals F1, each left out:", end=" ")
    print(f"lessons {lessons.f1:.3f}, judged {judged.f1:.3f}, all {total.f1:.3f}")
    taught = _learnt(pairs)
    shift = float(np.log(LEAST / (1 - LEAST)))
    for name, model, less in (("views", taught.views, 0.0), ("rivals", taught.rivals, shift)):
        print(name, model.coef_[0].round(2).tolist(), round(model.intercept_[0] - less, 2))


@dataclass(frozen=True, slots=True)
class Taught:
    """What views count, and then what rivals do."""

    views: LogisticRegression
    rivals: LogisticRegression

    def alike(self, pair: Labelled) -> Matrix:
        """Return how likely each two statements of PAIR answer to one another."""
        return _alike(self.rivals, against_rivals(_alike(self.views, pair.views)))


def _learnt(pairs: list[Labelled]) -> Taught:
    right = np.concatenate([pair.right.ravel() for pair in pairs])
    views_ = _fitted([pair.views for pair in pairs], right)
    rivals = _fitted([against_rivals(_alike(views_, pair.views)) for pair in pairs], right)
    return Taught(views_, rivals)


def _fitted(seen: list[Matrix], right: NDArray[np.bool_]) -> LogisticRegression:
    rows = np.concatenate([_rows(one) for one in seen])
    return LogisticRegression(C=PENALTY, max_iter=1000).fit(rows, right)


def _alike(model: LogisticRegression, seen: Matrix) -> Matrix:
    return weigh(seen, model.coef_[0], float(model.intercept_[0]))


def _rows(seen: Matrix) -> Matrix:
    return np.moveaxis(seen, 0, -1).reshape(-1, len(seen))


def lesson_pairs() -> Iterator[Labelled]:
    """Yield the labelled pairs among the lessons."""
    sides: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in read_lessons():
        if lesson.pair:
            sides[lesson.pair[:-1]].append(lesson)
    for one in sides.values():
        a, b = sorted(one, key=lambda lesson: lesson.pair)
        first, second = (_side(annotate_document(lesson.document())) for lesson in (a, b))
        numbers = [
            [lesson.mark(goal.start, goal.end).number for goal in found.goals]
            for lesson, found in ((a, first), (b, second))
        ]
        right = np.array([[x == y != "" for y in numbers[1]] for x in numbers[0]])
        shared = {m.number for m in a.marks} & {m.number for m in b.marks}
        name = f"{a.name} / {b.name}"
        yield Labelled(name, name, views(first, second), right, len(shared - {""}))


def judged_folders() -> Iterator[tuple[str, Path]]:
    """Yield name and folder of the sets that may be looked at, the development set first."""
    devset = Path(os.environ.get("PEJL_SHARED", "nowhere")) / "devset"
    if devset.is_dir():
        yield devset.name, devset
    yield from JUDGED.items()


def judged_pairs(half: str, folder: Path) -> Iterator[Labelled]:
    """Yield the pairs of a judged set, or of the half of one, which its name says."""
    group = f"judged {half.partition('/')[0]}"
    judged = read_set(folder)
    with ingested(judged) as documents:
        for one in judged.comparisons:
            a, b = (_side(documents.understood[name]) for name in (one.a, one.b))
            right = _right(a, b, one.matches)
            pair = f"{one.a} / {one.b}"
            yield Labelled(pair, group, views(a, b), right, len(one.matches))


def _right(a: Statements, b: Statements, matches: tuple[JudgedPair, ...]) -> NDArray[np.bool_]:
    return np.array(
        [
            [
                any(same(x.text, m.quote_a) and same(y.text, m.quote_b) for m in matches)
                for y in b.goals
            ]
            for x in a.goals
        ]
    )


def _side(document: AnnotatedDocument) -> Statements:
    return side([document], load_embedder())


if __name__ == "__main__":
    main()
