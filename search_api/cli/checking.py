"""Whether all is well, and which version this is."""

from importlib.metadata import version as installed_version

import typer

from search_api.cli.opening import read_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import console, print_json, print_text


def doctor(*, data: Data = None, as_json: Json = False) -> None:
    """Check tools, languages, model, archive and index against each other."""
    from corpus.checkup import check_up

    well = True
    for finding in check_up(read_settings(data)):
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


def version() -> None:
    """Print the version of Pejl."""
    print_text(f"pejl {installed_version('pejl')}\n")
