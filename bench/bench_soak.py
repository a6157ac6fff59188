"""A service under mixed load for a long time: searches, pages, comparisons and uploads at once.

usage: python -m bench.bench_soak MINUTES [CLIENTS [PAUSE]]

Runs `pejl serve` over the sample corpus in a temporary folder. All but two of the clients search,
read documents and their pages' pictures, and compare; two upload a document that nobody has seen,
wait until it is read and look for it. Who reads pauses for PAUSE seconds on the average (0 by
default) between two requests. Prints a line a minute with the memory of the service and of its
workers, and at the end whether anything failed: the exit status is 1 then.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx2
import psutil

from bench.bench_http import service
from bench.growth_exact import spread
from bench.saying import say
from corpus.build import ingest
from corpus.opening import open_corpus
from corpus.options import build_options
from corpus.settings import Settings
from corpus.sources import find_sources

CLIENTS = 32
UPLOADERS = 2
PATIENCE = 120.0
"""Seconds in which an upload must be read, and any answer given."""

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "files"
WORDS = (
    "fastholdelse af elever", "frafald", "oplæringsvejleder", "praktikpladser", "kvalitet -budget",
    "hvordan mindsker vi frafaldet", '"styregruppen mødes"', "mentor*", "minska avhopp", "økonomi",
    "sprogstøtte", "karriereveje", "uddannelsesplan", "trivsel blandt lærlinge", "opfølgning",
)  # fmt: skip


class Tally:
    """What happened, counted by many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.searches: list[float] = []

    def note(self, what: str, error: str = "") -> None:
        """Count one thing done, or failed for this reason."""
        with self._lock:
            self.done[what] += 1
            if error:
                self.failed[f"{what}: {error}"] += 1

    def took(self, seconds: float) -> None:
        """Note how long a search took."""
        with self._lock:
            self.searches.append(seconds)


class Client:
    """One person at work."""

    def __init__(
        self, port: int, seed: int, tally: Tally, *, until: float, pause: float = 0.0
    ) -> None:
        self.http = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE)
        self.chance = random.Random(seed)
        self.tally, self.until, self.pause = tally, until, pause
        self.ids = [one["document_id"] for one in self.http.get("/api/documents").json()]

    def read(self) -> None:
        """Search most of the time, else open something, until the time is over."""
        others = (self._compare, self._open_page, self._list_goals, self._see_picture)
        while time.monotonic() < self.until:
            step = self._search if self.chance.random() < 0.8 else self.chance.choice(others)
            self._do(step.__name__.strip("_"), step)
            time.sleep(self.chance.uniform(0, 2 * self.pause))

    def upload(self) -> None:
        """Upload one document after another, until the time is over."""
        number = 0
        while time.monotonic() < self.until:
            number += 1
            self._do("upload", lambda: self._upload(number))  # noqa: B023 - done before the next
            time.sleep(self.chance.uniform(1, 4))

    def _do(self, what: str, step: Callable[[], None]) -> None:
        try:
            step()
        except (httpx2.HTTPError, AssertionError, LookupError, ValueError) as error:
            self.tally.note(what, f"{type(error).__name__} {error}"[:200])
        else:
            self.tally.note(what)

    def _get(self, path: str, **parameters: str | int) -> httpx2.Response:
        return self.http.get(path, params=parameters).raise_for_status()

    def _search(self) -> None:
        began = time.monotonic()
        self._get("/api/search", q=self.chance.choice(WORDS), limit=10)
        self.tally.took(time.monotonic() - began)

    def _compare(self) -> None:
        a, b = self.chance.sample(self.ids, 2)
        self._get("/api/compare", a=a, b=b)

    def _open_page(self) -> None:
        self._get(f"/documents/{self.chance.choice(self.ids)}")

    def _list_goals(self) -> None:
        self._get("/api/goals", theme="fastholdelse")

    def _see_picture(self) -> None:
        answer = self.http.get(f"/api/documents/{self.chance.choice(self.ids)}/pages/1.png")
        assert answer.status_code in (200, 404), answer.text  # a Word file has no picture

    def _upload(self, number: int) -> None:
        token = "".join(
            self.chance.choices("bdfglmnprstv", k=1) + self.chance.choices("aeiou", k=9)
        )
        text = (
            f"Aftale {number} om {token}\n\nParterne vil nedbringe frafaldet med {number} procent "
            f"inden 2028, og skolen tilbyder {token} til alle elever.\n"
        )
        answer = self.http.post("/api/documents", files={"files": (f"{token}.txt", text.encode())})
        job = answer.raise_for_status().json()["id"]
        give_up = time.monotonic() + PATIENCE
        while (seen := self._get(f"/api/jobs/{job}").json())["state"] in ("queued", "running"):
            assert time.monotonic() < give_up, "still not read"
            time.sleep(0.5)
        assert seen["state"] == "done", seen
        assert seen["failed"] == 0, seen
        hits = self._get("/api/search", q=token).json()["hits"]
        assert any(token in hit["text"] for hit in hits), "uploaded, but not found"


def memory_mb(process: int) -> tuple[int, int]:
    """Return the resident megabytes of a process, and of all below it together."""
    own = psutil.Process(process)
    below = 0
    for child in own.children(recursive=True):
        try:
            below += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return own.memory_info().rss >> 20, below >> 20


def fill(folder: Path) -> None:
    """Ingest the samples."""
    settings = Settings(data=folder)
    corpus = open_corpus(settings)
    for result in ingest(find_sources([SAMPLES]), corpus, build_options(settings)):
        assert not result.error, result.error
    corpus.store.close()


def watch(process: int, tally: Tally, minutes: float) -> list[int]:
    """Say once a minute how it goes; return the service's memory each minute, in MB."""
    began, noted = time.monotonic(), []
    while time.monotonic() - began < minutes * 60:
        time.sleep(min(60, max(1, minutes * 60 - (time.monotonic() - began))))
        own, below = memory_mb(process)
        noted.append(own)
        passed = (time.monotonic() - began) / 60
        done, failed = tally.done.total(), tally.failed.total()
        say(f"{passed:5.1f} min: {done} requests, {failed} failed", f"{own} MB, workers {below} MB")
    return noted


def main() -> None:
    """Load the service, watch it, and say what failed."""
    minutes = float(sys.argv[1])
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else CLIENTS
    pause = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="pejl-soak-") as name:
        fill(Path(name))
        with service(Path(name)) as (port, process):
            until = time.monotonic() + minutes * 60
            people = [
                Client(port, seed, tally, until=until, pause=pause) for seed in range(clients)
            ]
            tasks = [one.upload for one in people[:UPLOADERS]]
            tasks += [one.read for one in people[UPLOADERS:]]
            threads = [threading.Thread(target=task) for task in tasks]
            for thread in threads:
                thread.start()
            noted = watch(process, tally, minutes)
            for thread in threads:
                thread.join(PATIENCE)
    for what, count in sorted(tally.done.items()):
        say(what, str(count))
    slowest = sorted(tally.searches)[-1 - len(tally.searches) // 100]
    say(
        "search, median / p99",
        f"{1e3 * slowest:.0f} ms p99, {spread(tally.searches).median:.0f} ms",
    )
    half = len(noted) // 2
    say("memory, second half over first", f"{max(noted[half:]) / max(noted[: half or 1]):.2f}")
    for error, count in tally.failed.most_common():
        say(f"FAILED {count} times", error)
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
