"""The web page in real headless Chromium: what a person does, and what axe-core finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
UPLOADS = [
    "partnerskabsaftale-varde-sosu-esbjerg.pdf",
    "samarbejdsaftale-silkeborg-sosu-oestjylland.pdf",
]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page with the two samples uploaded, as a person would: by the form of the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=address)
    page.set_default_timeout(30_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto("/documents")
    page.set_input_files("#files", [SAMPLES / name for name in UPLOADS])
    expect(page.locator("tbody tr")).to_have_count(2, timeout=120_000)
    page.request.post("/api/searches", data={"name": "Frafald", "query": "frafald"})
    yield page
    assert errors == []


def test_a_hit_leads_to_its_words_on_the_picture_of_the_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("fastholdelse af elever")
    page.keyboard.press("Enter")
    hit = page.locator("ol.stack > li").first
    expect(hit.locator("mark").first).to_be_visible()
    hit.get_by_role("heading").get_by_role("link").click()
    expect(page.locator("#hit")).to_be_in_viewport()
    picture = page.locator(".picture img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.picture img').naturalWidth > 0")
    assert page.locator(".picture rect").count() > 0


def test_what_is_typed_is_completed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("fasthol")
    page.wait_for_selector("#completions option[value='fastholdelse']", state="attached")


def test_a_filter_narrows_the_search_and_comes_off(page: Page) -> None:
    page.goto("/?q=elever")
    page.get_by_role("link", name="Silkeborg Kommune").first.click()
    expect(page.locator(".chips a")).to_contain_text("Silkeborg Kommune")
    assert "Varde" not in page.locator("ol.stack").inner_text()
    page.locator(".chips a").click()
    expect(page.locator(".chips a")).to_have_count(0)


def test_two_documents_are_compared(page: Page) -> None:
    page.goto("/compare")
    page.get_by_role("button", name="Sammenlign").click()
    expect(page.locator(".pair").first).to_be_visible()
    expect(page.locator(".heat tbody tr").first).to_be_visible()


def test_goals_are_filtered_by_theme(page: Page) -> None:
    page.goto("/goals")
    page.locator("#theme").select_option("fastholdelse")
    page.get_by_role("button", name="Vis").click()
    expect(page.locator(".theme-group h2")).to_have_count(1)


def test_two_partnerships_are_ticked_and_compared(page: Page) -> None:
    page.goto("/compare")
    for box in page.get_by_role("checkbox").all()[1:3]:
        box.check()
    page.get_by_role("button", name="Vis de valgte").click()
    expect(page.locator(".pair").first).to_be_visible()
    assert "whole=1" in page.url


def test_two_goals_are_joined_by_keyboard_and_parted_again(page: Page) -> None:
    first, second = (row["document_id"] for row in page.request.get("/api/documents").json())
    page.goto(f"/compare?a={first}&b={second}")
    pairs = page.locator("[aria-labelledby=matched] li.card")
    before = pairs.count()
    for side in ("a", "b"):
        page.locator(f"input[name={side}][form=join]").first.focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(pairs).to_have_count(before + 1)
    joined = pairs.filter(has=page.locator(".said"))
    joined.get_by_text("Ret", exact=True).press("Enter")
    joined.get_by_role("button", name="Fortryd").press("Enter")
    expect(pairs).to_have_count(before)


def test_a_goal_is_rejected_and_taken_back(page: Page) -> None:
    page.goto("/goals?theme=fastholdelse")
    card = page.locator(".theme-group .card").first
    words = card.locator("p").first.inner_text()
    card.get_by_text("Ret", exact=True).click()
    card.get_by_role("button", name="Afvis").click()
    rejected = page.get_by_role("region", name="Afviste mål")
    expect(rejected).to_contain_text(words)
    rejected.get_by_role("button", name="Fortryd").click()
    expect(page.locator(".theme-group .card p").first).to_have_text(words)


def test_a_file_that_cannot_be_read_says_why(page: Page, tmp_path: Path) -> None:
    empty = tmp_path / "tom.pdf"
    empty.touch()
    page.goto("/documents")
    page.set_input_files("#files", empty)
    expect(page.locator("#progress .status-failed")).to_contain_text("tom.pdf", timeout=60_000)


def test_what_is_deleted_is_brought_back(page: Page) -> None:
    page.goto("/documents")
    row = page.locator("tbody tr").first
    name = row.locator("th .quiet").inner_text()
    row.get_by_role("button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text(name)
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator("tbody tr")).to_have_count(2)


def test_a_scan_shows_its_page_is_cancelled_and_tried_again(page: Page) -> None:
    page.goto("/documents")
    page.set_input_files("#files", SAMPLES / "partnerskabsaftale-gladsaxe-sosu-h.pdf")
    progress = page.locator("#progress")
    expect(progress).to_contain_text("side 1 af", timeout=60_000)
    progress.get_by_role("button", name="Stands").click()
    expect(progress).to_contain_text("Standset", timeout=60_000)
    progress.get_by_role("button", name="Prøv igen").click()
    expect(page.locator("tbody tr")).to_have_count(3, timeout=180_000)
    scan = page.get_by_role("row").filter(has_text="gladsaxe")
    scan.get_by_role("button").click()
    expect(page.locator("tbody tr")).to_have_count(2)


def test_two_documents_are_shown_clause_by_clause(page: Page) -> None:
    page.goto(next(address for address in _addresses(page) if address.startswith("/diff")))
    expect(page.locator(".clause").first).to_be_visible()
    page.get_by_role("link", name="Vis også det uændrede").click()
    expect(page.get_by_role("link", name="Vis kun ændringer")).to_be_visible()


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        for address in _addresses(page):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing_serious(
    page: Page, browser: Browser, address: str, language: str, scheme: str
) -> None:
    addresses = _addresses(page)
    # the checker itself is a script that the page's own policy would refuse
    context = browser.new_context(bypass_csp=True, base_url=address)
    context.add_cookies([{"name": "language", "value": language, "url": address}])
    other = context.new_page()
    other.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for place in addresses:
        other.goto(place)
        found = Axe().run(other).response["violations"]
        assert [f["id"] for f in found if f["impact"] in {"serious", "critical"}] == [], place
    context.close()


def _addresses(page: Page) -> list[str]:
    """One address of each kind of page."""
    documents = page.request.get("/api/documents").json()
    first, second = (document["document_id"] for document in documents[:2])
    return [
        "/",
        "/?q=fastholdelse+af+elever",
        "/?q=elever&sort=newest&group=1&where=kind%3Dagreement",
        "/?q=-x",
        f"/similar?document={first}&page=1&start=0",
        "/searches",
        "/searches/Frafald",
        "/names",
        "/names/kommune:0573",
        "/masked",
        f"/documents/{first}?page=1&mark=5-40&entities=1&repairs=1",
        f"/compare?a={first}&b={second}",
        "/compare",
        f"/compare/partnership?document={first}",
        "/goals",
        "/documents",
        f"/documents/{first}/purge",
        f"/diff?a={first}&b={second}",
    ]
