"""Measure how long a search takes over many passages.

usage: PEJL_SHARED=DIR python bench/bench_search.py [PASSAGES]

PASSAGES (20,000 when left out) are lines of Danish statutes, indexed in a temporary folder. Prints
the median and the 95th percentile of warm searches, in milliseconds of wall time and of this
process's own, a line a way of searching, and the share of the ten nearest passages, by an exact
search with NumPy, that the index finds; asserts nothing. Quality is measured by score_search.py.
"""

import json
import lzma
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from corpus.store.edge import EdgeStore, create_edge, open_edge
from corpus.store.interface import Condition, Point, Question, Stamp, StoredPassage
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.passage import Passage
from nlp.sentences import split_sentences
from nlp.vectors import Vector
from nlp.words.passage_words import passage_words
from search_api.candidates import DEPTH
from search_api.ranking import Mode
from search_api.search import search

NEAREST = 10
LENGTHS = (300, 900)
KINDS = ("agreement", "strategy", "minutes", "news")


def passages(data: Path, count: int) -> Iterator[Passage]:
    """Yield COUNT lines of the statutes that are as long as passages are."""
    with lzma.open(data / "mono/law.da.txt.xz", "rt", encoding="utf-8") as lines:
        fitting = (line.strip() for line in lines if LENGTHS[0] <= len(line) <= LENGTHS[1])
        for number, text in enumerate(islice(fitting, count)):
            yield Passage(f"d{number // 40}", 1, number, number + len(text), text)


def points(data: Path, count: int, embedder: Embedder) -> Iterator[Point]:
    """Yield the passages as points of the index."""
    for number, passage in enumerate(passages(data, count)):
        spans = split_sentences(passage.text)
        texts = [passage.text, *(passage.text[start:end] for start, end in spans)]
        rows = embedder.embed_passages(texts)
        stored = StoredPassage(
            passage.document_id, "Lov", 1, passage.start, passage.end, passage.text,
            kind=KINDS[number % len(KINDS)],
        )  # fmt: skip
        words = passage_words(passage, title="Lov", language="da")
        yield Point(stored, rows[0], rows[1:], words)


def measure(name: str, ask: Callable[[str], object], queries: list[str]) -> None:
    """Print what a search takes, after one round to warm up."""
    for query in queries:
        ask(query)
    walls, owns = [], []
    for query in queries:
        wall, own = time.perf_counter(), time.process_time()
        ask(query)
        walls.append(1000 * (time.perf_counter() - wall))
        owns.append(1000 * (time.process_time() - own))
    figures = (np.percentile(taken, share) for taken in (walls, owns) for share in (50, 95))
    print(f"{name:24}", "  ".join(f"{figure:7.1f}" for figure in figures))


def run(store: EdgeStore, embedder: Embedder, queries: list[str]) -> None:
    """Measure every way of searching."""
    where = (Condition("kind", ("agreement", "minutes")),)
    print(f"{'ms':24}", "   wall50   wall95    own50    own95")
    for mode in Mode:
        measure(mode, partial(search, store=store, embedder=embedder, mode=mode), queries)
    filtered = partial(search, store=store, embedder=embedder, where=where)
    measure("hybrid, filtered", filtered, queries)


def kept(made: Iterable[Point], rows: dict[int, Vector]) -> Iterator[Point]:
    """Pass points on, and keep the vector of each in ROWS by id."""
    for point in made:
        rows[point.id] = point.dense
        yield point


def recall(store: EdgeStore, rows: dict[int, Vector], embedder: Embedder, query: str) -> float:
    """Return the share of the exactly nearest passages that the index finds."""
    vector = embedder.embed_query(query)
    ids = list(rows)
    cosines = np.stack([*rows.values()]) @ vector
    nearest = {ids[at] for at in np.argsort(-cosines)[:NEAREST].tolist()}
    found = {hit.id for hit in store.find(Question(vector=vector), limit=DEPTH).whole[:NEAREST]}
    return len(found & nearest) / NEAREST


def main() -> None:
    """Index the statutes and search them with the development set's queries."""
    shared = Path(os.environ["PEJL_SHARED"])
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    lines = (shared / "devset/queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(line)["query"] for line in lines]
    embedder = load_embedder()
    stamp = Stamp(1, embedder.name, embedder.width)
    with TemporaryDirectory() as folder:
        create_edge(Path(folder) / "index", stamp)
        store = open_edge(Path(folder) / "index", stamp)
        began = time.perf_counter()
        rows: dict[int, Vector] = {}
        store.put(kept(points(shared / "data", count, embedder), rows))
        store.optimize()
        print(f"{store.count()} passages indexed in {time.perf_counter() - began:.0f} s")
        run(store, embedder, queries)
        share = np.mean([recall(store, rows, embedder, query) for query in queries])
        print(f"recall@{NEAREST} of the index: {share:.3f}")
        store.close()


if __name__ == "__main__":
    main()
