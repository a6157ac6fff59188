"""A folder whose files come into the corpus by themselves."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.ingesting import ingest
from search_api.cli.opening import read_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_error

if TYPE_CHECKING:
    from corpus.catalog import Catalog

_MOST_SAID = 10
"""So many files that are gone are named: a whole drive may have been emptied."""


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The folder.")
    ],
    *,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks.")] = 2.0,
    settle: Annotated[float, typer.Option(min=0, help="Seconds a file must stand still.")] = 3.0,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Read what is put into a folder, and what changes there, until stopped with Ctrl-C.

    A file is read when it is whole. What is deleted from the folder is told of and stays in the
    corpus; what was put in the trash stays there until its file changes. The index is held only
    while files are read, so searches and other commands work in between.
    """
    from corpus.opening import open_catalog
    from corpus.watching import FolderWatch, read_before
    from corpus.workers import load_early

    settings = read_settings(data)
    catalog = open_catalog(settings)
    seen = FolderWatch(folder, settle, read_before(catalog, folder))
    notices().print(f"watching {folder} (Ctrl-C stops it)")
    load_early(settings)
    waiting: list[Path] = []
    while True:
        look = seen.look(time.monotonic())
        waiting += _but_trash(catalog, look.whole)
        if not waiting or _read(waiting, settings.data, as_json=as_json):
            waiting = []
        _tell_gone(catalog, look.gone)
        time.sleep(every)


def _read(paths: list[Path], data: Path, *, as_json: bool) -> bool:
    """Ingest files; say so and return False where the index is held elsewhere."""
    from corpus.errors import CorpusBusy

    try:
        ingest(paths, data=data, as_json=as_json)
    except typer.Exit as ended:
        if ended.exit_code > 1:
            raise
    except CorpusBusy as busy:
        print_error(f"{busy}; trying again")
        return False
    return True


def _but_trash(catalog: "Catalog", paths: list[Path]) -> list[Path]:
    """Return the files to read; those that lie in the trash are told of."""
    from corpus.watching import in_trash

    trashed = in_trash(catalog, paths)
    for path in sorted(trashed):
        notices().print(
            f"{path} is in the trash and stays there until it changes: "
            "`pejl trash` lists it and brings it back"
        )
    return [path for path in paths if path not in trashed]


def _tell_gone(catalog: "Catalog", gone: list[Path]) -> None:
    from corpus.watching import left_without

    left = list(left_without(catalog, gone))
    for path, entry in left[:_MOST_SAID]:
        notices().print(
            f"{path} is gone; its document stays: `pejl remove {entry.document_id[:12]}` deletes it"
        )
    if len(left) > _MOST_SAID:
        notices().print(f"... and so are {len(left) - _MOST_SAID} more files")
