"""A set of documents and what a reader found in them: a folder of texts and JSON lines.

`docs/*.txt`, `entities.jsonl`, `goals.jsonl` and `nongoals.jsonl`; `queries.jsonl` and
`compare.jsonl` where the set has them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.codec import from_json

SECOND = Path(__file__).parent / "second"
THIRD = Path(__file__).parent / "third"
FOURTH = Path(__file__).parent / "fourth"
FIFTH = Path(__file__).parent / "fifth"
SIXTH = Path(__file__).parent / "sixth"
SEVENTH = Path(__file__).parent / "seventh"
EIGHTH = Path(__file__).parent / "eighth"
NINTH = Path(__file__).parent / "ninth"
TENTH = Path(__file__).parent / "tenth"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity as marked, `start` to `end` in the text of `doc`."""

    doc: str
    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class JudgedGoal:
    """A goal as marked; None where nothing is said."""

    doc: str
    quote: str
    kind: str
    theme: str
    owner: str | None
    deadline: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence that is no goal."""

    doc: str
    quote: str


@dataclass(frozen=True, slots=True)
class Relevant:
    """A quote that answers a query (`grade` 2) or has to do with it (1)."""

    doc: str
    quote: str
    grade: int


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query, and every quote of the set that is relevant to it."""

    id: str
    query: str
    lang: str
    kind: str
    relevant: tuple[Relevant, ...]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Statements of two documents about the same thing."""

    quote_a: str
    quote_b: str


@dataclass(frozen=True, slots=True)
class JudgedComparison:
    """Two documents: what both say, and what only one does."""

    a: str
    b: str
    matches: tuple[JudgedPair, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """All that is in a folder; `texts` by file name."""

    docs: Path
    texts: dict[str, str]
    mentions: tuple[Mention, ...]
    goals: tuple[JudgedGoal, ...]
    plain: tuple[PlainSentence, ...]
    queries: tuple[JudgedQuery, ...]
    comparisons: tuple[JudgedComparison, ...]


def read_set(folder: Path) -> JudgedSet:
    """Return the set in FOLDER.

    Raises:
        NotReadable: a line is no such record.

    """
    docs = folder / "docs"
    return JudgedSet(
        docs,
        {path.name: path.read_text("utf-8") for path in sorted(docs.glob("*.txt"))},
        _rows(folder / "entities.jsonl", Mention),
        _rows(folder / "goals.jsonl", JudgedGoal),
        _rows(folder / "nongoals.jsonl", PlainSentence),
        _rows(folder / "queries.jsonl", JudgedQuery),
        _rows(folder / "compare.jsonl", JudgedComparison),
    )


def _rows(path: Path, kind: type[T]) -> tuple[T, ...]:
    if not path.exists():
        return ()
    return tuple(from_json(line, kind) for line in path.read_bytes().splitlines() if line)
