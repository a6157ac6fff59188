"""Signing in as a person does, in real headless Chromium."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright

from corpus.settings import Settings
from search_api.http.app import create_app
from search_api.http.keys import KeyRing, Scope

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium")

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("corpus"), jobs=1)


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """A service of its own, on a port that the system chooses."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


def test_a_person_signs_in_uploads_and_signs_out(
    browser: Browser, address: str, settings: Settings, tmp_path: Path
) -> None:
    _, secret = KeyRing(settings.keys_file).add("Anne", Scope.WRITE)
    context = browser.new_context(bypass_csp=True, base_url=address)
    page = context.new_page()
    page.goto("/documents")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
    page.get_by_label("Nøgle").fill("forkert")
    page.get_by_role("main").get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Nøgle").fill(secret)
    page.get_by_role("main").get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/documents")
    assert "pejl_session" not in page.evaluate("document.cookie")
    (tmp_path / "referat.txt").write_text("Referat\n\nMødet blev aflyst på grund af sne.\n")
    page.set_input_files("#files", tmp_path / "referat.txt")
    expect(page.locator("tbody tr")).to_have_count(1, timeout=60_000)
    page.get_by_role("button", name="Log ud").click()
    page.goto("/documents")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind")
    context.close()


def test_another_sites_form_changes_nothing(
    browser: Browser, address: str, settings: Settings
) -> None:
    KeyRing(settings.keys_file).add("Bo", Scope.READ)
    context = browser.new_context()
    page = context.new_page()
    page.goto("data:text/html,<form method=post action='" + address + "/login'><button>x</button>")
    with page.expect_response("**/login") as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403
    context.close()
