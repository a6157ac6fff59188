"""Make the README's pictures anew, from the sample corpus.

usage: python -m bench.pictures [DATA]

DATA is a corpus that holds the samples; without it they are ingested first.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from bench.browsing import chromium, served
from bench.sample_corpus import ingest_samples

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
QUERY = "/?q=fastholdelse+af+elever"


def main(data: Path) -> None:
    """Write a picture each of search, document, comparison and a name."""
    with served(data) as address, chromium() as browser:
        page = browser.new_page(
            base_url=address,
            viewport={"width": 1280, "height": 1100},
            device_scale_factor=0.75,
            color_scheme="light",
        )
        page.goto(QUERY)
        page.goto(QUERY)  # the first search loads what all others find in memory
        _keep(page, "search")
        page.locator("h2 a", has_text="Gladsaxe").first.click()
        page.wait_for_function("() => document.querySelector('.picture img').naturalWidth > 0")
        page.evaluate("window.scrollTo(0, 0)")
        _keep(page, "document")
        page.goto(f"/compare?a={_id(page, 'viborg')}&b={_id(page, 'gladsaxe')}")
        _keep(page, "compare")
        page.goto("/names/skole:zbc")
        _keep(page, "name")


def _id(page: Page, part: str) -> str:
    documents = page.request.get("/api/documents").json()
    return next(str(d["document_id"]) for d in documents if part in Path(d["path"]).name)


def _keep(page: Page, name: str) -> None:
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            ingest_samples(Path(folder))
            main(Path(folder))
