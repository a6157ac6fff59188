"""One side's statements with all that comparing needs of them, computed once for many comparisons.

Words are lemmas, parts of compounds and concepts; beside the sentence, its heading and the line
above its list count with a share. What a statement is for is told by `nlp.goals.functions`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.goals.functions import family_shares, function_shares
from nlp.passage import Goal, Theme
from nlp.vectors import Vectors
from nlp.words.analysis import analyse, word_language
from nlp.words.terms import Term, TermWeights, concept_terms, word_terms
from nlp.words.thesaurus import load_thesaurus

Matrix = NDArray[np.float64]

_TERMS = TermWeights(folded=0.0)
_HEADING_SHARE = 0.4
_LEAD_IN_SHARE = 0.3
_THEMES: tuple[Theme, ...] = get_args(Theme)


@dataclass(frozen=True, slots=True)
class Words:
    """Term weights: `numbers` of the k terms of n statements in order, `weights` of shape (n, k).

    `counts` says how many statements hold a term, `squares` are the weights squared.
    """

    numbers: NDArray[np.int64]
    weights: Matrix
    counts: Matrix
    squares: Matrix


@dataclass(frozen=True, slots=True)
class Statements:
    """n goals, with a row for each.

    `themes` (n, 12), `functions` and `families` are the shares of themes, of functions and of their
    families, rows of length 1 (of themes 0 where none is known).
    `language` is that of their words.
    """

    goals: tuple[Goal, ...]
    words: Words
    vectors: Vectors
    themes: Matrix
    functions: Matrix
    families: Matrix
    language: str


def prepare(goals: Sequence[Goal], embedder: Embedder, *, language: str = "da") -> Statements:
    """Return GOALS ready to be compared; LANGUAGE is that of their words."""
    functions = function_shares(goals, language)
    return Statements(
        goals=tuple(goals),
        words=_words([_terms(goal, language) for goal in goals]),
        vectors=embedder.embed_passages([goal.text for goal in goals]),
        themes=_unit_rows(_themes(goals)),
        functions=_unit_rows(functions),
        families=_unit_rows(family_shares(functions)),
        language=language,
    )


def _terms(goal: Goal, language: str) -> dict[int, float]:
    """Return the heaviest weight of every term in the goal's sentence, heading and lead-in."""
    found: dict[int, float] = {}
    heading = goal.heading_path[-1] if goal.heading_path else ""
    for text, share in ((goal.text, 1), (heading, _HEADING_SHARE), (goal.lead_in, _LEAD_IN_SHARE)):
        for term in text_terms(text, language):
            found[term.number] = max(found.get(term.number, 0.0), term.weight * share)
    return found


@lru_cache(maxsize=4096)  # headings and lead-ins come again, and so do goals that are looked at
def text_terms(text: str, language: str) -> tuple[Term, ...]:
    """Return the terms that TEXT is compared by, its words' and its concepts'."""
    words, known = analyse(text, language), word_language(language)
    concepts = concept_terms(words, known, load_thesaurus(), _TERMS)
    return (*word_terms(words, _TERMS), *concepts)


def _words(statements: Sequence[dict[int, float]]) -> Words:
    numbers = sorted(set().union(*statements))
    columns = {number: column for column, number in enumerate(numbers)}
    weights: Matrix = np.zeros((len(statements), len(numbers)))
    for row, terms in zip(weights, statements, strict=True):
        row[[columns[number] for number in terms]] = list(terms.values())
    counts: Matrix = (weights > 0).sum(axis=0).astype(np.float64)
    return Words(np.array(numbers, dtype=np.int64), weights, counts, weights**2)


def _themes(goals: Sequence[Goal]) -> Matrix:
    rows: Matrix = np.zeros((len(goals), len(_THEMES)))
    for row, goal in zip(rows, goals, strict=True):
        for theme, share in goal.themes:
            row[_THEMES.index(theme)] = share
    return rows


def _unit_rows(shares: Matrix) -> Matrix:
    lengths = np.linalg.norm(shares, axis=1, keepdims=True)
    unit: Matrix = shares / np.where(lengths, lengths, 1)
    return unit
