"""Score entities and goals on the second set: `python -m bench.bench_second [-v]`."""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import fuzz

from bench.second_set import Marked, MarkedGoal, read_marked
from ingest.reader import read_document
from nlp.annotate import annotate_document
from nlp.passage import AnnotatedDocument, Goal

FIELDS = ("kind", "theme", "owner", "deadline", "target")
Key = tuple[str, str]


def main() -> None:
    verbose = "-v" in sys.argv
    mentions: dict[str, Counter[str]] = defaultdict(Counter)
    goals: Counter[str] = Counter()
    agree: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for marked in read_marked():
            path = Path(folder) / marked.name
            path.write_text(marked.text, encoding="utf-8")
            found = annotate_document(read_document(path))
            count_mentions(marked, found, mentions, verbose=verbose)
            count_goals(marked, found, goals, agree, verbose=verbose)
    print_tables(mentions, goals, agree)


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def same(found: str, quote: str) -> bool:
    """Whether two statements are alike and of about the same length."""
    a, b = plain(found), plain(quote)
    return 0.4 <= len(a) / len(b) <= 2.5 and fuzz.partial_ratio(a, b) >= 88


def count_mentions(
    marked: Marked, found: AnnotatedDocument, counts: dict[str, Counter[str]], *, verbose: bool
) -> None:
    wanted: Counter[Key] = Counter((m.label, plain(m.text)) for m in marked.mentions)
    got: Counter[Key] = Counter((e.label, plain(e.text)) for e in found.entities)
    for name, part in (("hit", wanted & got), ("gold", wanted), ("found", got)):
        for (label, _), number in part.items():
            counts[label][name] += number
    if verbose:
        print(marked.name, "missed", sorted(wanted - got), "extra", sorted(got - wanted))


def count_goals(
    marked: Marked,
    found: AnnotatedDocument,
    counts: Counter[str],
    agree: dict[str, list[bool]],
    *,
    verbose: bool,
) -> None:
    left = list(marked.goals)
    for goal in found.goals:
        counts["found"] += 1
        counts["false"] += any(same(goal.text, quote) for quote in marked.plain)
        match = next((one for one in left if same(goal.text, one.quote)), None)
        if match is None:
            continue
        left.remove(match)
        counts["hit"] += 1
        compare_fields(goal, match, agree, verbose=verbose)
    counts["gold"] += len(marked.goals)
    counts["plain"] += len(marked.plain)
    if verbose:
        for missed in left:
            print("  missed:", plain(missed.quote)[:100])


def compare_fields(
    goal: Goal, match: MarkedGoal, agree: dict[str, list[bool]], *, verbose: bool
) -> None:
    for name in FIELDS:
        value = getattr(goal, name)
        got = plain(value.text if name == "target" and value else str(value or ""))
        wanted = plain(getattr(match, name))
        if not got and not wanted:
            continue
        right = bool(got and wanted) and (got in wanted or wanted in got)
        agree[name].append(right)
        if verbose and not right:
            print(f"  {name}: {got!r}, marked {wanted!r}: {plain(goal.text)[:80]}")


def print_tables(
    mentions: dict[str, Counter[str]], goals: Counter[str], agree: dict[str, list[bool]]
) -> None:
    total: Counter[str] = Counter()
    for label, counts in sorted(mentions.items()):
        total.update(counts)
        print(f"{label:14}{counts['gold']:5}{f1(counts):8.3f}")
    print(f"{'all mentions':14}{total['gold']:5}{f1(total):8.3f}")
    print(f"{'goals':14}{goals['gold']:5}{f1(goals):8.3f}")
    print(f"plain sentences taken: {goals['false']} of {goals['plain']}")
    for name in FIELDS:
        print(f"{name:14}{len(agree[name]):5}{share(agree[name]):8.3f}")


def f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / ((counts["found"] + counts["gold"]) or 1)


def share(answers: Iterable[bool]) -> float:
    answers = list(answers)
    return sum(answers) / len(answers) if answers else 0.0


if __name__ == "__main__":
    main()
