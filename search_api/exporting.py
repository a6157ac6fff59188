"""A table as the bytes of a file, and where the links in it lead; for every door that exports."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from nlp.passage import Goal
from search_api.export import Source, SourceOf, Table, to_csv, to_json, to_markdown
from search_api.web.links import document_address

ExportFormat = Literal["csv", "xlsx", "md", "json"]

MEDIA_TYPES: Mapping[ExportFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}

_MARK = "\ufeff"
"""Excel takes a CSV file for UTF-8 only where it begins so; other programs pass over it."""


def write_tables(tables: Sequence[Table], kind: ExportFormat) -> bytes:
    """Return TABLES as a file; only a workbook keeps them apart, each on a sheet of its own."""
    if kind == "xlsx":
        from search_api.spreadsheet import to_xlsx  # a third of a second that most never need

        return to_xlsx(tables)
    write: Mapping[ExportFormat, Callable[[Table], str]] = {
        "csv": lambda table: _MARK + to_csv(table),
        "md": to_markdown,
        "json": to_json,
    }
    return "\n".join(write[kind](table) for table in tables).encode()


def source_with(titles: Mapping[str, str], address: str) -> SourceOf:
    """Return how to tell a goal's source, its page under the ADDRESS of a service ("": unknown)."""

    def source(goal: Goal) -> Source:
        page = document_address(goal.document_id, goal.page_number, [(goal.start, goal.end)])
        title = titles.get(goal.document_id, goal.document_id)
        return Source(title, f"{address.rstrip('/')}{page}" if address else "")

    return source
