"""Labelled documents to learn from: plain text in which a mark stands before every goal.

The first line says what the document is and which part it belongs to (`train` or `dev`):

    # genre: agreement | language: da | part: train

`{g}`, `{c}`, `{a}`, `{d}` stand before a goal, commitment, activity and decision, `{?}` before a
sentence that people would judge differently (it is left out). All other sentences are not goals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document, Language, Page, Reading
from ingest.structure import infer_blocks
from nlp.entities.find import find_entities
from nlp.goals.features import read_statement
from nlp.goals.find import owner_names
from nlp.goals.lexicon import lexicon_for
from nlp.goals.statement import statements
from nlp.passage import DocumentKind

FOLDER = Path(__file__).parent / "data" / "lessons"

_LABELS = {"g": "goal", "c": "commitment", "a": "activity", "d": "decision", "?": "unclear"}
_MARK = re.compile(r"\{([gcad?])\}")
_LANGUAGES: dict[str, Language] = {"da": "da", "sv": "sv", "nb": "nb"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled document: its text without marks, and the label at each marked offset."""

    name: str
    kind: DocumentKind
    language: Language
    part: str
    text: str
    labels: dict[int, str]

    def document(self) -> Document:
        """Return the lesson as a document of one page."""
        blocks = infer_blocks(self.text)
        page = Page(1, self.text, self.text, Reading.PLAIN, "", self.language, blocks)
        return Document(self.name, self.name, "text/plain", self.language, (page,))


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled statement: where it is from, its words, its observations, its class."""

    document: str
    text: str
    features: tuple[str, ...]
    label: str


def read_lessons(folder: Path = FOLDER) -> tuple[Lesson, ...]:
    """Return the lessons in FOLDER, by name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def _read(path: Path) -> Lesson:
    head, _, marked = path.read_text(encoding="utf-8").partition("\n")
    said = dict(part.strip().split(": ") for part in head.removeprefix("#").split("|"))
    text, labels, last = "", {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        labels[len(text)] = _LABELS[mark[1]]
        last = mark.end()
    language = _LANGUAGES[said["language"]]
    kind = DocumentKind(said["genre"])
    return Lesson(path.stem, kind, language, said["part"], text + marked[last:], labels)


def examples(lesson: Lesson) -> Iterator[Example]:
    """Yield the statements of LESSON with observations and labels, unclear ones left out."""
    document = lesson.document()
    names = owner_names(find_entities(document))
    lexicon = lexicon_for(lesson.language)
    for statement in statements(document):
        label = _label(lesson, statement.start, statement.end)
        if label != "unclear":
            reading = read_statement(statement, lexicon, lesson.kind, names)
            yield Example(lesson.name, statement.text, reading.features, label)


def _label(lesson: Lesson, start: int, end: int) -> str:
    """Return the label marked inside a statement (it may stand behind `Mål: `), "none" without."""
    return next((label for at, label in lesson.labels.items() if start <= at < end), "none")
