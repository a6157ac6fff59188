"""A corpus to one file and back."""

from pathlib import Path
from typing import Annotated

import typer

from search_api.cli.ingesting import rebuild
from search_api.cli.opening import corpus_settings, read_settings
from search_api.cli.options import Data
from search_api.cli.printing import notices


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to write (TAR).")],
    *,
    data: Data = None,
) -> None:
    """Write archive and catalog to one file; a service may be running meanwhile."""
    from corpus.backup import back_up

    count = back_up(corpus_settings(data), file)
    notices().print(f"{count} documents in {file}")


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A backup.")
    ],
    *,
    data: Data = None,
) -> None:
    """Bring a backup back into an empty folder, and make its index anew."""
    from corpus.backup import restore as restore_corpus

    count = restore_corpus(read_settings(data), file)
    notices().print(f"{count} documents restored; making their index")
    rebuild(data=data)
