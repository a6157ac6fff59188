"""Signing in as a person does, in real headless Chromium."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from corpus.settings import Settings
from search_api.http.keys import KeyRing, Scope


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
