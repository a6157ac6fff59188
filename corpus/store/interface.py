"""What every index engine offers, and the values that go in and come out.

Points are addressed by `point_id(document, page, start)`, so that adding the same passage twice
changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Protocol

from nlp.vectors import SparseVector, Vector, Vectors

_ID_BYTES = 8


def point_id(document_id: str, page_number: int, start: int) -> int:
    """Return the number of 64 bits that a passage has in every index: a hash of where it stands.

    Both engines take such numbers, and handle them in a fraction of the time that UUIDs take. Among
    a million passages two of the same number are to be found in one corpus of 37 million.
    """
    address = f"{document_id}/{page_number}/{start}".encode()
    return int.from_bytes(blake2b(address, digest_size=_ID_BYTES).digest(), "big")


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the index keeps it: what a hit shows, and every value that can be filtered on.

    `municipalities`, `regions`, `schools` and `organisations` are canonical entity ids where known,
    names otherwise, `regions` also those that the parties lie in; `years` the years of the
    document's period or date; `themes` and `goal_kinds` those of the goals in this passage;
    `places`, `people` and `laws` the names mentioned.
    """

    document_id: str
    title: str
    page: int
    start: int
    end: int
    text: str
    heading_path: tuple[str, ...] = ()
    kind: str = "other"
    language: str = "da"
    parties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    goal_kinds: tuple[str, ...] = ()
    date: str = ""
    reading: str = "plain"
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A passage with its vectors, ready for the index.

    `dense` is the passage as a whole, shape (width,); `sentences` its sentences, shape (n, width),
    n >= 1, scored by the best (max-sim); `words` its term weights, before inverse document
    frequency, which the engine applies.
    """

    passage: StoredPassage
    dense: Vector
    sentences: Vectors
    words: SparseVector

    @property
    def id(self) -> int:
        """The passage's address in the index."""
        return point_id(self.passage.document_id, self.passage.page, self.passage.start)


@dataclass(frozen=True, slots=True)
class Condition:
    """Keep passages whose field KEY holds any of VALUES (or, negated, none of them)."""

    key: str
    values: tuple[str | int, ...]
    negated: bool = False


Where = tuple[Condition, ...]
"""All conditions must hold."""


ScoreById = Mapping[int, float]
"""The ids of passages that an engine found, with its scores (higher is nearer), best first.

The passages themselves are read apart: a search shows ten of the hundreds that its engines find.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What an index is asked: term weights and a vector, either may be None; and conditions."""

    words: SparseVector | None = None
    vector: Vector | None = None
    where: Where = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a question best, in three ways, best first; empty for what was not asked.

    `words` by weighted terms, inverse document frequency applied by the engine; `whole` by the
    cosine of the whole passage; `sentence` by that of its best sentence, among many that are near
    as a whole.
    """

    words: ScoreById = field(default_factory=dict)
    whole: ScoreById = field(default_factory=dict)
    sentence: ScoreById = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built with; opening it with anything else is refused."""

    schema: int
    model: str
    width: int


class Store(Protocol):
    """An index of passages. Implementations are safe to query from several threads."""

    @property
    def stamp(self) -> Stamp:
        """What the index was built with."""
        ...

    def place(self) -> str:
        """Name what requests reach now: another name after a rebuild has taken over."""
        ...

    def put(self, points: Iterable[Point]) -> None:
        """Add points, or replace those of the same id; durable when this returns."""
        ...

    def remove(self, document_id: str) -> None:
        """Take out every passage of a document; nothing happens where there is none."""
        ...

    def find(self, question: Question, *, limit: int) -> Found:
        """Return the best passages in each way, at most `limit`, all asked for at once."""
        ...

    def read(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages of these ids, unknown ids left out."""
        ...

    def fetch(self, ids: Sequence[int]) -> list[Point]:
        """Return the points of these ids with their vectors, unknown ids left out."""
        ...

    def passages(self, *, where: Where = ()) -> Iterable[StoredPassage]:
        """Every passage that meets the conditions, in no particular order."""
        ...

    def facet(self, key: str, *, where: Where = (), limit: int = 20) -> list[tuple[str, int]]:
        """Values of a field with the number of passages that hold them, most frequent first."""
        ...

    def count(self, *, where: Where = ()) -> int:
        """How many passages meet the conditions."""
        ...

    def optimize(self) -> None:
        """Build what makes searching fast (HNSW graphs, merged segments); safe at any time."""
        ...

    def close(self) -> None:
        """Flush and release the index."""
        ...
