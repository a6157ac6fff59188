"""Two versions of a document clause by clause: which stayed, which changed how, which are new.

Clauses of the same words are paired first. The others are paired by what they say (words and
meaning) and by their numbers and headings, so that a clause that was moved, renumbered or rewritten
is still recognised; the pairing is the one of greatest total likeness.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.word_changes import WordChange, word_changes, words_of
from search_api.assignment import assign
from search_api.clause_split import Clause

Fate = Literal["unchanged", "changed", "new", "gone"]
Matrix = NDArray[np.float64]

_WORDS, _MEANING, _HEADING, _NUMBER = 0.5, 0.2, 0.2, 0.1
_LEAST = 0.45
"""Clauses less alike than this are one gone and one new."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of a clause: `old` is None for a new one, `new` for one that is gone.

    `words` tell a changed one word by word.
    """

    fate: Fate
    old: Clause | None
    new: Clause | None
    words: tuple[WordChange, ...] = ()

    @property
    def clause(self) -> Clause:
        """The clause as it is now, or as it was where it is gone."""
        return next(clause for clause in (self.new, self.old) if clause)

    @property
    def renumbered(self) -> bool:
        """Whether the clause has another number than it had."""
        return bool(self.old and self.new and self.old.number != self.new.number)


def diff_clauses(
    old: Sequence[Clause], new: Sequence[Clause], embedder: Embedder
) -> tuple[ClauseChange, ...]:
    """Return what became of every clause, in the order of NEW; what is gone, where it stood."""
    pairs = dict(_same(old, new))
    left = [at for at in range(len(old)) if at not in pairs]
    taken = set(pairs.values())
    right = [at for at in range(len(new)) if at not in taken]
    alike = _likeness([old[at] for at in left], [new[at] for at in right], embedder)
    paired = assign(np.where(alike >= _LEAST, alike, 0.0))
    pairs |= {left[row]: right[column] for row, column in paired}
    return tuple(_in_order(old, new, pairs))


def _same(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield clauses that say the same word for word, the first with the first."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, clause in enumerate(new):
        places[tuple(words_of(clause.body))].append(at)
    for at, clause in enumerate(old):
        same = places[tuple(words_of(clause.body))]
        if same:
            yield at, same.pop(0)


def _likeness(old: Sequence[Clause], new: Sequence[Clause], embedder: Embedder) -> Matrix:
    """Return how alike clauses are, 0..1, shape (len(old), len(new))."""
    if not old or not new:
        return np.zeros((len(old), len(new)))
    vectors = [embedder.embed_passages([clause.body for clause in side]) for side in (old, new)]
    meaning = np.clip(vectors[0] @ vectors[1].T, 0, 1)
    words = _word_likeness(old, new)
    heading = _equal([c.heading.casefold() for c in old], [c.heading.casefold() for c in new])
    number = _equal([clause.number for clause in old], [clause.number for clause in new])
    total: Matrix = _WORDS * words + _MEANING * meaning + _HEADING * heading + _NUMBER * number
    return total


def _word_likeness(old: Sequence[Clause], new: Sequence[Clause]) -> Matrix:
    """Return the cosines of how often clauses use each word."""
    counts = [
        [Counter(w.casefold() for w in words_of(c.body)) for c in side] for side in (old, new)
    ]
    names = {
        name: at for at, name in enumerate({name for side in counts for c in side for name in c})
    }
    rows = [np.zeros((len(side), len(names))) for side in counts]
    for matrix, side in zip(rows, counts, strict=True):
        for row, counter in zip(matrix, side, strict=True):
            for name, count in counter.items():
                row[names[name]] = count
        matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1)
    cosines: Matrix = rows[0] @ rows[1].T
    return cosines


def _equal(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Return 1 where two texts are the same and not empty."""
    same: Matrix = np.array([[float(bool(x) and x == y) for y in b] for x in a])
    return same


def _in_order(
    old: Sequence[Clause], new: Sequence[Clause], pairs: dict[int, int]
) -> Iterator[ClauseChange]:
    """Yield the new document's clauses; after each, what is gone that stood behind its old one."""
    before = {place: at for at, place in pairs.items()}
    gone = {at for at in range(len(old)) if at not in pairs}
    yield from _gone_from(old, 0, gone)
    for place, clause in enumerate(new):
        at = before.get(place)
        if at is None:
            yield ClauseChange("new", None, clause)
            continue
        yield _change(old[at], clause)
        yield from _gone_from(old, at + 1, gone)


def _gone_from(old: Sequence[Clause], at: int, gone: set[int]) -> Iterator[ClauseChange]:
    while at in gone:
        gone.discard(at)
        yield ClauseChange("gone", old[at], None)
        at += 1


def _change(old: Clause, new: Clause) -> ClauseChange:
    if words_of(old.body) == words_of(new.body):
        return ClauseChange("unchanged", old, new)
    return ClauseChange("changed", old, new, word_changes(old.body, new.body))
