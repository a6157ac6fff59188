"""Passages by the million, as points of the index: made once, kept in chunks, and read back.

Each is four sentences of Danish statutes, two that stand together and two from elsewhere, so that
words, lengths and vectors are those of real text and no two passages are the same. What is made is
kept in the folder that PEJL_BENCH_DIR names; a run that was stopped goes on at the next chunk.
"""

import lzma
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.saying import say
from corpus.store.interface import Point, StoredPassage
from nlp.embedding.load import load_embedder
from nlp.sentences import split_sentences
from nlp.vectors import SparseVector, Vectors
from nlp.words.analysis import analyse
from nlp.words.passage_words import DEFAULT, saturated
from nlp.words.terms import total_weights
from nlp.words.thesaurus import load_thesaurus

CHUNK = 5_000
DOCUMENT = 20
LENGTHS = (40, 320)
TITLE = "Partnerskabsaftale"
KINDS = ("agreement", "strategy", "minutes", "news")
THEMES = ("fastholdelse", "oplæring")
MUNICIPALITIES = 98


def bench_folder() -> Path:
    """Return where what benchmarks make once is kept."""
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("PEJL_BENCH_DIR") or cache_home / "pejl-bench")


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of the statutes that are neither stubs nor lists, in order."""
    with lzma.open(
        Path(os.environ["PEJL_SHARED"]) / "data/mono/law.da.txt.xz", "rt", encoding="utf-8"
    ) as lines:
        found = [
            line[start:end]
            for line in islice(lines, 30_000)
            for start, end in split_sentences(line)
        ]
    return tuple(text for text in found if LENGTHS[0] <= len(text) <= LENGTHS[1])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of passages. `said` numbers the four sentences of each; `words` by `edges`."""

    first: int
    said: NDArray[np.int64]
    dense: NDArray[np.float16]
    edges: NDArray[np.int64]
    numbers: NDArray[np.uint32]
    values: NDArray[np.float32]

    def points(self, pool: Vectors) -> Iterator[Point]:
        """Yield the points; POOL has the vector of every sentence."""
        for row, said in enumerate(self.said):
            own = slice(*self.edges[row : row + 2])
            yield Point(
                stored(self.first + row, text_of(said)),
                self.dense[row].astype(np.float32),
                pool[said].astype(np.float32),
                SparseVector(self.numbers[own], self.values[own]),
            )


def text_of(said: NDArray[np.int64]) -> str:
    """Return the passage of these sentences."""
    return " ".join(sentences()[number] for number in said.tolist())


def stored(number: int, text: str) -> StoredPassage:
    """Return the passage of this number as the index keeps it, twenty to a document."""
    document = number // DOCUMENT
    return StoredPassage(
        document_id=f"{document:064x}",
        title=TITLE,
        page=number % DOCUMENT + 1,
        start=0,
        end=len(text),
        text=text,
        heading_path=("Mål", "Fastholdelse"),
        kind=KINDS[document % len(KINDS)],
        municipalities=(f"kommune:{document % MUNICIPALITIES:04}",),
        years=(2020 + document % 8,),
        themes=THEMES[: number % 3],
    )


def drawn(first: int) -> NDArray[np.int64]:
    """Return the numbers of the four sentences of each passage of a chunk, drawn by its number."""
    random = np.random.default_rng(first)
    starts = random.integers(0, len(sentences()) - 1, (CHUNK, 2))
    return np.stack([starts[:, 0], starts[:, 0] + 1, starts[:, 1], starts[:, 1] + 1], axis=1)


@cache
def weighed(number: int) -> tuple[dict[int, float], int]:
    """Return what the terms of a sentence weigh, and how many words it has, stop words left out."""
    words = analyse(sentences()[number], "da")
    tokens = [word.token for word in words]
    totals = total_weights(tokens, "da", load_thesaurus(), DEFAULT.terms)
    return totals, sum(not word.is_stop for word in words)


def words_of(said: NDArray[np.int64]) -> SparseVector:
    """Return the term weights of the passage of these sentences; each is analysed only once."""
    parts = [weighed(number) for number in said.tolist()]
    totals: Counter[int] = Counter()
    for terms, _ in parts:
        totals.update(terms)
    return saturated(totals, sum(length for _, length in parts))


def make_chunk(path: Path, first: int) -> None:
    """Embed and weigh a chunk of passages, and keep it."""
    said = drawn(first)
    texts = [text_of(row) for row in said]
    words = [words_of(row) for row in said]
    edges = np.cumsum([0, *(len(one.indices) for one in words)])
    with path.with_suffix(".part").open("wb") as file:
        np.savez(
            file,
            said=said,
            dense=load_embedder().embed_passages(texts).astype(np.float16),
            edges=edges,
            numbers=np.concatenate([one.indices for one in words]),
            values=np.concatenate([one.values for one in words]),
        )
    path.with_suffix(".part").replace(path)


def folder_of(model: str) -> Path:
    """Return where the points made with this model are kept."""
    return bench_folder() / f"points-{model.replace('/', '-')}"


def make(count: int, model: str) -> None:
    """Make COUNT passages, those that are kept already left out, on every processor."""
    folder = folder_of(model)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "pool.npy").exists():
        pool = load_embedder().embed_passages(sentences()).astype(np.float16)
        np.save(folder / "pool.part.npy", pool)
        (folder / "pool.part.npy").replace(folder / "pool.npy")
    missing = [first for first in range(0, count, CHUNK) if not chunk_file(folder, first).exists()]
    with ProcessPoolExecutor(mp_context=get_context("forkserver")) as executor:
        paths = [chunk_file(folder, first) for first in missing]
        for done, _ in enumerate(executor.map(make_chunk, paths, missing), start=1):
            if done % 10 == 0:
                say("passages made", f"{done * CHUNK} of {len(missing) * CHUNK}")


def chunk_file(folder: Path, first: int) -> Path:
    """Return the file of the chunk that begins with this passage."""
    return folder / f"{first:08}.npz"


def chunks(count: int, model: str) -> Iterator[Chunk]:
    """Yield what was made, in order."""
    for first in range(0, count, CHUNK):
        with np.load(chunk_file(folder_of(model), first)) as kept:
            yield Chunk(first, **{name: kept[name] for name in kept.files})


def pool_of(model: str) -> Vectors:
    """Return the vector of every sentence, shape (sentences, width)."""
    vectors: Vectors = np.load(folder_of(model) / "pool.npy")
    return vectors
