"""A service of its own and a browser to look at it with, for the tests that need them."""

import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from corpus.settings import Settings
from search_api.cli.serving import KEEP_ALIVE_SECONDS
from search_api.http.app import create_app

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("corpus"), jobs=1)


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """A service over an empty corpus, on a port that the system chooses."""
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings),
            port=0,
            log_level="warning",
            timeout_keep_alive=KEEP_ALIVE_SECONDS,  # as `pejl serve`: none is closed while in use
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()
