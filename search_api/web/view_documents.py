"""What the list of documents shows, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from corpus.catalog_tables import CatalogEntry, Failure
from nlp.passage import DocumentKind
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


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The list of documents."""

    rows: list[Row]
    failures: list[FailureView]
    name: str = ""
    kind: str = ""
    notice: str = ""
    kinds: tuple[str, ...] = tuple(kind.value for kind in DocumentKind)


def view_documents(
    entries: Iterable[CatalogEntry],
    failures: Iterable[Failure],
    *,
    name: str = "",
    kind: str = "",
    notice: str = "",
) -> DocumentsView:
    """Return the list, narrowed to titles and file names that hold NAME, and to a kind."""
    rows = [_row(entry) for entry in entries]
    wanted = name.casefold()
    shown = [
        row
        for row in rows
        if kind in {"", row.kind} and wanted in f"{row.title} {row.name}".casefold()
    ]
    failed = [FailureView(PurePath(failure.path).name, failure.error) for failure in failures]
    return DocumentsView(shown, failed, name, kind, notice)


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
