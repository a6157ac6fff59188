"""A folder whose files come into the corpus by themselves."""

import time
from pathlib import Path
from typing import Annotated

import typer

from search_api.cli.ingesting import ingest
from search_api.cli.opening import read_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_error


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

    A file is read when it is whole. What is deleted from the folder stays in the corpus. The index
    is held only while files are read, so searches and other commands work in between.
    """
    from corpus.errors import CorpusBusy
    from corpus.watching import FolderWatch

    settings = read_settings(data)
    seen = FolderWatch(folder, settle)
    notices().print(f"watching {folder} (Ctrl-C stops it)")
    waiting: list[Path] = []
    while True:
        waiting += seen.look(time.monotonic())
        if waiting:
            try:
                ingest(waiting, data=settings.data, as_json=as_json)
            except typer.Exit as ended:
                if ended.exit_code > 1:
                    raise
            except CorpusBusy as busy:
                print_error(f"{busy}; trying again")
                time.sleep(every)
                continue
            waiting = []
        time.sleep(every)
