"""What the list of documents shows, and what could not be read."""

from dataclasses import dataclass
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict

from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.history import History, Trashed
from corpus.kin_tables import KinTables
from nlp.passage import DocumentKind
from search_api.duplicates import DuplicateAnswer, duplicates
from search_api.web.names import display_name


@dataclass(frozen=True, slots=True)
class Row:
    """One document of the list."""

    document_id: str
    title: str
    name: str
    kind: str
    parties: tuple[str, ...]
    date: str
    pages: int
    goals: int
    problems: int


@dataclass(frozen=True, slots=True)
class FailureView:
    """A file that could not be read, and why. Only its name is shown, not where it lies."""

    name: str
    error: str


class DocumentFilter(BaseModel):
    """What the list is narrowed to: titles and file names that hold `name`, and a kind.

    `deleted` is the document that was put in the trash just now, `job` a job to follow.
    """

    model_config = ConfigDict(frozen=True)

    name: str = ""
    kind: str = ""
    deleted: str = ""
    job: str = ""

    def keeps(self, row: Row) -> bool:
        """Whether a document belongs to the list."""
        held = self.name.casefold() in f"{row.title} {row.name}".casefold()
        return held and self.kind in {"", row.kind}


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The list of documents; `deleted` is the one that was put in the trash just now."""

    rows: list[Row]
    failures: list[FailureView]
    trash: list[Trashed]
    duplicates: list[DuplicateAnswer]
    wanted: DocumentFilter
    deleted: Trashed | None = None
    kinds: tuple[str, ...] = tuple(kind.value for kind in DocumentKind)


def view_documents(
    catalog: Catalog, history: History, kin: KinTables, wanted: DocumentFilter
) -> DocumentsView:
    """Return the list, narrowed to what is wanted; DELETED is an id of the trash, or ""."""
    entries = catalog.entries()
    rows = [row for row in map(_row, entries) if wanted.keeps(row)]
    failed = [FailureView(PurePath(one.path).name, one.error) for one in catalog.failures()]
    trash = history.trashed()
    just = next((one for one in trash if one.document_id == wanted.deleted), None)
    return DocumentsView(rows, failed, trash, duplicates(entries, kin.all()), wanted, just)


def _row(entry: CatalogEntry) -> Row:
    facts = entry.facts
    return Row(
        document_id=entry.document_id,
        title=facts.title or entry.name,
        name=entry.name,
        kind=facts.kind.value,
        parties=tuple(dict.fromkeys(display_name(p.id or p.text) for p in facts.parties)),
        date=facts.date,
        pages=entry.pages,
        goals=entry.goals,
        problems=entry.problems,
    )
