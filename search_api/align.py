"""Which statement of one side answers to which of the other: likeness, then the best pairing.

Likeness is put together of views that fail in different places: words (rarer ones count more),
meaning, what a statement is for (a level, money, a rhythm of meetings, a clause) and its kin, and
themes. Then each pair is weighed against its rivals, what else either of its statements is like:
nearness to everything says little (Conneau et al. 2017 correct nearness so between languages). What
each counts is a logistic regression's answer over labelled pairs of documents, first for the views,
then for the rivals: `python -m bench.bench_align`.
Pairing is the assignment of greatest total likeness (Kuhn 1955), but for what people have said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search_api.assignment import assign
from search_api.judged import NOTHING_SAID, Judged
from search_api.statements import Matrix, Statements, Words

_PIVOT = 0.5
"""How far a statement's own length counts beside the mean, for short ones match too easily.

Pivoted length normalisation (Singhal, Buckley and Mitra 1996).
"""

_UNSURE = 0.01
"""However likely or unlikely a pair looks, one in a hundred is otherwise."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each view counts (see `views`), each of `against_rivals`, and the least likeness.

    `least_also` is that of a statement to one which has its pair elsewhere.
    """

    views: tuple[float, ...] = (2.65, 3.17, 3.69, 2.23, 5.88, 2.36, -1.42)
    bias: float = -11.06
    rivals: tuple[float, ...] = (1.46, -0.43, -0.54)
    rivals_bias: float = -0.94
    least: float = 0.5
    least_also: float = 0.6


DEFAULT = Weights()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their places in the two sides, and how alike they are (0..1).

    `joined` says that a person put them together.
    """

    a: int
    b: int
    similarity: float
    joined: bool = False


def align(
    a: Statements, b: Statements, *, judged: Judged = NOTHING_SAID, weights: Weights = DEFAULT
) -> tuple[Pair, ...]:
    """Return the pairs about the same thing, in the order of A.

    Each statement is in one pair at most, but for those that people joined.
    """
    if not a.goals or not b.goals:
        return ()
    return pair_up(likeness(a, b, weights=weights), judged=judged, weights=weights)


def pair_up(
    alike: Matrix, *, judged: Judged = NOTHING_SAID, weights: Weights = DEFAULT
) -> tuple[Pair, ...]:
    """Return the pairs of the greatest total likeness; ALIKE has shape (of a, of b)."""
    gains = np.where(alike >= weights.least, alike, 0.0)
    for row, column in judged.parted:
        gains[row, column] = 0.0
    for row, column in judged.joined:
        gains[row, :] = 0.0
        gains[:, column] = 0.0
    pairs = dict.fromkeys(assign(gains), False) | dict.fromkeys(judged.joined, True)
    return tuple(_pair(alike, place, joined=joined) for place, joined in sorted(pairs.items()))


def answer_too(
    alike: Matrix,
    pairs: Sequence[Pair],
    *,
    judged: Judged = NOTHING_SAID,
    weights: Weights = DEFAULT,
) -> tuple[Pair, ...]:
    """Return who answers to a statement that has its pair in PAIRS: one to many.

    Each statement without a pair goes with the one it is most alike to, if that is near enough and
    no person parted the two.
    """
    open_, rows, columns = alike.copy(), {pair.a for pair in pairs}, {pair.b for pair in pairs}
    for row, column in judged.parted:
        open_[row, column] = 0.0
    found = []
    for row in sorted(set(range(alike.shape[0])) - rows):
        found += [(row, max(columns, key=open_[row].__getitem__))] if columns else []
    for column in sorted(set(range(alike.shape[1])) - columns):
        found += [(max(rows, key=open_[:, column].__getitem__), column)] if rows else []
    near = (place for place in sorted(found) if open_[place] >= weights.least_also)
    return tuple(_pair(alike, place) for place in near)


def _pair(alike: Matrix, place: tuple[int, int], *, joined: bool = False) -> Pair:
    return Pair(*place, round(float(alike[place]), 4), joined)


def likeness(a: Statements, b: Statements, *, weights: Weights = DEFAULT) -> Matrix:
    """Return how alike each statement of A is to each of B: shape (of a, of b), values in 0..1."""
    alone = weigh(views(a, b), weights.views, weights.bias)
    return weigh(against_rivals(alone), weights.rivals, weights.rivals_bias)


def weigh(seen: Matrix, weights: Sequence[float], bias: float) -> Matrix:
    """Return likeness in 0..1: SEEN, of shape (k, of a, of b), by k WEIGHTS."""
    score: Matrix = np.tensordot(np.array(weights), seen, axes=1) + bias
    alike: Matrix = 1 / (1 + np.exp(-score))
    return alike


def views(a: Statements, b: Statements) -> Matrix:
    """Return seven views of each pair: shape (7, of a, of b).

    Words, meaning, functions, families of functions, themes (cosines); both aims, only one an aim
    (1 or 0).
    """
    words, meaning = _word_likeness(a.words, b.words), np.clip(a.vectors @ b.vectors.T, 0, 1)
    functions, families = a.functions @ b.functions.T, a.families @ b.families.T
    themes = a.themes @ b.themes.T
    aims = [np.array([goal.kind == "goal" for goal in side.goals]) for side in (a, b)]
    both = np.logical_and.outer(*aims)
    one = np.logical_xor.outer(*aims)
    return np.stack((words, meaning, functions, families, themes, both, one))


def against_rivals(alike: Matrix) -> Matrix:
    """Return the log odds of each pair, and those of all rivals in its row and in its column.

    ALIKE has shape (of a, of b), the result (3, of a, of b).
    """
    rows, columns = (alike.sum(axis=axis, keepdims=True) - alike for axis in (1, 0))
    return np.stack([_log_odds(one) for one in (alike, rows, columns)])


def _log_odds(alike: Matrix) -> Matrix:
    """Return the log odds of likenesses, none taken for quite certain; sums count up to 1."""
    odds = _UNSURE + (1 - 2 * _UNSURE) * np.minimum(alike, 1)
    found: Matrix = np.log(odds / (1 - odds))
    return found


def _word_likeness(a: Words, b: Words) -> Matrix:
    """Return the cosines of the term weights, terms that few statements have counting more."""
    _, in_a, in_b = np.intersect1d(a.numbers, b.numbers, assume_unique=True, return_indices=True)
    counts_a, counts_b = a.counts.copy(), b.counts.copy()
    counts_a[in_a] += b.counts[in_b]
    counts_b[in_b] += a.counts[in_a]
    statements = len(a.weights) + len(b.weights)
    rarity_a, rarity_b = (np.log(1 + statements / counts) for counts in (counts_a, counts_b))
    shared: Matrix = (a.weights[:, in_a] * rarity_a[in_a] ** 2) @ b.weights[:, in_b].T
    shared /= _lengths(a, rarity_a)[:, None]
    shared /= _lengths(b, rarity_b)[None, :]
    return np.minimum(shared, 1)


def _lengths(words: Words, rarity: Matrix) -> Matrix:
    norms = np.sqrt(words.squares @ rarity**2)
    pivoted: Matrix = (1 - _PIVOT) * norms.mean() + _PIVOT * norms
    return np.where(pivoted, pivoted, 1)
