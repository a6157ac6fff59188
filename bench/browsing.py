"""The web page over a corpus, in Debian's Chromium without a window."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from corpus.settings import Settings
from search_api.http.app import create_app

_SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve the corpus in a folder on a port that the system chooses; yield the address."""
    config = uvicorn.Config(create_app(Settings(data=data)), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; `make browser` installs it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        msg = "no Chromium here: run `make browser`"
        raise SystemExit(msg)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_SWITCHES)
        try:
            yield browser
        finally:
            browser.close()
