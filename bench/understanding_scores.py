"""Entities and goals of a judged set, scored and printed."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bench.judged_set import JudgedGoal, JudgedSet
from bench.matching import Tally, mean, plain, same, take, within
from nlp.passage import AnnotatedDocument, Goal

Mentions = Counter[tuple[str, str]]
LABELS = ("kind", "theme")
WORDS = ("owner", "deadline", "target")
Understood = dict[str, AnnotatedDocument]
"""What was understood of each document, by file name."""


@dataclass(slots=True)
class GoalScores:
    """Goals found, plain sentences taken for goals, and whether each field is right."""

    goals: Tally = field(default_factory=Tally)
    plain: int = 0
    taken: int = 0
    fields: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))


def print_mentions(judged: JudgedSet, understood: Understood, *, show: bool) -> None:
    """Print mention F1 by label; a mention is its label and text."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name in sorted({mention.doc for mention in judged.mentions}):
        marked: Mentions = Counter(
            (m.label, plain(m.text)) for m in judged.mentions if m.doc == name
        )
        found: Mentions = Counter((e.label, plain(e.text)) for e in understood[name].entities)
        for label in {label for label, _ in marked | found}:
            counts = (
                sum(number for (of, _), number in part.items() if of == label)
                for part in (marked, found, marked & found)
            )
            tallies[label].add(*counts)
        if show:
            print(name, "missed", sorted(marked - found), "extra", sorted(found - marked))
    total = Tally()
    for label, tally in sorted(tallies.items()):
        if tally.gold:
            total.add(tally.gold, tally.found, tally.hits)
            print(f"{label:14}{tally.gold:5}{tally.f1:8.3f}")
    print(f"{'all mentions':14}{total.gold:5}{total.f1:8.3f}")


def print_goals(judged: JudgedSet, understood: Understood, *, show: bool) -> None:
    """Print goals F1, plain sentences taken, and how often each field agrees."""
    scores = GoalScores()
    for name in sorted({goal.doc for goal in judged.goals}):
        _score_document(judged, name, understood[name].goals, scores, show=show)
    print(f"{'goals':14}{scores.goals.gold:5}{scores.goals.f1:8.3f}")
    print(f"plain sentences taken: {scores.taken} of {scores.plain}")
    for name in (*LABELS, *WORDS):
        print(f"{name:14}{len(scores.fields[name]):5}{mean(scores.fields[name]):8.3f}")


def _score_document(
    judged: JudgedSet, name: str, found: tuple[Goal, ...], scores: GoalScores, *, show: bool
) -> None:
    marked = [goal for goal in judged.goals if goal.doc == name]
    plain_ones = [sentence.quote for sentence in judged.plain if sentence.doc == name]
    taken = [quote for quote in plain_ones if any(same(goal.text, quote) for goal in found)]
    left, extra = list(marked), []
    for goal in found:
        match = take(left, lambda one, text=goal.text: same(text, one.quote))  # type: ignore[misc]
        if match is None:
            extra.append(goal.text)
        else:
            _compare_fields(goal, match, scores, show=show)
    scores.goals.add(len(marked), len(found), len(marked) - len(left))
    scores.plain += len(plain_ones)
    scores.taken += len(taken)
    if show:
        _show(name, missed=[goal.quote for goal in left], extra=extra, taken=taken)


def _compare_fields(goal: Goal, match: JudgedGoal, scores: GoalScores, *, show: bool) -> None:
    for name in (*LABELS, *WORDS):
        value = getattr(goal, name)
        found = value.text if name == "target" and value else value or ""
        marked = getattr(match, name) or ""
        if not found and not marked:
            continue
        right = found == marked if name in LABELS else within(found, marked)
        scores.fields[name].append(right)
        if show and not right:
            print(f"  {name}: {found!r}, marked {marked!r}: {plain(goal.text)[:80]}")


def _show(name: str, **statements: list[str]) -> None:
    print(name)
    for what, texts in statements.items():
        for text in texts:
            print(f"  {what}: {plain(text)[:100]}")
