"""Tables written to a file, in the format that its name asks for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from search_api.cli.neighbour import neighbour
from search_api.cli.printing import notices

if TYPE_CHECKING:
    from corpus.catalog_tables import CatalogEntry
    from corpus.settings import Settings
    from search_api.export import SourceOf, Table
    from search_api.exporting import ExportFormat

Export = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Write a file to send on: .xlsx, .csv, .md or .json. Beside a running service, its "
        "lines link to the pages.",
    ),
]


def format_of(path: Path) -> "ExportFormat":
    """Return the format that a file's name asks for.

    Raises:
        typer.BadParameter: it is none that Pejl writes.

    """
    from search_api.exporting import ExportFormat

    known: tuple[ExportFormat, ...] = get_args(ExportFormat)
    for kind in known:
        if path.suffix.casefold() == f".{kind}":
            return kind
    msg = f"{path.name}: name a file that ends in {', '.join(f'.{kind}' for kind in known)}"
    raise typer.BadParameter(msg)


def source_beside(settings: "Settings", entries: Sequence["CatalogEntry"]) -> "SourceOf":
    """Return how to tell a goal's source; links lead to the service that runs on the corpus."""
    from search_api.exporting import source_with

    titles = {entry.document_id: entry.facts.title or entry.name for entry in entries}
    return source_with(titles, neighbour(settings.data))


def write_export(path: Path, tables: Sequence["Table"]) -> None:
    """Write TABLES to a file, whole or not at all."""
    from corpus.files import write_atomic
    from search_api.exporting import write_tables

    write_atomic(path, write_tables(tables, format_of(path)))
    rows = sum(len(table.rows) for table in tables)
    notices().print(f"{rows} lines written to {path}")
