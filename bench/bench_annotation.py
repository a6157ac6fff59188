"""What understanding costs: words a second of processor time, stage by stage.

usage: python -m bench.bench_annotation FILE...

Every other file is read first and not counted, so that models are loaded and common words known, as
in a batch; the others are new. Compare two versions by turns: on a busy machine seconds say little.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from bench.saying import say
from corpus.garbage import collect_seldom
from corpus.points import make_points
from ingest.document import Document
from ingest.reader import read_document
from nlp.annotate import annotate_document
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder


def main(paths: list[Path]) -> None:
    """Measure the second, fourth ... of PATHS."""
    collect_seldom()
    embedder = load_embedder()
    for path in paths[::2]:
        understand(path, embedder)
    seconds: Counter[str] = Counter()
    words = pages = 0
    for path in paths[1::2]:
        document, taken = understand(path, embedder)
        seconds.update(taken)
        words += sum(len(page.text.split()) for page in document.pages)
        pages += len(document.pages)
    for stage, taken_by_all in seconds.items():
        say(f"{stage}, microseconds a word", f"{1e6 * taken_by_all / words:.1f}")
    say("words a second", f"{words / seconds.total():,.0f}")
    say("milliseconds a page", f"{1000 * seconds.total() / pages:.1f}")


def understand(path: Path, embedder: Embedder) -> tuple[Document, dict[str, float]]:
    """Return the document, and the processor seconds that each stage took."""
    began = time.process_time()
    document = read_document(path)
    read = time.process_time()
    annotated = annotate_document(document)
    understood = time.process_time()
    list(make_points(document, annotated, embedder))
    ended = time.process_time()
    return document, {
        "read and repaired": read - began,
        "annotated": understood - read,
        "made into points": ended - understood,
    }


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main([Path(name) for name in sys.argv[1:]])
