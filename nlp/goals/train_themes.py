"""Train the theme model on `data`: `python -m nlp.goals.train_themes` (needs the `train` extra).

The lessons are sentences under the name of their theme (`data/themes`, files by language), and the
statements of the labelled documents (`data/lessons`) whose theme is marked.
"""

from collections.abc import Iterator
from pathlib import Path

from nlp.goals.lessons import Lesson, examples, read_lessons
from nlp.goals.share_model import write_model
from nlp.goals.theme_model import PATH, THEMES, stem_cues
from nlp.goals.train_shares import Labelled, read_labelled, train

FOLDER = Path(__file__).parent / "data" / "themes"
PENALTY = 2.0
"""Inverse strength of the L2 penalty, chosen on documents that no lesson is from."""


def marked_themes(lesson: Lesson) -> Iterator[Labelled]:
    """Yield the statements of a labelled document whose theme is marked."""
    for example in examples(lesson):
        if example.theme:
            yield Labelled(example.reading.statement.text, example.theme, lesson.language)


if __name__ == "__main__":
    marked = [one for lesson in read_lessons() for one in marked_themes(lesson)]
    sentences = [*read_labelled(FOLDER), *marked]
    model = train(sentences, THEMES, penalty=PENALTY, cues=stem_cues, keeps_examples=True)
    write_model(model, PATH)
