"""Measure whether searching both ways is at or above the better way alone, over thousands of texts.

usage: PEJL_SHARED=DIR python -m bench.bench_hybrid [SET] [MODEL]

SET is one of authorities, news and statutes, all three when left out or `all`; MODEL is what
`load_embedder` takes. Prints nDCG@10 by kind of query, with the one passage that a query was made
from or is answered by as the only right one; asserts nothing.
"""

import argparse
import math
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.known_items import KnownItem, KnownItems, authorities, news, statutes
from bench.matching import mean
from corpus.store.edge import EdgeStore, create_edge, open_edge
from corpus.store.interface import Point, Stamp, StoredPassage
from nlp.embedding.interface import Embedder
from nlp.embedding.load import DEFAULT, load_embedder
from nlp.passage import Passage
from nlp.sentences import split_sentences
from nlp.words.passage_words import passage_words
from search_api.ranking import Mode
from search_api.search import search

RANKS = 10


def points(items: KnownItems, embedder: Embedder) -> Iterator[Point]:
    """Yield every text as a point of the index, a document of its own."""
    for at, text in enumerate(items.texts):
        passage = Passage(str(at), 1, 0, len(text), text)
        spans = split_sentences(text) or [(0, len(text))]
        rows = embedder.embed_passages([text, *(text[start:end] for start, end in spans)])
        stored = StoredPassage(str(at), "", 1, 0, len(text), text, language=items.language)
        words = passage_words(passage, title="", language=items.language)
        yield Point(stored, rows[0], rows[1:], words)


def score(item: KnownItem, store: EdgeStore, embedder: Embedder, mode: Mode) -> float:
    """Return nDCG@10 of one query; what only repeats the text and took its place is right too."""
    hits = search(item.query, store=store, embedder=embedder, mode=mode, limit=RANKS).hits
    for rank, hit in enumerate(hits):
        if str(item.text) in {hit.document_id, *(place.document_id for place in hit.repeats)}:
            return 1 / math.log2(rank + 2)
    return 0.0


def measure(items: KnownItems, embedder: Embedder) -> None:
    """Index the texts in a temporary folder, ask every query in every way, and print the means."""
    stamp = Stamp(1, embedder.name, embedder.width)
    with TemporaryDirectory() as folder:
        create_edge(Path(folder) / "index", stamp)
        store = open_edge(Path(folder) / "index", stamp)
        store.put(points(items, embedder))
        store.optimize()
        scores: dict[str, dict[Mode, list[float]]] = defaultdict(lambda: defaultdict(list))
        for item in items.queries:
            for mode in Mode:
                own = score(item, store, embedder, mode)
                scores[item.kind][mode].append(own)
                scores["all"][mode].append(own)
        store.close()
    print(f"{items.name}, {len(items.texts)} passages", *Mode, "over the better", sep="  ")
    for kind, by_mode in scores.items():
        means = {mode: mean(by_mode[mode]) for mode in Mode}
        over = means[Mode.HYBRID] - max(means[Mode.DENSE], means[Mode.SPARSE])
        figures = "".join(f"{means[mode]:8.3f}" for mode in Mode)
        print(f"  {kind:14}{len(by_mode[Mode.HYBRID]):4}{figures}{over:+8.3f}", flush=True)


def main() -> None:
    """Measure over the sets of texts that were asked for."""
    data = Path(os.environ["PEJL_SHARED"]) / "data"
    parser = argparse.ArgumentParser(prog="bench.bench_hybrid", description=__doc__)
    sets = {read.__name__: read for read in (authorities, news, statutes)}
    parser.add_argument("set", nargs="?", choices=["all", *sets], default="all")
    parser.add_argument("model", nargs="?", default=DEFAULT)
    options = parser.parse_args()
    embedder = load_embedder(options.model)
    for name, read in sets.items():
        if options.set in ("all", name):
            measure(read(data), embedder)


if __name__ == "__main__":
    main()
