"""How cost grows with the corpus: insert, optimise, search, memory, disk, against exact search.

usage: PEJL_SHARED=DIR python -m bench.bench_growth PASSAGES...

Each size is measured on its own. What is made lies in PEJL_BENCH_DIR (~/.cache/pejl-bench by
default): passages with their vectors, and a corpus a size that `pejl serve --data` opens too. A run
that was stopped goes on at the next 5,000 passages; what is there is not made again, so remove a
folder to fill it anew. Prints a line a figure, keeps them in bench/growth.json and draws
docs/pictures/growth.svg anew. A million passages take about 3 GB of disk and 12 GB of memory for
the exact search, and an hour or so.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from bench import growth_plots, growth_points
from bench.growth_exact import compare, spread
from bench.growth_figures import Answered, Compared, Filled, Growth, Took, keep
from bench.saying import say
from corpus.catalog import Catalog
from corpus.codec import from_json, to_json
from corpus.files import write_atomic
from corpus.indexable import stamp_of
from corpus.settings import Settings
from corpus.store.folders import FolderGenerations
from corpus.store.interface import Condition, Question, Store, Where
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from search_api.candidates import DEPTH
from search_api.query import parse_query
from search_api.ranking import Mode
from search_api.search import search, understand

DRAWN = 150
HALF = (Condition("kind", ("agreement", "minutes")),)
FEW = (Condition("municipalities", ("kommune:0042",)),)
DOCUMENTS = 20


def settings_of(count: int) -> Settings:
    """Return the corpus of this size."""
    return Settings(data=growth_points.bench_folder() / f"corpus-{count}")


def open_index(count: int, embedder: Embedder) -> Store:
    """Open the index of this size."""
    return FolderGenerations(settings_of(count).index_folder).open(stamp_of(embedder))


def queries() -> list[str]:
    """Return the development set's queries, and beginnings of sentences of the passages."""
    lines = Path(os.environ["PEJL_SHARED"]) / "devset/queries.jsonl"
    asked = [json.loads(line)["query"] for line in lines.read_text(encoding="utf-8").splitlines()]
    said = growth_points.sentences()
    drawn = np.random.default_rng(5).integers(0, len(said), DRAWN).tolist()
    return asked + [" ".join(said[number].split()[2:7]) for number in drawn]


def fill(count: int, embedder: Embedder) -> Filled:
    """Fill an index, where it is not there yet, and say what it took."""
    settings = settings_of(count)
    figures = settings.data / "filled.json"
    if figures.exists():
        return from_json(figures.read_bytes(), Filled)
    shutil.rmtree(settings.data, ignore_errors=True)
    Catalog(settings.catalog_file)
    store = open_index(count, embedder)
    pool = growth_points.pool_of(embedder.name)
    insert = optimise = (0.0, 0.0)
    for chunk in growth_points.chunks(count, embedder.name):
        points = list(chunk.points(pool))
        insert = added(insert, took(partial(store.put, points)))
    optimise = took(store.optimize)
    store.close()
    size = sum(path.stat().st_blocks * 512 for path in settings.data.rglob("*"))
    filled = Filled(
        insert=insert[0],
        insert_cpu=insert[1],
        optimise=optimise[0],
        optimise_cpu=optimise[1],
        bytes_a_passage=size / count,
    )
    write_atomic(figures, to_json(filled))
    return filled


def took(act: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds of wall and of processor time that it takes."""
    began = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began[0], time.process_time() - began[1]


def added(some: tuple[float, float], more: tuple[float, float]) -> tuple[float, float]:
    """Return the sums."""
    return some[0] + more[0], some[1] + more[1]


def answer(count: int) -> Answered:
    """Open the index and search it; a process of its own, so that its memory is that of a search.

    Every query is asked once before it is measured, but for `first_time`.
    """
    embedder = load_embedder()
    began = time.perf_counter()
    store = open_index(count, embedder)
    opened = time.perf_counter() - began
    asked = queries()
    ask(store, embedder, asked[:20])
    first_time = ask(store, embedder, asked)
    figures = Answered(
        open=opened,
        first_time=first_time,
        hybrid=ask(store, embedder, asked * 2),
        hybrid_cpu=ask(store, embedder, asked, clock=time.process_time),
        half=ask(store, embedder, asked, HALF),
        few=ask(store, embedder, asked, FEW),
        engine=find(store, questions(embedder, asked)),
        resident=memory("VmRSS"),
        own=memory("RssAnon"),
        document=put_documents(store, embedder),
    )
    store.close()
    return figures


def ask(
    store: Store,
    embedder: Embedder,
    asked: list[str],
    where: Where = (),
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> Took:
    """Return what a search takes."""
    seconds = []
    for query in asked:
        began = clock()
        search(query, store=store, embedder=embedder, where=where)
        seconds.append(clock() - began)
    return spread(seconds)


def questions(embedder: Embedder, asked: list[str]) -> list[Question]:
    """Return what the engine is asked for each query."""
    return [understand(parse_query(q), embedder, Mode.HYBRID, ())[1] for q in asked]


def find(store: Store, asked: list[Question]) -> Took:
    """Return what the engine alone takes."""
    seconds = []
    for question in asked:
        began = time.perf_counter()
        store.find(question, limit=DEPTH)
        seconds.append(time.perf_counter() - began)
    return spread(seconds)


def put_documents(store: Store, embedder: Embedder) -> Took:
    """Return what a document takes: put where one like it was, taken out and put again."""
    [chunk] = islice(growth_points.chunks(growth_points.CHUNK, embedder.name), 1)
    size = growth_points.DOCUMENT
    points = list(islice(chunk.points(growth_points.pool_of(embedder.name)), DOCUMENTS * size))
    seconds = []
    for first in range(0, len(points), size):
        own = points[first : first + size]
        began = time.perf_counter()
        store.remove(own[0].passage.document_id)
        store.put(own)
        seconds.append(time.perf_counter() - began)
    return spread(seconds)


def memory(kind: str, process: int | str = "self") -> float:
    """Return what a process holds in memory, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    [line] = [line for line in status.splitlines() if line.startswith(kind)]
    return int(line.split()[1]) / 1000


def compare_exactly(count: int) -> Compared:
    """Compare with an exact search; apart too, for that takes memory."""
    embedder = load_embedder()
    store = open_index(count, embedder)
    compared = compare(store, count, questions(embedder, queries()))
    store.close()
    return compared


def measure(count: int) -> Growth:
    """Make what is missing of this size, and measure it."""
    embedder = load_embedder()
    growth_points.make(count, embedder.name)
    filled = fill(count, embedder)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as alone:
        answered = alone.submit(answer, count).result()
        compared = alone.submit(compare_exactly, count).result()
    return Growth(passages=count, filled=filled, answered=answered, compared=compared)


def show(growth: Growth) -> None:
    """Print every figure."""
    for part in (growth.filled, growth.answered, growth.compared):
        for name, figure in asdict(part).items():
            plain = (
                f"{figure['median']:.1f} / {figure['most']:.1f} ms"
                if isinstance(figure, dict)
                else f"{figure:.4g}"
            )
            say(f"{growth.passages:,} passages, {name.replace('_', ' ')}", plain)


def main() -> None:
    """Measure each size that is named."""
    sizes = [int(text.replace("_", "")) for text in sys.argv[1:]]
    if not sizes or any(size % growth_points.CHUNK for size in sizes):
        sys.exit(f"{__doc__}\nA size is a multiple of {growth_points.CHUNK}.")
    for size in sizes:
        growth = measure(size)
        show(growth)
        keep(growth)
        growth_plots.draw()


if __name__ == "__main__":
    main()
