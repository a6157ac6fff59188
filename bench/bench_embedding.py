"""Measure an embedding model: translations, questions, word likeness, search, speed.

usage: PEJL_SHARED=DIR python -m bench.bench_embedding [MODEL]

MODEL is what `load_embedder` takes; the bundled model when left out. Prints a line a measure and
asserts nothing.
"""

import csv
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from nlp.embedding.interface import Embedder
from nlp.embedding.load import DEFAULT, load_embedder

SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
LEAST_PASSAGE = 300
"""Paragraphs are joined up to this many characters into a passage to score."""


def translation_accuracy(embedder: Embedder, data: Path, one: str, other: str) -> float:
    """Return how often a sentence's nearest one in the other language is its translation."""
    left, right = (
        embedder.embed_passages((data / f"eval/ntrex.{name}").read_text("utf-8").splitlines())
        for name in (one, other)
    )
    nearest = (left @ right.T).argmax(axis=1)
    return float((nearest == np.arange(len(left))).mean())


def word_likeness(embedder: Embedder, data: Path) -> float:
    """Return Spearman's rank correlation with people's judgments of Danish word pairs."""
    with (data / "eval/word-similarity.da.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    one = embedder.embed_passages([row[0] for row in rows])
    other = embedder.embed_passages([row[1] for row in rows])
    judged = [float(row[2]) for row in rows]
    return float(spearmanr((one * other).sum(axis=1), judged).statistic)


def question_ndcg(embedder: Embedder, data: Path) -> float:
    """Return nDCG@10 of Swedish authorities' questions against all distinct answers of the file."""
    lines = (data / "eval/swefaq_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    answers = sorted({answer for row in rows for answer in row["candidate_answers"]})
    passages = Passages(embedder, answers)
    gains = []
    for row in rows:
        scores = passages.score(row["question"])
        right = answers.index(row["candidate_answers"][row["label"]])
        rank = int((scores > scores[right]).sum())
        gains.append(1 / np.log2(rank + 2) if rank < 10 else 0.0)
    return float(np.mean(gains))


class Passages:
    """Passages as the search scores them: the best sentence and the mean of the whole, together."""

    def __init__(self, embedder: Embedder, texts: list[str]) -> None:
        self._embedder = embedder
        self._whole = embedder.embed_passages(texts)
        sentences = [sentences_of(text) for text in texts]
        self._starts = np.cumsum([0, *map(len, sentences)])[:-1]
        self._sentences = embedder.embed_passages([one for some in sentences for one in some])

    def score(self, query: str) -> NDArray[np.float32]:
        """Return a score per passage, shape (n,)."""
        vector = self._embedder.embed_query(query)
        best = np.maximum.reduceat(self._sentences @ vector, self._starts)
        scores: NDArray[np.float32] = best + self._whole @ vector
        return scores


def sentences_of(text: str) -> list[str]:
    """Return a text's sentences, the whole text where it has no inner end."""
    return [part for part in SENTENCE_END.split(text) if re.search(r"\w", part)] or [text]


def passages_of(text: str) -> Iterator[str]:
    """Yield the text's paragraphs, short ones joined with those that follow."""
    held = ""
    for paragraph in text.split("\n\n"):
        held = f"{held}\n\n{paragraph}" if held else paragraph
        if len(held) >= LEAST_PASSAGE:
            yield held
            held = ""
    if held:
        yield held


def scoring(shared: Path) -> dict[str, Callable[..., object]]:
    """Return the search scorer's functions; the file runs itself, so its last line is left out.

    It imports a module `bench` of its own, which has the name of this package.
    """
    source = (shared / "bench/score_search.py").read_text("utf-8").removesuffix("main()\n")
    space: dict[str, Callable[..., object]] = {}
    own = sys.modules.pop("bench", None)
    sys.path.insert(0, str(shared / "bench"))
    exec(compile(source, "score_search.py", "exec"), space)
    sys.path.pop(0)
    if own is not None:
        sys.modules["bench"] = own
    return space


def search_ndcg(embedder: Embedder, shared: Path) -> dict[str, float]:
    """Return nDCG@10 of the sample documents' queries by vectors alone, by kind and over all."""
    scorer, devset = scoring(shared), shared / "devset"
    found = [
        (path.stem, text)
        for path in sorted((devset / "docs").glob("*.txt"))
        for text in passages_of(path.read_text("utf-8"))
    ]
    passages = Passages(embedder, [text for _, text in found])
    names = {name: name for name, _ in found} | {f"{name}.txt": name for name, _ in found}
    by_kind: dict[str, list[float]] = {}
    for line in (devset / "queries.jsonl").read_text("utf-8").splitlines():
        query = json.loads(line)
        if not any(quote["grade"] == 2 for quote in query["relevant"]):
            continue
        order = np.argsort(-passages.score(query["query"]))[:20]
        hits = [{"document_id": found[i][0], "text": found[i][1]} for i in order]
        groups = scorer["clusters"](query["relevant"], devset / "docs")
        ndcg = scorer["score"](hits, groups, names)[0]  # type: ignore[index]
        by_kind.setdefault(query["kind"], []).append(ndcg)
    means = {kind: float(np.mean(values)) for kind, values in by_kind.items()}
    return means | {"ALL": float(np.mean([one for some in by_kind.values() for one in some]))}


def passages_a_second(embedder: Embedder, data: Path) -> float:
    """Return how many texts of 500 characters are embedded in a second of processor time."""
    lines = (data / "eval/swefaq_dev.jsonl").read_text("utf-8").splitlines()
    text = " ".join(answer for line in lines for answer in json.loads(line)["candidate_answers"])
    texts = [text[at : at + 500] for at in range(0, min(len(text), 2_000_000), 500)]
    start = time.process_time()
    embedder.embed_passages(texts)
    return len(texts) / (time.process_time() - start)


def measures(embedder: Embedder, shared: Path) -> dict[str, float]:
    """Return every quality measure by name."""
    data = shared / "data"
    pairs = {"da-en": ("ref.dan", "src.eng"), "da-sv": ("ref.dan", "ref.swe")}
    found = {
        f"NTREX {name}": translation_accuracy(embedder, data, *files)
        for name, files in pairs.items()
    }
    found["SweFAQ nDCG@10"] = question_ndcg(embedder, data)
    found["word likeness"] = word_likeness(embedder, data)
    search = search_ndcg(embedder, shared)
    return found | {f"search {kind}": value for kind, value in search.items()}


def main() -> None:
    """Print a table of one model's measures."""
    shared = Path(os.environ["PEJL_SHARED"])
    start = time.perf_counter()
    embedder = load_embedder(sys.argv[1] if len(sys.argv) > 1 else DEFAULT)
    embedder.embed_query("fastholdelse af elever")
    opened = time.perf_counter() - start
    lines = [
        f"{embedder.name}, {embedder.width} components, opened in {opened * 1000:.0f} ms",
        f"{passages_a_second(embedder, shared / 'data'):10.0f} passages a second",
        *(f"{value:10.3f} {name}" for name, value in measures(embedder, shared).items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
