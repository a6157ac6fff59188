"""Bringing files in, and making the index anew."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings, opened_corpus, read_settings
from search_api.cli.options import Data, Jobs, Json, Scheduler
from search_api.cli.printing import notices
from search_api.cli.progress import cancelling, show_results

if TYPE_CHECKING:
    from corpus.build import BuildOptions
    from corpus.results import FileResult
    from corpus.settings import Settings
    from corpus.sources import Source

_CANCELLED = 130


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
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what became of each file (.json or text)."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read files into the corpus: repaired, understood, ready to be found.

    A file that cannot be read is reported and the others go on. Run it again after a crash, or when
    files have changed: only what is new is read.
    """
    settings = read_settings(data, jobs=jobs, scheduler=scheduler)
    sources = _sources(settings, paths or [], failed=failed)
    if again or has_new(settings, sources):
        from corpus.workers import load_early

        load_early(settings)
    from corpus.options import build_options  # half a second's work, beside what was just started
    from search_api.report import BatchReport, write_report

    began = time.time()
    options = build_options(settings, again=again, password=password)
    done, cancelled = _ingest(settings, sources, options, as_json=as_json)
    if report:
        ended = BatchReport(began, time.time(), len(sources), cancelled, tuple(done))
        write_report(ended, report)
    _finish(done, left=len(sources) - len(done))
    if cancelled:
        raise typer.Exit(_CANCELLED)


def _sources(settings: "Settings", paths: list[Path], *, failed: bool) -> list["Source"]:
    """Return the files to read: those named, and with FAILED those that could not be read before.

    Raises:
        typer.BadParameter: nothing is asked for.

    """
    from corpus.sources import find_sources

    if not paths and not failed:
        raise typer.BadParameter("name at least one file or folder, or use --failed")
    return list(find_sources([*paths, *(_failed_before(settings) if failed else ())]))


def _ingest(
    settings: "Settings", sources: list["Source"], options: "BuildOptions", *, as_json: bool
) -> tuple[list["FileResult"], bool]:
    """Work through a batch on the screen; return its results, and whether it was cancelled."""
    from corpus.build import ingest as ingest_sources
    from corpus.control import Control

    with opened_corpus(settings) as corpus, TemporaryDirectory(prefix="pejl-") as folder:
        control = Control(Path(folder))
        results = ingest_sources(sources, corpus, replace(options, control=control))
        with cancelling(control):
            done = show_results(
                results, len(sources), "Ingesting", control=control, as_json=as_json
            )
        if any(result.status in ("added", "updated") for result in done):
            corpus.store.optimize()
        return done, control.is_cancelled()


def has_new(settings: "Settings", sources: Iterable["Source"]) -> bool:
    """Whether there is a path that nothing was read from yet: what is there now is likely new."""
    from corpus.catalog import Catalog

    known = Catalog(settings.catalog_file).paths()
    return any(source.key not in known for source in sources)


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
    _finish(show_results(results, len(catalog.entries()), "Rebuilding", as_json=as_json))


def _failed_before(settings: "Settings") -> list[Path]:
    from corpus.catalog import Catalog

    return [Path(failure.path) for failure in Catalog(settings.catalog_file).failures()]


def _finish(done: list["FileResult"], *, left: int = 0) -> None:
    count = Counter(result.status.value for result in done)
    said = [f"{number} {status}" for status, number in count.items()]
    said += [f"{left} left: the same command goes on"] * bool(left)
    notices().print(", ".join(said) or "nothing")
    if count["failed"] and not left:
        raise typer.Exit(1)
