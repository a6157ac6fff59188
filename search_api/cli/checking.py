"""Whether all is well, and which version this is."""

from importlib.metadata import version as installed_version
from typing import Annotated

import typer

from search_api.cli.opening import corpus_settings, opened_corpus, read_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import console, notices, print_error, print_json, print_text


def doctor(
    *,
    data: Data = None,
    mend: Annotated[
        bool, typer.Option("--mend", help="Put right first what can be, from the archive.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check tools, languages, model, archive and index against each other."""
    from corpus.checkup import check_up

    settings = read_settings(data)
    if mend:
        _mend(data)
    well = True
    for finding in check_up(settings):
        well = well and finding.well
        if as_json:
            print_json(finding)
            continue
        advice = f": {finding.advice}" if finding.advice else ""
        style = "green" if finding.well else "bold red"
        console().print("ok  " if finding.well else "bad ", style=style, end="")
        console().print(f"{finding.name}: {finding.detail}{advice}", soft_wrap=True)
    if not well:
        raise typer.Exit(1)


def _mend(data: Data) -> None:
    from corpus.mending import mend
    from corpus.options import build_options

    settings = corpus_settings(data)
    with opened_corpus(settings) as corpus:
        for result in mend(corpus, build_options(settings)):
            if result.error:
                print_error(f"{result.path}: {result.error}")
            else:
                notices().print(f"mended {result.path} ({result.document_id[:12]})")


def version() -> None:
    """Print the version of Pejl."""
    print_text(f"pejl {installed_version('pejl')}\n")
