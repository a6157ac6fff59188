"""The HTTP service and the web page, from the shell."""

import signal
import sys
from contextlib import suppress
from typing import Annotated

import typer

from search_api.cli.neighbour import announced
from search_api.cli.opening import read_settings
from search_api.cli.options import Data
from search_api.cli.printing import notices


def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on. [PEJL_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on. [PEJL_PORT]")] = None,
) -> None:
    """Serve the web page and the HTTP interface until stopped."""
    import uvicorn

    from search_api.http.app import create_app

    settings = read_settings(data, host=host, port=port)
    application = create_app(settings)
    notices().print(f"Pejl listens on http://{settings.host}:{settings.port} (Ctrl-C stops it)")
    # uvicorn ends well, then raises the signal again that ended it: that is no failure
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with announced(settings.data, settings.host, settings.port), suppress(KeyboardInterrupt):
        uvicorn.run(application, host=settings.host, port=settings.port, log_level="warning")
