"""How fast and how well mentions are found.

    PEJL_SHARED=FOLDER python -m bench.bench_entities

Prints words a second on one core, with and without the trained pipeline, over `devset/docs`; and
precision, recall and F1 of mentions by label and text against `devset/entities.jsonl`.
"""

import json
import os
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from ingest.document import Document
from ingest.reader import read_document
from nlp.entities.find import find_entities
from nlp.entities.recogniser import OWN_PIPELINE

_ROUNDS = 3


def main() -> None:
    """Print both tables."""
    shared = os.environ.get("PEJL_SHARED")
    if shared is None:
        sys.exit("PEJL_SHARED does not name the folder that holds devset/")
    devset = Path(shared) / "devset"
    documents = {path.name: read_document(path) for path in sorted((devset / "docs").glob("*.txt"))}
    for name, pipeline in (("rules alone", None), ("rules and pipeline", OWN_PIPELINE)):
        speed = words_a_second(list(documents.values()), pipeline)
        sys.stdout.write(f"{name:20}{speed:10,.0f} words/s\n")
    write_scores(devset, documents)


def words_a_second(documents: list[Document], pipeline: str | None) -> float:
    """Return words of text a second of processor time, models loaded before."""
    find_entities(documents[0], pipeline=pipeline)
    words = sum(len(page.text.split()) for document in documents for page in document.pages)
    start = time.process_time()
    for _ in range(_ROUNDS):
        for document in documents:
            find_entities(document, pipeline=pipeline)
    return _ROUNDS * words / (time.process_time() - start)


def write_scores(devset: Path, documents: dict[str, Document]) -> None:
    """Print the figures by label and in all."""
    gold: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for line in (devset / "entities.jsonl").read_text(encoding="utf-8").splitlines():
        mention = json.loads(line)
        gold[mention["doc"]][mention["label"], _plain(mention["text"])] += 1
    right, found, truth = Counter[str](), Counter[str](), Counter[str]()
    for name, mentions in gold.items():
        entities = find_entities(documents[name])
        guesses = Counter((str(entity.label), _plain(entity.text)) for entity in entities)
        for counter, counted in ((right, mentions & guesses), (found, guesses), (truth, mentions)):
            for (label, _), number in counted.items():
                counter[label] += number
    for label in [*sorted(truth), "ALL"]:
        total = [sum(c.values()) if label == "ALL" else c[label] for c in (right, found, truth)]
        sys.stdout.write(f"{label:14}{_scores(*total)}\n")


def _scores(right: int, found: int, truth: int) -> str:
    precision, recall = right / max(found, 1), right / max(truth, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{truth:6}{found:6}{precision:8.3f}{recall:8.3f}{f1:8.3f}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


if __name__ == "__main__":
    main()
