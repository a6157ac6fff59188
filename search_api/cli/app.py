"""The commands, put together; and the one table from errors to exit statuses."""

import os
import sys
from typing import Any, NoReturn

import typer

from corpus.errors import (
    CorpusError,
    CorpusNotFound,
    DocumentNotFound,
    EntityNotFound,
    SearchNotFound,
)
from corpus.garbage import collect_seldom
from ingest.errors import IngestError, MissingTool
from nlp.errors import NlpError
from search_api.cli import (
    checking,
    comparing,
    correcting,
    ingesting,
    keys,
    likeness,
    naming,
    promising,
    removing,
    repairing,
    saved,
    saving,
    searching,
    serving,
    showing,
    versioning,
    watching,
)
from search_api.cli.options import Data
from search_api.cli.printing import print_error
from search_api.errors import InvalidQuery

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (CorpusNotFound, WRONG_USAGE),
    (DocumentNotFound, WRONG_USAGE),
    (SearchNotFound, WRONG_USAGE),
    (EntityNotFound, WRONG_USAGE),
    (InvalidQuery, WRONG_USAGE),
    (CorpusError, FAILED),
    (IngestError, FAILED),
    (MissingTool, FAILED),
    (NlpError, FAILED),
)
"""What the program exits with when it ends in such an error; the first that fits counts."""

app = typer.Typer(
    name="pejl",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def program(context: typer.Context, data: Data = None) -> None:
    """Search and compare partnership agreements: PDFs, scans, Word files and web pages."""
    if data:
        context.default_map = _with_default(context.command, str(data))


def _with_default(command: object, data: str) -> dict[str, Any]:
    """Return what each command takes for `--data` where it names none itself."""
    below: dict[str, object] = getattr(command, "commands", {})
    if not below:
        return {"data": data}
    return {name: _with_default(one, data) for name, one in below.items()}


app.command()(ingesting.ingest)
app.command()(showing.documents)
app.command()(searching.search)
app.command()(likeness.similar)
app.command()(likeness.complete)
app.command()(showing.text)
app.command()(showing.repairs)
app.command()(naming.entities)
app.command()(naming.masked)
app.command()(promising.goals)
app.command()(comparing.compare)
app.command()(correcting.correct)
app.command()(repairing.repair)
app.command()(serving.serve)
app.add_typer(saved.app)
app.add_typer(keys.app)
app.command()(versioning.versions)
app.command()(versioning.diff)
app.command()(versioning.duplicates)
app.command()(watching.watch)
app.command()(ingesting.rebuild)
app.command()(removing.remove)
app.command()(removing.trash)
app.command()(saving.backup)
app.command()(saving.restore)
app.command()(checking.doctor)
app.command()(checking.version)


def main() -> NoReturn:
    """Run the command line and end the process."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # `pejl search ... | head`
        pass
    # Commands close what they wrote to; taking down the libraries would cost a search 0.4 seconds.
    os._exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line (that of this process, or these arguments); return the exit status."""
    try:
        app(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else FAILED
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print_error("stopped; what was finished is kept, and the same command goes on from there")
        return INTERRUPTED
    except tuple(kind for kind, _ in STATUSES) as error:
        print_error(str(error))
        return next(status for kind, status in STATUSES if isinstance(error, kind))
    return 0
