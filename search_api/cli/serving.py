"""The HTTP service and the web page, from the shell."""

import os
import secrets
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.neighbour import announced, secret_of
from search_api.cli.opening import read_settings
from search_api.cli.options import Data
from search_api.cli.printing import notices

if TYPE_CHECKING:
    from fastapi import FastAPI

    from corpus.settings import Settings


_PING_SECONDS = 60
"""How long one of several processes may give no sign of life before it is started anew."""

KEEP_ALIVE_SECONDS = 75
"""How long an idle connection is kept: longer than clients and proxies do (a minute at most).

Else a request meets a connection that is just being closed, and is lost.
"""


def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on. [PEJL_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on. [PEJL_PORT]")] = None,
    processes: Annotated[
        int, typer.Option(min=1, help="Processes that answer; several need PEJL_QDRANT_URL.")
    ] = 1,
) -> None:
    """Serve the web page and the HTTP interface until stopped."""
    settings = read_settings(data, host=host, port=port)
    _require_keys(settings)
    if processes > 1 and not settings.qdrant_url:
        msg = (
            "one process alone can hold the index inside Pejl: for more, keep the index on a "
            "Qdrant server and name it in PEJL_QDRANT_URL"
        )
        raise typer.BadParameter(msg, param_hint="--processes")
    notices().print(f"Pejl listens on http://{settings.host}:{settings.port} (Ctrl-C stops it)")
    # uvicorn ends well, then raises the signal again that ended it: that is no failure
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    secret = secrets.token_urlsafe(32)
    known = announced(settings.data, settings.host, settings.port, secret)
    with known, suppress(KeyboardInterrupt):
        _run(settings, processes)


def _run(settings: "Settings", processes: int) -> None:
    """Answer until stopped: here, or in processes that read the settings anew."""
    import uvicorn

    here = make_application(settings) if processes == 1 else None
    for name in ("data", "host", "port"):  # what the command line may have given
        os.environ[f"PEJL_{name.upper()}"] = str(getattr(settings, name))
    uvicorn.run(
        here or f"{__name__}:make_application",
        factory=here is None,
        workers=processes,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # it would hold queries
        server_header=False,
        forwarded_allow_ips=settings.proxies,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        timeout_worker_healthcheck=_PING_SECONDS,
    )


def make_application(settings: "Settings | None" = None) -> "FastAPI":
    """Return the service of this process, as it was announced by the one that `serve` began.

    One of several processes stops when that one is gone.
    """
    from corpus.workers import follow_parent
    from search_api.http.app import create_app
    from search_api.http.logs import set_up_logs
    from search_api.http.policy import allowed_hosts

    alone = settings is not None  # of several, one reads uploads, and none knows yet which
    settings = settings or read_settings(None)
    set_up_logs(settings)
    follow_parent(lambda: signal.raise_signal(signal.SIGTERM))
    secret = secret_of(settings.data)
    return create_app(settings, hosts=allowed_hosts(settings), local_secret=secret, early=alone)


def _require_keys(settings: "Settings") -> None:
    """Let the service begin.

    Raises:
        typer.BadParameter: other machines would reach it, and nobody has a key.

    """
    from corpus.settings import Access
    from search_api.http.keys import KeyRing
    from search_api.http.policy import is_loopback

    if settings.access is Access.OPEN or KeyRing(settings.keys_file).everyone():
        return
    if settings.access is Access.KEYS or not is_loopback(settings.host):
        msg = (
            f"to listen on {settings.host}, Pejl needs a key to ask for: `pejl keys add NAME`; "
            "where a proxy lets in none but those who may, set PEJL_ACCESS=open"
        )
        raise typer.BadParameter(msg)
