"""Documents that are there more than once: copies, scan and file, issues of one agreement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from corpus.catalog_tables import CatalogEntry
from corpus.kin_tables import Kin


@dataclass(frozen=True, slots=True)
class ShapeAnswer:
    """One of the documents that belong together; `added` is in seconds since 1970."""

    document_id: str
    title: str
    path: str
    added: float

    @property
    def name(self) -> str:
        """The file's name: where it lies is nobody else's business."""
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class DuplicateAnswer:
    """Two documents that belong together, the one added first before the other.

    `kind`: "copy" (the same bytes in two places), "twin" (the same text, read twice) or "issue" (of
    one agreement). `words` is the share of the text in common.
    """

    kind: Literal["copy", "twin", "issue"]
    words: float
    documents: tuple[ShapeAnswer, ShapeAnswer]


def duplicates(entries: Iterable[CatalogEntry], kin: Iterable[Kin]) -> list[DuplicateAnswer]:
    """Return what is there more than once: copies, then twins, then issues."""
    known = {entry.document_id: entry for entry in entries}
    copies = [copy for entry in known.values() for copy in _copies(entry)]
    pairs = [
        _pair(known[one.a], known[one.b], one) for one in kin if {one.a, one.b} <= known.keys()
    ]
    return [*copies, *pairs]


def _copies(entry: CatalogEntry) -> Iterator[DuplicateAnswer]:
    first, *others = entry.paths or ("",)
    for other in others:
        yield DuplicateAnswer("copy", 1.0, (_shape(entry, first), _shape(entry, other)))


def _pair(a: CatalogEntry, b: CatalogEntry, kin: Kin) -> DuplicateAnswer:
    first, second = sorted((a, b), key=lambda entry: (entry.added, entry.document_id))
    return DuplicateAnswer(kin.kind, kin.words, (_shape(first), _shape(second)))


def _shape(entry: CatalogEntry, path: str = "") -> ShapeAnswer:
    shown = path or (entry.paths[0] if entry.paths else entry.name)
    return ShapeAnswer(entry.document_id, entry.facts.title or entry.name, shown, entry.added)
