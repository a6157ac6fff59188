"""Searching from the shell: one query, or a file of them."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from search_api.cli.exporting import Export, format_of, write_export
from search_api.cli.neighbour import neighbour, search_there, secret_of
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Limit, Where
from search_api.cli.printing import console, print_json
from search_api.unwrap import unwrap

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.settings import Settings
    from search_api.hits import Hit, SearchAnswer
    from search_api.sorting import Order

_Mode = Annotated[str, typer.Option(help="hybrid, dense (meaning alone) or sparse (words alone).")]
_Sort = Annotated[
    str, typer.Option(help="relevance; or the best 100 hits by newest, oldest or title.")
]
_Batch = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="A file with a query on each line."),
]


class Ask(Protocol):
    """Puts a query to the index itself, or to the service that holds it."""

    def __call__(
        self, query: str, *, limit: int, mode: str, where: Sequence[str]
    ) -> "SearchAnswer":
        """Return the answer."""
        ...


def search(  # noqa: PLR0913 - one for each option
    query: Annotated[
        str | None,
        typer.Argument(help='Words, "a phrase", -excluded, begin*. In Danish, Swedish or English.'),
    ] = None,
    *,
    data: Data = None,
    limit: Limit = 10,
    mode: _Mode = "hybrid",
    where: Where = None,
    sort: _Sort = "relevance",
    batch: _Batch = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """Find passages by words and by meaning, with page and highlights."""
    from search_api.query import parse_where
    from search_api.sorting import hits_for, in_order

    parse_where(where or ())  # what is wrong is told before anything is opened
    order = _order(sort)
    if export:
        format_of(export)
    queries = list(_queries(query, batch))
    settings = corpus_settings(data)
    ask = asker(settings)
    answers = (ask(q, limit=hits_for(order, limit), mode=mode, where=where or ()) for q in queries)
    ordered = (in_order(answer, order, limit) for answer in answers)
    if export:
        _export(settings, export, list(ordered))
        return
    for answer in ordered:
        if as_json:
            print_json(answer)
        else:
            _print_answer(answer)


def _order(sort: str) -> "Order":
    from search_api.sorting import Order

    try:
        return Order(sort)
    except ValueError as error:
        msg = f"--sort {sort}: use one of {', '.join(Order)}"
        raise typer.BadParameter(msg) from error


def _export(settings: "Settings", path: Path, answers: Sequence["SearchAnswer"]) -> None:
    from search_api.hit_table import hit_table

    write_export(path, [hit_table(answers, neighbour(settings.data))])


def asker(settings: "Settings") -> Ask:
    """Return what answers queries: the index itself, or the service that holds it.

    Raises:
        CorpusBusy: something else than a service holds the index.

    """
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
        return partial(search_there, address, secret=secret)

    def ask(query: str, *, limit: int, mode: str, where: Sequence[str]) -> "SearchAnswer":
        return search_corpus(
            query,
            store=corpus.store,
            embedder=corpus.embedder,
            limit=limit,
            mode=mode,
            where=parse_where(where),
            twins=corpus.kin.twins(),
        )

    return ask


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
    print_hits(answer.hits)
    console().print(Rule(style="dim"))
    console().print(f"{len(answer.hits)} hits in {answer.took_ms:.0f} ms", style="dim")


def print_hits(hits: Sequence["Hit"]) -> None:
    """Print hits for people, what was matched being marked."""
    for number, hit in enumerate(hits, start=1):
        console().print(_heading(number, hit))
        console().print(_marked(hit), soft_wrap=False)
        console().print()


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
