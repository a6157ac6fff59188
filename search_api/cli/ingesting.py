"""Bringing files in, and making the index anew."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings, opened_corpus, read_settings
from search_api.cli.options import Data, Jobs, Json, Scheduler
from search_api.cli.printing import console, notices, print_error, print_json

if TYPE_CHECKING:
    from corpus.results import FileResult
    from corpus.settings import Settings

_STYLES = {"added": "green", "updated": "cyan", "unchanged": "dim", "failed": "bold red"}


def ingest(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files and folders.")
    ] = None,
    *,
    data: Data = None,
    again: Annotated[bool, typer.Option("--again", help="Read known files anew.")] = False,
    failed: Annotated[
        bool, typer.Option("--failed", help="Try again what failed before; no PATH needed.")
    ] = False,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    password: Annotated[
        str | None, typer.Option(help="Opens encrypted files.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Read files into the corpus: repaired, understood, ready to be found.

    A file that cannot be read is reported and the others go on. Run it again after a crash, or when
    files have changed: only what is new is read.
    """
    from corpus.build import ingest as ingest_sources
    from corpus.options import build_options
    from corpus.sources import find_sources

    settings = read_settings(data, jobs=jobs, scheduler=scheduler)
    chosen = [*(paths or ()), *(_failed_before(settings) if failed else ())]
    if not chosen and not failed:
        raise typer.BadParameter("name at least one file or folder, or use --failed")
    sources = list(find_sources(chosen))
    with opened_corpus(settings) as corpus:
        options = build_options(settings, again=again, password=password)
        results = ingest_sources(sources, corpus, options)
        count = _report(results, len(sources), "Ingesting", as_json=as_json)
        if count["added"] or count["updated"]:
            corpus.store.optimize()
    _finish(count)


def rebuild(
    *, data: Data = None, jobs: Jobs = None, scheduler: Scheduler = None, as_json: Json = False
) -> None:
    """Make the index anew from the archive, without reading or recognising files again.

    Needed after a change of the embedding model, or of Pejl itself; the old index serves meanwhile.
    """
    from corpus.opening import open_archive, open_catalog, open_embedder
    from corpus.options import build_options
    from corpus.rebuild import rebuild as rebuild_index
    from corpus.store.open import open_generations

    settings = corpus_settings(data, jobs=jobs, scheduler=scheduler)
    catalog = open_catalog(settings)
    results = rebuild_index(
        open_archive(settings),
        catalog,
        open_embedder(settings),
        open_generations(settings),
        build_options(settings),
    )
    _finish(_report(results, len(catalog.entries()), "Rebuilding", as_json=as_json))


def _failed_before(settings: "Settings") -> list[Path]:
    from corpus.opening import open_catalog

    return [Path(failure.path) for failure in open_catalog(settings).failures()]


def _report(
    results: Iterable["FileResult"], total: int, title: str, *, as_json: bool
) -> Counter[str]:
    """Print each file as it is done, under a bar with the time left; return how many of each."""
    count: Counter[str] = Counter()
    for result in _with_progress(results, total, title):
        count[result.status] += 1
        if as_json:
            print_json(result)
        elif result.error:
            print_error(f"{result.path}: {result.error}")
        else:
            _print_result(result)
    return count


def _with_progress(
    results: Iterable["FileResult"], total: int, title: str
) -> Iterator["FileResult"]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[pages]} pages"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    pages = 0
    with Progress(*columns, console=notices(), disable=not notices().is_terminal) as progress:
        task = progress.add_task(title, total=total, pages=0)
        for result in results:
            pages += result.pages
            progress.update(task, advance=1, pages=pages)
            yield result


def _print_result(result: "FileResult") -> None:
    from rich.text import Text

    line = Text(f"{result.status:9}", style=_STYLES[result.status])
    line.append(f" {result.path}", style="default")
    line.append(f"  {result.pages} pages, {result.passages} passages, {result.goals} goals", "dim")
    if result.problems:
        line.append(f", {len(result.problems)} problems", style="yellow")
    console().print(line, soft_wrap=True)


def _finish(count: Counter[str]) -> None:
    notices().print(
        ", ".join(f"{number} {status}" for status, number in count.items()) or "nothing"
    )
    if count["failed"]:
        raise typer.Exit(1)
