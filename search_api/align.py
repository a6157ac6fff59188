"""Which statement of one side answers to which of the other: likeness, then the best pairing.

Likeness is put together of four views that fail in different places: words (lemmas, parts of
compounds, concepts; rarer ones count more), vectors, themes, and the sort of thing promised (a
level, money, a rhythm of meetings, a clause). Pairing is the assignment of greatest total likeness
(Kuhn 1955).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.passage import Goal
from nlp.vectors import Vectors
from nlp.words.analysis import analyse, word_language
from nlp.words.terms import TermKind, TermWeights, concept_terms, word_terms
from nlp.words.thesaurus import load_thesaurus
from search_api.assignment import assign
from search_api.functions import functions_of

Matrix = NDArray[np.float64]
"""Shape (statements of a, statements of b), values in 0..1."""

_TERMS = TermWeights()
_HEADING_SHARE = 0.4
_LEAD_IN_SHARE = 0.3
_PIVOT = 0.5
"""How far a statement's own length counts beside the mean, for short ones match too easily.

Pivoted length normalisation (Singhal, Buckley and Mitra 1996).
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each view counts, and the least likeness of a pair."""

    words: float = 0.34
    vectors: float = 0.24
    themes: float = 0.16
    functions: float = 0.26
    least: float = 0.41


DEFAULT = Weights()


@dataclass(frozen=True, slots=True)
class Statements:
    """One side's goals with what comparing needs of them, computed once for any number of times."""

    goals: tuple[Goal, ...]
    terms: tuple[dict[str, float], ...]
    vectors: Vectors
    functions: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their places in the two sides, and how alike they are (0..1)."""

    a: int
    b: int
    similarity: float


def prepare(goals: Sequence[Goal], embedder: Embedder, *, language: str = "da") -> Statements:
    """Return GOALS ready to be compared; LANGUAGE is that of their words."""
    return Statements(
        goals=tuple(goals),
        terms=tuple(_terms(goal, language) for goal in goals),
        vectors=embedder.embed_passages([goal.text for goal in goals]),
        functions=tuple(functions_of(goal) for goal in goals),
    )


def align(a: Statements, b: Statements, *, weights: Weights = DEFAULT) -> tuple[Pair, ...]:
    """Return the pairs about the same thing, each statement in one pair at most."""
    if not a.goals or not b.goals:
        return ()
    alike = likeness(a, b, weights=weights)
    pairs = assign(np.where(alike >= weights.least, alike, 0.0))
    return tuple(Pair(row, column, round(float(alike[row, column]), 4)) for row, column in pairs)


def likeness(a: Statements, b: Statements, *, weights: Weights = DEFAULT) -> Matrix:
    """Return how alike each statement of A is to each of B."""
    vectors = np.clip(a.vectors @ b.vectors.T, 0, 1)
    total: Matrix = (
        weights.words * _word_likeness(a.terms, b.terms)
        + weights.vectors * vectors
        + weights.themes * _theme_likeness(a.goals, b.goals)
        + weights.functions * _function_likeness(a.functions, b.functions)
    )
    return total


def _terms(goal: Goal, language: str) -> dict[str, float]:
    """Return the heaviest weight of every term in the goal's sentence, heading and lead-in."""
    known = word_language(language)
    found: dict[str, float] = {}
    heading = goal.heading_path[-1] if goal.heading_path else ""
    for text, share in ((goal.text, 1), (heading, _HEADING_SHARE), (goal.lead_in, _LEAD_IN_SHARE)):
        words = analyse(text, language)
        for term in (
            *word_terms(words, _TERMS),
            *concept_terms(words, known, load_thesaurus(), _TERMS),
        ):
            key = f"{term.kind}:{term.key}"
            if term.kind is not TermKind.FOLDED:
                found[key] = max(found.get(key, 0.0), term.weight * share)
    return found


def _word_likeness(a: Sequence[dict[str, float]], b: Sequence[dict[str, float]]) -> Matrix:
    """Return the cosines of the term weights, terms that few statements have counting more."""
    names: dict[str, int] = {}
    counts: dict[str, int] = {}
    for terms in (*a, *b):
        for name in terms:
            names.setdefault(name, len(names))
            counts[name] = counts.get(name, 0) + 1
    rarity = {name: math.log(1 + (len(a) + len(b)) / count) for name, count in counts.items()}
    left, right = _rows(a, names, rarity), _rows(b, names, rarity)
    return np.minimum(left @ right.T, 1)


def _rows(
    side: Sequence[dict[str, float]], names: dict[str, int], rarity: dict[str, float]
) -> Matrix:
    rows: Matrix = np.zeros((len(side), len(names)))
    for row, terms in zip(rows, side, strict=True):
        for name, weight in terms.items():
            row[names[name]] = weight * rarity[name]
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    pivoted = (1 - _PIVOT) * norms.mean() + _PIVOT * norms
    return rows / np.where(pivoted, pivoted, 1)


def _theme_likeness(a: Sequence[Goal], b: Sequence[Goal]) -> Matrix:
    """Return what the shares of the themes have in common (0..1)."""
    names = sorted({theme for goal in (*a, *b) for theme, _ in goal.themes})
    left, right = _theme_rows(a, names), _theme_rows(b, names)
    shared: Matrix = np.minimum(left[:, None, :], right[None, :, :]).sum(axis=2)
    return shared


def _theme_rows(goals: Sequence[Goal], names: Sequence[str]) -> Matrix:
    rows: Matrix = np.zeros((len(goals), len(names)))
    for row, goal in zip(rows, goals, strict=True):
        for theme, share in goal.themes:
            row[names.index(theme)] = share
    return rows


def _function_likeness(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> Matrix:
    """Return the overlap of the functions (Jaccard); two statements without any are not alike."""
    names = sorted(frozenset().union(*a, *b))
    left, right = _flags(a, names), _flags(b, names)
    shared = left @ right.T
    either = left.sum(axis=1)[:, None] + right.sum(axis=1)[None, :] - shared
    found: Matrix = shared / np.maximum(either, 1)
    return found


def _flags(functions: Sequence[frozenset[str]], names: Sequence[str]) -> Matrix:
    return np.array([[name in known for name in names] for known in functions], dtype=np.float64)
