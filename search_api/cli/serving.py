"""The HTTP service and the web page, from the shell."""

import secrets
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.neighbour import announced
from search_api.cli.opening import read_settings
from search_api.cli.options import Data
from search_api.cli.printing import notices

if TYPE_CHECKING:
    from corpus.settings import Settings


def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on. [PEJL_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on. [PEJL_PORT]")] = None,
) -> None:
    """Serve the web page and the HTTP interface until stopped."""
    import uvicorn

    from search_api.http.app import create_app
    from search_api.http.logs import set_up_logs
    from search_api.http.policy import allowed_hosts

    settings = read_settings(data, host=host, port=port)
    _require_keys(settings)
    set_up_logs(settings)
    secret = secrets.token_urlsafe(32)
    application = create_app(settings, hosts=allowed_hosts(settings), local_secret=secret)
    notices().print(f"Pejl listens on http://{settings.host}:{settings.port} (Ctrl-C stops it)")
    # uvicorn ends well, then raises the signal again that ended it: that is no failure
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    known = announced(settings.data, settings.host, settings.port, secret)
    with known, suppress(KeyboardInterrupt):
        uvicorn.run(
            application,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,  # it would hold queries
            server_header=False,
            forwarded_allow_ips=settings.proxies,
            timeout_graceful_shutdown=settings.shutdown_seconds,
        )


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
