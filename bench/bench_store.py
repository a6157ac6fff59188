"""How fast the embedded index is: insert, optimise, open, query, filter, facet, and its size.

usage: python bench/bench_store.py [PASSAGES] [FOLDER]

Passages are made up: vectors around a thousand centres, words by Zipf's law, so that filters and
term weights meet what real text gives them.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from corpus.store.folders import FolderGenerations
from corpus.store.interface import Condition, Point, Question, Stamp, Store, StoredPassage
from nlp.vectors import SparseVector, Vector

WIDTH = 256
SENTENCES = 5
TERMS = 60
VOCABULARY = 80_000
TEXT = "Parterne forpligter sig til at nedbringe frafaldet blandt elever og lærlinge. " * 8
STAMP = Stamp(schema=1, model="bench", width=WIDTH)
RNG = np.random.default_rng(7)
CENTRES = RNG.standard_normal((1000, WIDTH)).astype(np.float32)


def main() -> None:
    """Run the benchmark and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("passages", type=int, nargs="?", default=100_000)
    parser.add_argument("folder", type=Path, nargs="?")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="pejl-bench-"))
    try:
        run(folder, arguments.passages)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(folder: Path, passages: int) -> None:
    """Fill an index, then measure it, before and after it is optimised."""
    generations = FolderGenerations(folder)
    store = generations.open(STAMP)
    batch = 40
    seconds = 0.0
    for number in range(0, passages, batch):
        points = list(make_points(number, batch))
        seconds += took(partial(store.put, points))
    say("insert", f"{seconds:.1f} s, {passages / seconds:.0f} passages/s, durable every {batch}")
    say("close", f"{took(store.close):.2f} s")
    began = time.perf_counter()
    store = generations.open(STAMP)
    say("open, unoptimised", f"{time.perf_counter() - began:.2f} s")
    measure(store, "unoptimised")
    say("optimise", f"{took(store.optimize):.1f} s")
    store.close()
    began = time.perf_counter()
    store = generations.open(STAMP)
    say("open, optimised", f"{time.perf_counter() - began:.2f} s")
    measure(store, "optimised")
    size = sum(path.stat().st_blocks * 512 for path in folder.rglob("*"))
    say("on disk", f"{size / 1e6:.0f} MB, {size / passages / 1e3:.1f} kB a passage")
    store.close()


def make_points(first: int, count: int) -> Iterator[Point]:
    """Yield made-up points, twenty to a document."""
    centres = CENTRES[RNG.integers(0, len(CENTRES), count)]
    dense = normalised(centres + 0.7 * RNG.standard_normal((count, WIDTH)).astype(np.float32))
    noise = RNG.standard_normal((count, SENTENCES, WIDTH)).astype(np.float32)
    sentences = normalised(dense[:, None, :] + 0.08 * noise)
    for offset in range(count):
        number = first + offset
        passage = StoredPassage(
            document_id=f"{number // 20:064x}",
            title="Partnerskabsaftale",
            page=number % 20 + 1,
            start=number,
            end=number + len(TEXT),
            text=TEXT,
            heading_path=("Mål", "Fastholdelse"),
            kind=("agreement", "strategy", "minutes", "news")[number // 20 % 4],
            municipalities=(f"kommune:{number // 20 % 98:04}",),
            years=(2020 + number // 20 % 8,),
            themes=("fastholdelse", "oplæring")[: number % 3],
        )
        yield Point(passage, dense[offset], sentences[offset], make_words(TERMS))


def make_words(count: int) -> SparseVector:
    """Return made-up term weights, common terms often and rare ones seldom."""
    indices = np.unique(RNG.zipf(1.3, count) % VOCABULARY).astype(np.uint32)
    return SparseVector(indices, RNG.random(len(indices)).astype(np.float32) + 0.5)


def normalised(vectors: np.ndarray) -> np.ndarray:
    """Return rows of length 1."""
    rows: np.ndarray = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return rows


def measure(store: Store, state: str) -> None:
    """Print the median and the 95th percentile of each kind of query."""
    few = (Condition("municipalities", ("kommune:0042",)),)
    kinds: dict[str, Callable[[Vector], object]] = {
        "meaning": lambda v: store.find(Question(vector=v), limit=100),
        "meaning, one municipality": lambda v: store.find(Question(None, v, few), limit=100),
        "words": lambda _: store.find(Question(make_words(8)), limit=100),
        "words, one municipality": lambda _: store.find(
            Question(make_words(8), None, few), limit=100
        ),
        "facet": lambda _: store.facet("municipalities"),
        "count": lambda _: store.count(where=few),
    }
    for name, ask in kinds.items():
        queries = normalised(CENTRES[:60] + 0.7 * RNG.standard_normal((60, WIDTH)))
        times = [took(partial(ask, q.astype(np.float32))) for q in queries]
        say(
            f"{name}, {state}",
            f"{1e3 * median(times):.1f} ms, p95 {1e3 * quantiles(times, n=20)[-1]:.1f}",
        )


def took(act: Callable[[], object]) -> float:
    """Return how many seconds it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def say(what: str, figure: str) -> None:
    """Print one figure."""
    sys.stdout.write(f"{what:40} {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
