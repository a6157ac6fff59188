"""Labelled documents to learn from: plain text in which a mark stands before every goal.

The first line says what the document is and which part it belongs to (`train` or `dev`); two
documents to be compared share the number of their `pair`:

    # genre: agreement | language: da | part: train | pair: 1a

`{g}`, `{c}`, `{a}`, `{d}` stand before a goal, commitment, activity and decision, `{?}` before a
sentence that people would judge differently (it is left out). All other sentences are not goals.
See `data/README.md` for what a mark may say besides: theme, owner, deadline, target, and the number
that it shares with what answers to it in the other document of a pair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from ingest.document import Document, Language, Page, Reading
from ingest.structure import infer_blocks
from nlp.entities.find import find_entities
from nlp.goals.features import Reading as StatementReading
from nlp.goals.features import read_statement
from nlp.goals.find import owner_names
from nlp.goals.lexicon import lexicon_for
from nlp.goals.statement import statements
from nlp.passage import DocumentKind, Theme

FOLDER = Path(__file__).parent / "data" / "lessons"
FIELDS = {"o": "owner", "d": "deadline", "t": "target"}

_LABELS = {
    "g": "goal", "c": "commitment", "a": "activity", "d": "decision", "?": "unclear", "-": "none",
}  # fmt: skip
_MARK = re.compile(
    r"\{([gcad?-])(?: (\w{4}))?(?: #(\w+))?((?:;? [odt]=[^;}\n]+)*)\}"
    r"|\[([odt]):([^\]\n]*(?:\n[^\]\n]*)?)\]"
)
_SAID = re.compile(r"([odt])=([^;}]+)")
_LANGUAGES: dict[str, Language] = {"da": "da", "sv": "sv", "nb": "nb"}
_THEMES: dict[str, Theme] = {theme[:4]: theme for theme in get_args(Theme)}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader says of the statement that holds `at`: its class, theme and fields.

    `theme` is None where only the class was judged; `fields` (owner, deadline, target) are those
    that stand elsewhere. `number` is shared with what answers to it in the other document.
    """

    at: int
    label: str
    theme: Theme | None = None
    number: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled document: its text without marks, the marks, and the fields marked in the text.

    A field is its name, its words, and its offset.
    """

    name: str
    kind: DocumentKind
    language: Language
    part: str
    text: str
    marks: tuple[Mark, ...]
    fields: tuple[tuple[str, str, int], ...] = ()
    pair: str = ""

    def document(self) -> Document:
        """Return the lesson as a document of one page."""
        blocks = infer_blocks(self.text)
        page = Page(1, self.text, self.text, Reading.PLAIN, "", self.language, blocks)
        return Document(self.name, self.name, "text/plain", self.language, (page,))

    def mark(self, start: int, end: int) -> Mark:
        """Return the mark inside a statement (it may stand behind `Mål: `), "none" without."""
        found = (mark for mark in self.marks if start <= mark.at < end)
        return next(found, Mark(start, "none"))

    def said(self, start: int, end: int) -> dict[str, str]:
        """Return owner, deadline and target of a statement as marked, "" where it has none."""
        said = dict(self.mark(start, end).fields)
        for name, words, at in self.fields:
            if start <= at < end:
                said.setdefault(name, words)
        return {name: said.get(name, "") for name in FIELDS.values()}


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled statement: where it is from, how it reads, its class, its theme if judged."""

    document: str
    reading: StatementReading
    label: str
    theme: Theme | None = None

    @property
    def features(self) -> tuple[str, ...]:
        """The names of what was observed."""
        return self.reading.features


@dataclass(slots=True)
class _Marked:
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    fields: list[tuple[str, str, int]] = field(default_factory=list)


def read_lessons(folder: Path = FOLDER) -> tuple[Lesson, ...]:
    """Return the lessons in FOLDER, by name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def _read(path: Path) -> Lesson:
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    said = dict(part.strip().split(": ") for part in head.removeprefix("#").split("|"))
    marked = _unmark(body)
    return Lesson(
        name=path.stem,
        kind=DocumentKind(said["genre"]),
        language=_LANGUAGES[said["language"]],
        part=said["part"],
        text=marked.text,
        marks=tuple(marked.marks),
        fields=tuple(marked.fields),
        pair=said.get("pair", ""),
    )


def _unmark(body: str) -> _Marked:
    found, last = _Marked(), 0
    for mark in _MARK.finditer(body):
        found.text += body[last : mark.start()]
        at = len(found.text)
        if mark[5]:
            found.fields.append((FIELDS[mark[5]], mark[6], at))
            found.text += mark[6]
        else:
            theme = _THEMES[mark[2]] if mark[2] else None
            said = tuple((FIELDS[name], words) for name, words in _SAID.findall(mark[4]))
            found.marks.append(Mark(at, _LABELS[mark[1]], theme, mark[3] or "", said))
        last = mark.end()
    found.text += body[last:]
    return found


def examples(lesson: Lesson) -> Iterator[Example]:
    """Yield the statements of LESSON as read, with their labels, unclear ones left out."""
    document = lesson.document()
    names = owner_names(find_entities(document))
    lexicon = lexicon_for(lesson.language)
    for statement in statements(document):
        mark = lesson.mark(statement.start, statement.end)
        if mark.label != "unclear":
            reading = read_statement(statement, lexicon, lesson.kind, names)
            yield Example(lesson.name, reading, mark.label, mark.theme)
