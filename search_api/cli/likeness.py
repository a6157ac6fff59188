"""From a passage to others like it, and from half a word to whole ones."""

from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.neighbour import neighbour, secret_of, similar_there
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Limit, Reference
from search_api.cli.printing import print_json, print_text
from search_api.cli.searching import print_hits

if TYPE_CHECKING:
    from corpus.settings import Settings
    from search_api.hits import Hit


def similar(
    document: Reference,
    page: Annotated[int, typer.Argument(metavar="PAGE", min=1, help="The passage's page.")],
    start: Annotated[
        int, typer.Argument(metavar="START", min=0, help="Where it begins, as a search says.")
    ],
    *,
    limit: Limit = 10,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Find passages like one, by its own words and its meaning."""
    from corpus.opening import open_catalog

    settings = corpus_settings(data)
    document_id = open_catalog(settings).find(document).document_id
    hits = _similar(settings, document_id, page, start, limit=limit)
    if as_json:
        print_json(hits)
    else:
        print_hits(hits)


def complete(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Its last word half typed.")],
    *,
    limit: Limit = 8,
    as_json: Json = False,
) -> None:
    """Complete a query that is being typed."""
    from search_api.completion import complete_query

    completions = complete_query(query, limit=limit)
    if as_json:
        print_json(completions)
    else:
        print_text("".join(f"{completion}\n" for completion in completions))


def _similar(
    settings: "Settings", document_id: str, page: int, start: int, *, limit: int
) -> "tuple[Hit, ...]":
    from corpus.errors import CorpusBusy
    from corpus.opening import open_corpus
    from search_api.likeness import more_like

    try:
        corpus = open_corpus(settings)  # never written to, so nothing need be closed
    except CorpusBusy:
        address = neighbour(settings.data)
        if not address:
            raise
        secret = secret_of(settings.data)
        return similar_there(address, document_id, page, start, secret=secret, limit=limit)
    return more_like(document_id, page, start, store=corpus.store, limit=limit)
