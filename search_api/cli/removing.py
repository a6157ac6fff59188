"""Taking documents out, for good or for now."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings, opened_corpus
from search_api.cli.options import Data, Json, Reference
from search_api.cli.printing import notices, print_json, print_table

if TYPE_CHECKING:
    from corpus.history import Trashed
    from corpus.settings import Settings

_Document = Annotated[
    str | None, typer.Argument(metavar="DOCUMENT", help="Its id or file name, or its beginning.")
]


def remove(
    document: Reference,
    *,
    data: Data = None,
    to_trash: Annotated[
        bool, typer.Option("--trash", help="For now only: `pejl trash` brings it back.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Delete a document and every trace of it, former versions and all; there is no undo."""
    from corpus.retiring import discard

    settings = corpus_settings(data)
    with opened_corpus(settings) as corpus:
        entry = corpus.catalog.find(document)
        discard(corpus, entry.document_id, days=settings.trash_days if to_trash else 0)
    if as_json:
        print_json({"document_id": entry.document_id, "status": "removed"})
    notices().print(f"removed {entry.name} ({entry.document_id[:12]})")


def trash(
    document: _Document = None,
    *,
    restore: Annotated[bool, typer.Option("--restore", help="Bring it back.")] = False,
    purge: Annotated[
        bool, typer.Option("--purge", help="Delete every trace of it; without DOCUMENT, of all.")
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """List what was deleted for now, bring it back, or delete it for good."""
    from corpus.history import History
    from corpus.opening import open_catalog

    settings = corpus_settings(data)
    history = History(open_catalog(settings).path)
    if restore or purge:
        _clear(settings, _chosen(history.trashed(), document, restore=restore), restore=restore)
    found = history.trashed()
    if as_json:
        print_json(found)
        return
    rows = ((t.document_id[:12], f"{datetime.fromtimestamp(t.at):%Y-%m-%d}", t.name) for t in found)
    print_table(("id", "deleted", "name"), rows)


def _chosen(trashed: "list[Trashed]", document: str | None, *, restore: bool) -> list[str]:
    if document is None and restore:
        raise typer.BadParameter("name the document to bring back")
    named = [
        one.document_id
        for one in trashed
        if document is None or one.name == document or one.document_id.startswith(document)
    ]
    if document is not None and len(named) != 1:
        raise typer.BadParameter(f"{len(named)} documents in the trash begin with {document!r}")
    return named


def _clear(settings: "Settings", document_ids: list[str], *, restore: bool) -> None:
    from corpus.index import remove_document
    from corpus.retiring import bring_back

    with opened_corpus(settings) as corpus:
        for document_id in document_ids:
            if restore:
                bring_back(corpus, document_id)
            else:
                remove_document(corpus, document_id)
