"""How soon a person sees something: first and largest contentful paint in Chromium, warm.

usage: python -m bench.bench_page [DATA]

DATA is a corpus; without it the sample corpus is ingested first. Every kind of page is opened once
before it is measured, then 20 times; times count from the click, network and rendering included.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page

from bench.browsing import chromium, served
from bench.sample_corpus import ingest_samples

TIMES = 20
QUERIES = (
    "fastholdelse af elever", "oplæringsvejledere", "hvem betaler for aktiviteterne",
    "tosprogede elever", "opsigelse af aftalen",
)  # fmt: skip
_PAINTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => {
    const largest = list.getEntries().at(-1).startTime;
    const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    resolve([first, largest]);
  }).observe({type: "largest-contentful-paint", buffered: true});
})"""


def main(data: Path) -> None:
    """Print a line for each kind of page."""
    with served(data) as address, chromium() as browser:
        page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
        document = page.request.get("/api/documents").json()[0]["document_id"]
        name = page.request.get("/api/entities/known?limit=1").json()[0]["id"]
        searches = [f"/?q={quote(query)}" for query in QUERIES]
        print("page | first paint, median / slowest | largest paint | milliseconds")
        _measure(page, "search results", searches)
        _measure(
            page, "the same, grouped and by date", [f"{s}&group=1&sort=newest" for s in searches]
        )
        _measure(page, "a name", [f"/names/{name}"])
        _measure(page, "names", ["/names"])
        _measure(page, "a document", [f"/documents/{document}"])


def _measure(page: Page, what: str, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
    paints = [_paint(page, addresses[turn % len(addresses)]) for turn in range(TIMES)]
    firsts, largests = zip(*paints, strict=True)
    first, largest = (f"{median(one):.0f} / {max(one):.0f}" for one in (firsts, largests))
    print(f"{what} | {first} | {largest}")


def _paint(page: Page, address: str) -> tuple[float, float]:
    page.goto(address)
    first, largest = page.evaluate(_PAINTS)
    return float(first), float(largest)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            ingest_samples(Path(folder))
            main(Path(folder))
