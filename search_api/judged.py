"""What people said of pairs of statements, told as places in the sides that are compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.alignments import Alignment, GoalPlace
from nlp.passage import Goal

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs (a place in A, one in B) that belong together or do not, whatever their likeness."""

    joined: tuple[Places, ...] = ()
    parted: tuple[Places, ...] = ()


NOTHING_SAID = Judged()


def judge(a: Sequence[Goal], b: Sequence[Goal], said: Iterable[Alignment]) -> Judged:
    """Return what was SAID of pairs of A and B; the latest comes first in it, and counts."""
    found: dict[Places, bool] = {}
    for one in said:
        for first, second in ((one.a, one.b), (one.b, one.a)):
            row, column = _place(a, first), _place(b, second)
            if row is not None and column is not None:
                found.setdefault((row, column), one.judgement == "joined")
    return Judged(
        tuple(sorted(pair for pair, joined in found.items() if joined)),
        tuple(sorted(pair for pair, joined in found.items() if not joined)),
    )


def _place(goals: Sequence[Goal], place: GoalPlace) -> int | None:
    return next((at for at, goal in enumerate(goals) if place.is_of(goal)), None)
