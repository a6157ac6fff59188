"""Arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Where the archive and the index live. [PEJL_DATA]"),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")
]
Reference = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="A document's id or file name, or its beginning.")
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="KEY=VALUE",
        help="Only what has this value: kind=agreement, year=2025,2026, theme!=økonomi.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many hits.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Files read at the same time.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="Dask scheduler whose workers read the files. [PEJL_SCHEDULER]"
    ),
]
