"""Several engines' scores to one ranking: pure functions over arrays, one row per candidate."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""Shape (candidates,)."""

_LIST_NUMBER = re.compile(r"\W*(?:§\s*)?[\d.]+\s")
_WORDS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d[\d.,]*")

ALIKE = 0.9
"""The share of words that two passages have in common when one of them only repeats the other."""
HELD = 0.7
"""The same for passages of one document in two shapes, as a share of the shorter one's words."""


class Mode(StrEnum):
    """Which scores count: words and meaning, meaning alone, words alone."""

    HYBRID = "hybrid"
    DENSE = "dense"
    SPARSE = "sparse"


@dataclass(frozen=True, slots=True)
class Fusion:
    """What each score counts: words, the passage as a whole, its best sentence.

    `near` counts the nearness of single words, for the best passages only.
    """

    words: float
    passage: float
    sentence: float
    near: float = 0.0


WORDS, PASSAGE, SENTENCE, NEAR = 1.0, 1.1, 0.7, 3.0
"""What counts in hybrid search: a BM25 score over the root of the query's length, cosines in units
of the model's spread, and the mean cosine of the query's words with the passage's nearest ones."""

SHARES = (1.0, 0.4, 0.25)
"""What words, passage and sentence count where their scores are evened out."""


def fusion_of(mode: Mode, *, asked: int, spread: float) -> Fusion:
    """Return what the scores of a query of ASKED words count.

    Scores are added as they are, so that a leg which tells the passages well apart counts more than
    one that finds them all alike; evening out each leg's scores would turn its noise into votes.
    BM25 grows with every word of the query and cosines do not, hence the root. SPREAD is the
    standard deviation of the model's cosines between unlike texts.
    """
    if mode is Mode.SPARSE:
        return Fusion(WORDS, 0.0, 0.0)
    if mode is Mode.DENSE:
        return Fusion(0.0, 0.5, 0.5)
    return Fusion(WORDS / math.sqrt(max(1, asked)), PASSAGE / spread, SENTENCE / spread, NEAR)


def even_fusion(words: Scores, passage: Scores, sentence: Scores) -> Fusion:
    """Return weights that even out how far these scores spread, for want of a query's length."""
    spreads = (max(float(np.std(scores)), 1e-9) for scores in (words, passage, sentence))
    return Fusion(*(share / spread for share, spread in zip(SHARES, spreads, strict=True)))


def fuse(words: Scores, passage: Scores, sentence: Scores, fusion: Fusion) -> Scores:
    """Return the weighted sum of the scores."""
    fused: Scores = fusion.words * words + fusion.passage * passage + fusion.sentence * sentence
    return fused


def gather_repeats(
    texts: Mapping[int, str], twins: Mapping[int, str] | None = None
) -> dict[int, list[int]]:
    """Return the candidates worth showing, best first, each with those that only repeat it.

    TEXTS holds the candidates' texts, best first. TWINS names the family of those that stand in a
    document which is there twice, as scan and as file: there OCR may have changed a word or figure,
    and the page broken elsewhere.
    """
    figures = {at: frozenset(_FIGURES.findall(_unnumbered(text))) for at, text in texts.items()}
    shared = Counter(figures.values())
    families = twins or {}
    # Other figures are no repeat, so the words of a text with figures of its own never matter.
    words = {at: _words(texts[at]) for at in texts if shared[figures[at]] > 1 or families.get(at)}
    gathered: dict[int, list[int]] = {}
    originals: dict[frozenset[str], list[int]] = defaultdict(list)
    of_family: dict[str, list[int]] = defaultdict(list)
    for at in texts:
        family = families.get(at, "")
        if shared[figures[at]] == 1 and not family:
            gathered[at] = []
            continue
        alike = (other for other in originals[figures[at]] if _alike(words[at], words[other]))
        again = (other for other in of_family[family] if _holds(words[at], words[other]))
        original = next(chain(alike, again), None)
        if original is not None:
            gathered[original].append(at)
            continue
        gathered[at] = []
        originals[figures[at]].append(at)
        if family:
            of_family[family].append(at)
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


def _holds(words: Set[str], others: Set[str]) -> bool:
    """True where most words of the shorter of two texts are in the other."""
    least = min(len(words), len(others))
    return least > 0 and len(words & others) / least >= HELD
