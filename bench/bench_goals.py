"""Goals and comparisons against judged documents that the model has not seen, and their speed.

PEJL_SHARED=... python -m bench.bench_goals
"""

import json
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bench.pages import shared_folder
from nlp.embedding.load import load_embedder
from nlp.entities.find import find_entities
from nlp.goals import find_goals
from nlp.goals.find import THRESHOLD, decide
from nlp.goals.lessons import Example, Lesson, examples, read_lessons
from nlp.goals.model import Model
from nlp.goals.train import train
from nlp.passage import AnnotatedDocument, AnnotatedPassage, DocumentFacts, Goal
from nlp.split import split_document
from search_api.align import align
from search_api.compare import side
from search_api.statements import Statements

DETAILS = ("owner", "deadline", "target")
ROUNDS = 20


def main() -> None:
    """Print the scores of goals and of comparisons, every document judged unseen, and speeds."""
    devset = shared_folder() / "devset"
    lessons = read_lessons()
    learnt = {lesson.name: list(examples(lesson)) for lesson in lessons}
    models = {name: _without(name, learnt) for name in learnt}
    _print_lessons(learnt, models)
    found = {lesson.name: _annotate(lesson, models[lesson.name]) for lesson in lessons}
    _print_goals(devset, found)
    _print_comparisons(devset, found)
    _print_speed(lessons)


def _without(name: str, learnt: dict[str, list[Example]]) -> Model:
    """Return a model that never saw one document."""
    return train([example for other, rows in learnt.items() if other != name for example in rows])


def _annotate(lesson: Lesson, model: Model) -> AnnotatedDocument:
    document = lesson.document()
    entities = find_entities(document)
    facts = DocumentFacts("", lesson.kind, lesson.language)
    passages = tuple(AnnotatedPassage(one, lesson.language) for one in split_document(document))
    goals = find_goals(document, entities, facts, model=model)
    return AnnotatedDocument(document.id, facts, passages, entities, goals)


def _print_lessons(learnt: dict[str, list[Example]], models: dict[str, Model]) -> None:
    hits = found = wanted = kinds = 0
    for name, rows in learnt.items():
        meanings = models[name].weigh([row.reading.statement for row in rows])
        for row, meaning in zip(rows, meanings, strict=True):
            decision = decide(row.features, meaning, models[name])
            taken, is_goal = decision.probability >= THRESHOLD, row.label != "none"
            found, wanted = found + taken, wanted + is_goal
            hits += taken and is_goal
            kinds += taken and is_goal and decision.kind == row.label
    print(f"{len(learnt)} lessons, each left out: {_scores(hits, found, wanted)}", end=" ")
    print(f"kind {kinds / hits:.3f}")


def _scores(hits: int, found: int, wanted: int) -> str:
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    f1 = 2 * hits / max(found + wanted, 1)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"


def _print_goals(devset: Path, found: dict[str, AnnotatedDocument]) -> None:
    gold = _by_document(devset / "goals.jsonl")
    agree: dict[str, list[bool]] = defaultdict(list)
    hits = guesses = 0
    for name, wanted in gold.items():
        guesses += len(found[name].goals)
        for goal, one in _pairs(found[name].goals, wanted):
            hits += 1
            _judge(goal, one, agree)
    print(f"goals: {_scores(hits, guesses, sum(map(len, gold.values())))}")
    for detail, answers in agree.items():
        print(f"  {detail} {sum(answers) / len(answers):.3f} of {len(answers)}")
    plain = [
        (n, r["quote"]) for n, rs in _by_document(devset / "nongoals.jsonl").items() for r in rs
    ]
    taken = sum(any(_same(g.text, quote) for g in found[name].goals) for name, quote in plain)
    print(f"plain sentences taken: {taken} of {len(plain)} ({taken / len(plain):.1%})")


def _pairs(
    goals: Sequence[Goal], wanted: Sequence[dict[str, str]]
) -> Iterator[tuple[Goal, dict[str, str]]]:
    left = list(wanted)
    for goal in goals:
        one = next((row for row in left if _same(goal.text, row["quote"])), None)
        if one is not None:
            left.remove(one)
            yield goal, one


def _judge(goal: Goal, one: dict[str, str], agree: dict[str, list[bool]]) -> None:
    agree["kind"].append(goal.kind == one["kind"])
    agree["theme"].append(goal.theme == one["theme"])
    said = (goal.owner or "", goal.deadline or "", goal.target.text if goal.target else "")
    for detail, words in zip(DETAILS, map(_plain, said), strict=True):
        right = _plain(one[detail] or "")
        if words or right:
            agree[detail].append(bool(words and right) and (words in right or right in words))


def _print_comparisons(devset: Path, found: dict[str, AnnotatedDocument]) -> None:
    embedder = load_embedder()
    sides = {name: side([document], embedder) for name, document in found.items()}
    hits = guesses = wanted = 0
    for row in _rows(devset / "compare.jsonl"):
        a, b = sides[Path(row["a"]).stem], sides[Path(row["b"]).stem]
        pairs = align(a, b)
        hits += _matched(a, b, [(pair.a, pair.b) for pair in pairs], list(row["matches"]))
        guesses, wanted = guesses + len(pairs), wanted + len(row["matches"])
    print(f"comparisons: {_scores(hits, guesses, wanted)}")
    started = time.perf_counter()
    for _ in range(ROUNDS):
        align(a, b)
    print(f"  warm: {(time.perf_counter() - started) / ROUNDS * 1000:.1f} ms a pair of documents")


def _matched(
    a: Statements, b: Statements, pairs: list[tuple[int, int]], left: list[dict[str, str]]
) -> int:
    hits = 0
    for at, other in pairs:
        texts = (a.goals[at].text, b.goals[other].text)
        one = next(
            (m for m in left if _same(texts[0], m["quote_a"]) and _same(texts[1], m["quote_b"])),
            None,
        )
        if one is not None:
            left.remove(one)
            hits += 1
    return hits


def _print_speed(lessons: Sequence[Lesson]) -> None:
    ready = [(one.document(), DocumentFacts("", one.kind, one.language)) for one in lessons]
    words = sum(len(lesson.text.split()) for lesson in lessons)
    started = time.process_time()
    for document, facts in ready:
        find_goals(document, (), facts)
    print(f"speed: {words / (time.process_time() - started):,.0f} words a second on one core")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _by_document(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(path):
        found[Path(row["doc"]).stem].append(row)
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().casefold()


def _same(found: str, quote: str) -> bool:
    """Whether two stretches are the same statement: alike, and of about the same length."""
    found, quote = _plain(found), _plain(quote)
    if not found or not quote:
        return False
    return 0.4 <= len(found) / len(quote) <= 2.5 and fuzz.partial_ratio(found, quote) >= 88


if __name__ == "__main__":
    main()
