"""Train the theme model on `data`: `python -m nlp.goals.train_themes`.

Multinomial logistic regression with an L2 penalty, by scikit-learn (in the `train` extra). The
lessons are sentences under the name of their theme (`data/themes`, files by language), and the
statements of the labelled documents (`data/lessons`) whose theme is marked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nlp.embedding.load import load_embedder
from nlp.goals.lessons import Lesson, examples, read_lessons
from nlp.goals.theme_model import THEMES, ThemeModel, features, term_weights, write_model

FOLDER = Path(__file__).parent / "data" / "themes"
LEAST_COUNT = 2
"""How many lessons must hold a term before it gets a weight."""
PENALTY = 2.0
"""Inverse strength of the L2 penalty, chosen on documents that no lesson is from."""


@dataclass(frozen=True, slots=True)
class ThemeLesson:
    """A sentence and the theme that it is about."""

    text: str
    theme: str
    language: str


def read_theme_lessons(folder: Path = FOLDER) -> list[ThemeLesson]:
    """Return the lessons in FOLDER."""
    return [lesson for path in sorted(folder.glob("*.txt")) for lesson in _read(path)]


def _read(path: Path) -> Iterator[ThemeLesson]:
    theme = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            theme = line[2:].strip()
        elif line.strip():
            yield ThemeLesson(line.strip(), theme, path.stem[:2])


def marked_themes(lesson: Lesson) -> Iterator[ThemeLesson]:
    """Yield the statements of a labelled document whose theme is marked."""
    for example in examples(lesson):
        if example.theme:
            yield ThemeLesson(example.reading.statement.text, example.theme, lesson.language)


def train(lessons: Sequence[ThemeLesson], *, penalty: float = PENALTY) -> ThemeModel:
    """Fit a model on LESSONS."""
    embedder = load_embedder()
    counts = Counter(
        number for lesson in lessons for number in term_weights(lesson.text, lesson.language)
    )
    known = sorted(number for number, count in counts.items() if count >= LEAST_COUNT)
    terms = {number: column for column, number in enumerate(known)}
    rows = np.concatenate([features([one.text], one.language, embedder, terms) for one in lessons])
    labels = [THEMES.index(lesson.theme) for lesson in lessons]
    fitted = LogisticRegression(C=penalty, max_iter=3000).fit(rows, labels)
    return ThemeModel(embedder, terms, fitted.coef_.T, fitted.intercept_)


if __name__ == "__main__":
    marked = (one for lesson in read_lessons() for one in marked_themes(lesson))
    write_model(train([*read_theme_lessons(), *marked]))
