"""Tables as files to keep, over HTTP."""

from collections.abc import Sequence

from fastapi import Response

from corpus.index import Corpus
from search_api.export import Table
from search_api.exporting import MEDIA_TYPES, ExportFormat, write_tables


def download(tables: Sequence[Table], kind: ExportFormat, name: str) -> Response:
    """Return TABLES as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(write_tables(tables, kind), media_type=MEDIA_TYPES[kind], headers=headers)


def titles_of(corpus: Corpus) -> dict[str, str]:
    """Return the title of every document by its id, the file name where it has none."""
    return {e.document_id: e.facts.title or e.name for e in corpus.catalog.entries()}
