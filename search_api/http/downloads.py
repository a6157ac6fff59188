"""Tables as files to keep, over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Query, Response

from corpus.index import Corpus
from search_api.export import Table
from search_api.exporting import MEDIA_TYPES, ExportFormat, write_tables

FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}
}
"""What answers that may be files are besides JSON, for the service's own description."""

Format = Annotated[
    ExportFormat, Query(alias="format", description="Other than json: a file with links, to keep.")
]


def download(tables: Sequence[Table], kind: ExportFormat, name: str) -> Response:
    """Return TABLES as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(write_tables(tables, kind), media_type=MEDIA_TYPES[kind], headers=headers)


def titles_of(corpus: Corpus) -> dict[str, str]:
    """Return the title of every document by its id, the file name where it has none."""
    return {e.document_id: e.facts.title or e.name for e in corpus.catalog.entries()}
