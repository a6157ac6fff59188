"""How long many partnerships at a glance take, and two: `python -m bench.bench_compare [100]`.

The partnerships are made of the agreements and plans among the lessons, each with figures of its
own, so that no two sentences are the same.
"""

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.embedding.load import load_embedder
from nlp.goals.lessons import Lesson, read_lessons
from nlp.passage import AnnotatedDocument, DocumentKind, Entity
from search_api.chain import overlook
from search_api.compare import compare_prepared, side

ROUNDS = 50


def main() -> None:
    """Print seconds for all partnerships, cold and again, and milliseconds for two of them."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    kinds = (DocumentKind.AGREEMENT, DocumentKind.STRATEGY)
    lessons = [lesson for lesson in read_lessons() if lesson.kind in kinds]
    documents = list(_documents(lessons, wanted))
    embedder = load_embedder()
    goals = sum(len(document.goals) for document in documents)
    print(f"{wanted} partnerships, {goals} goals")
    for name in ("first", "again"):
        started = time.process_time()
        found = overlook(documents, embedder)
        spent = time.process_time() - started
        print(f"at a glance, {name}: {spent:.2f} s, {len(found.overlaps)} pairs compared")
    a, b = (side([document], embedder) for document in documents[:2])
    started = time.process_time()
    for _ in range(ROUNDS):
        compare_prepared(a, b)
    print(f"two, prepared: {(time.process_time() - started) / ROUNDS * 1000:.2f} ms")
    started = time.process_time()
    compare_prepared(side(documents[2:3], embedder), side(documents[3:4], embedder))
    print(f"two, from their goals: {(time.process_time() - started) * 1000:.1f} ms")


def _documents(lessons: Sequence[Lesson], wanted: int) -> Iterator[AnnotatedDocument]:
    chance = random.Random(7)
    for number in range(wanted):
        lesson = lessons[number % len(lessons)]
        text = re.sub(r"\d\b", lambda _: str(chance.randint(1, 9)), lesson.text)
        page = Page(1, text, text, Reading.PLAIN, "", lesson.language, infer_blocks(text))
        key = f"{number:064x}"
        read = annotate_document(Document(key, key, "text/plain", lesson.language, (page,)))
        party = Entity(1, 0, 1, f"Kommune {number}", "MUNICIPALITY", f"kommune:{number:04}")
        yield replace(read, facts=replace(read.facts, parties=(party,)))


if __name__ == "__main__":
    main()
