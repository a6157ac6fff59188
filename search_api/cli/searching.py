"""Searching from the shell: one query, or a file of them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.neighbour import neighbour, search_there, secret_of
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Limit, Where
from search_api.cli.printing import console, print_json
from search_api.unwrap import unwrap

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.settings import Settings
    from search_api.hits import Hit, SearchAnswer


def search(  # noqa: PLR0913 - one for each option
    query: Annotated[
        str | None,
        typer.Argument(help='Words, "a phrase", -excluded, begin*. In Danish, Swedish or English.'),
    ] = None,
    *,
    data: Data = None,
    limit: Limit = 10,
    mode: Annotated[
        str, typer.Option(help="hybrid, dense (meaning alone) or sparse (words alone).")
    ] = "hybrid",
    where: Where = None,
    batch: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A file with a query on each line."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Find passages by words and by meaning, with page and highlights."""
    from search_api.query import parse_where

    parse_where(where or ())  # a wrong condition is told before anything is opened
    queries = list(_queries(query, batch))
    ask = _asker(corpus_settings(data), limit=limit, mode=mode, where=where or [])
    for one in queries:
        answer = ask(one)
        if as_json:
            print_json(answer)
        else:
            _print_answer(answer)


def _asker(
    settings: "Settings", *, limit: int, mode: str, where: list[str]
) -> Callable[[str], "SearchAnswer"]:
    """Return what answers queries: the index itself, or the service that holds it."""
    from corpus.errors import CorpusBusy
    from corpus.opening import open_corpus
    from search_api.query import parse_where
    from search_api.search import search as search_corpus

    try:
        corpus = open_corpus(settings)  # never written to, so nothing need be closed
    except CorpusBusy:
        address = neighbour(settings.data)
        if not address:
            raise
        secret = secret_of(settings.data)
        return partial(search_there, address, secret=secret, limit=limit, mode=mode, where=where)
    return partial(
        search_corpus,
        store=corpus.store,
        embedder=corpus.embedder,
        limit=limit,
        mode=mode,
        where=parse_where(where),
    )


def _queries(query: str | None, batch: Path | None) -> Iterator[str]:
    if (query is None) == (batch is None):
        raise typer.BadParameter("give a QUERY, or --batch FILE")
    if query is not None:
        yield query
    if batch is not None:
        lines = batch.read_text(encoding="utf-8-sig").splitlines()
        yield from (line for line in lines if line.strip())


def _print_answer(answer: "SearchAnswer") -> None:
    from rich.rule import Rule

    if answer.suggestion:
        console().print(f"Did you mean: {answer.suggestion}", style="bold")
    for number, hit in enumerate(answer.hits, start=1):
        console().print(_heading(number, hit))
        console().print(_marked(hit), soft_wrap=False)
        console().print()
    console().print(Rule(style="dim"))
    console().print(f"{len(answer.hits)} hits in {answer.took_ms:.0f} ms", style="dim")


def _heading(number: int, hit: "Hit") -> "Text":
    from rich.text import Text

    line = Text(f"{number}. ", style="dim")
    line.append(hit.title, style="bold")
    line.append(f", page {hit.page}", style="cyan")
    if hit.heading_path:
        line.append("  " + " › ".join(hit.heading_path), style="dim")
    line.append(f"  [{hit.document_id[:12]} {hit.start}-{hit.end}]", style="dim")
    return line


def _marked(hit: "Hit") -> "Text":
    from rich.text import Text

    text = Text(unwrap(hit.text))
    for start, end in hit.highlights:
        text.stylize("bold black on yellow", start, end)
    return text
