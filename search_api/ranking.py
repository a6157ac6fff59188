"""Several engines' scores to one ranking: pure functions over arrays, one row per candidate."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""Shape (candidates,)."""

_LIST_NUMBER = re.compile(r"\W*(?:§\s*)?[\d.]+\s")
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
    figures = {at: frozenset(_FIGURES.findall(_unnumbered(text))) for at, text in texts.items()}
    shared = Counter(figures.values())
    # Other figures are no repeat, so the words of a text with figures of its own never matter.
    words = {at: _words(texts[at]) for at in texts if shared[figures[at]] > 1}
    gathered: dict[int, list[int]] = {}
    originals: dict[frozenset[str], list[int]] = defaultdict(list)
    for at in texts:
        alike = (other for other in originals[figures[at]] if _alike(words[at], words[other]))
        original = next(alike, None)
        if original is None:
            gathered[at] = []
            originals[figures[at]].append(at)
        else:
            gathered[original].append(at)
    return gathered


def _unnumbered(text: str) -> str:
    """Return a text without the number that it is listed under."""
    number = _LIST_NUMBER.match(text)
    return text[number.end() :] if number else text


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(_unnumbered(text).casefold()))


def _alike(words: Set[str], others: Set[str]) -> bool:
    """True where two texts share nearly all their words."""
    if not ALIKE * len(others) <= len(words) <= len(others) / ALIKE:
        return False
    shared = len(words & others)
    return shared > 0 and shared / (len(words) + len(others) - shared) >= ALIKE
