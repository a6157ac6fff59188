"""Several engines' scores to one ranking: pure functions over arrays, one row per candidate."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""Shape (candidates,)."""

_LIST_NUMBER = re.compile(r"^\W*(?:§\s*)?[\d.]+\s")
_WORDS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d[\d.,]*")

ALIKE = 0.9
"""The share of words that two passages have in common when one of them only repeats the other."""


class Mode(StrEnum):
    """Which scores count: words and meaning, meaning alone, words alone."""

    HYBRID = "hybrid"
    DENSE = "dense"
    SPARSE = "sparse"


@dataclass(frozen=True, slots=True)
class Fusion:
    """What each score counts: words, the passage as a whole, and its best sentence."""

    words: float
    passage: float
    sentence: float


FUSIONS = {
    Mode.HYBRID: Fusion(words=1.0, passage=0.4, sentence=0.25),
    Mode.DENSE: Fusion(words=0.0, passage=0.5, sentence=0.5),
    Mode.SPARSE: Fusion(words=1.0, passage=0.0, sentence=0.0),
}


def standardise(scores: Scores) -> Scores:
    """Return SCORES with mean 0 and standard deviation 1; all zeros where they do not differ."""
    spread = float(scores.std()) if scores.size else 0.0
    return np.zeros_like(scores) if spread == 0 else (scores - scores.mean()) / spread


def fuse(words: Scores, passage: Scores, sentence: Scores, fusion: Fusion) -> Scores:
    """Return the weighted sum of the standardised scores."""
    return (
        fusion.words * standardise(words)
        + fusion.passage * standardise(passage)
        + fusion.sentence * standardise(sentence)
    )


def gather_repeats(texts: Mapping[int, str]) -> dict[int, list[int]]:
    """Return the candidates worth showing, best first, each with those that only repeat it.

    TEXTS holds the candidates' texts, best first.
    """
    contents = {at: _content(text) for at, text in texts.items()}
    gathered: dict[int, list[int]] = {}
    for at in texts:
        original = next(
            (other for other in gathered if _alike(contents[at], contents[other])), None
        )
        if original is None:
            gathered[at] = []
        else:
            gathered[original].append(at)
    return gathered


def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and the figures of a text, but for the number that it is listed under."""
    stripped = _LIST_NUMBER.sub("", text.casefold())
    return frozenset(_WORDS.findall(stripped)), frozenset(_FIGURES.findall(stripped))


def _alike(one: tuple[Set[str], Set[str]], other: tuple[Set[str], Set[str]]) -> bool:
    """True where two texts share nearly all words and every figure: 6 months are not 3 months."""
    (words, figures), (other_words, other_figures) = one, other
    if figures != other_figures or len(words) < ALIKE * len(other_words):
        return False
    shared = len(words & other_words)
    return shared > 0 and shared / len(words | other_words) >= ALIKE
