"""The order in which pairs are taught: one seeded list, so that teaching can stop anywhere.

And the Danish-Swedish pairs, of which some are found by way of the same English sentence.
"""

import random
from collections import defaultdict
from pathlib import Path

from nlp.training.domain import field_score
from nlp.training.sources import (
    EUROPARL,
    SOFTWARE_DA_SV,
    SOFTWARE_SV,
    TATOEBA_DA,
    TATOEBA_SV,
    Pair,
    is_fit,
    read_pairs,
)

SEED = 20251
ELSEWHERE = 20_000
"""Speeches on other subjects in the first part: the student keeps the rest of the world."""
SHORT = 170
"""Letters of a speech sentence that is cheap to teach; longer ones come last."""


EVERYDAY = 3
"""How often each everyday Danish-Swedish pair is in the list: few they are, but unlike manuals."""


def nordic_lessons(data: Path) -> list[Pair]:
    """Return the Danish-Swedish pairs: software documentation and everyday sentences."""
    return [*read_pairs(data, SOFTWARE_DA_SV), *EVERYDAY * everyday_pairs(data)]


def everyday_pairs(data: Path) -> list[Pair]:
    """Return Danish and Swedish sentences that have the same English translation, one each."""
    swedish: dict[str, list[str]] = defaultdict(list)
    for pair in read_pairs(data, TATOEBA_SV):
        swedish[pair.right].append(pair.left)
    return [
        Pair(pair.left, other, "da", "sv")
        for pair in read_pairs(data, TATOEBA_DA)
        for other in swedish[pair.right][:1]
        if is_fit(pair.left, other)
    ]


def english_lessons(data: Path) -> list[Pair]:
    """Return every pair with an English side: close to the field first, far from it last.

    The first part mixes the speeches closest to the field with everyday and software sentences and
    some other speeches; then come speeches that touch the field; then the rest. Each part is
    shuffled, so that any beginning of the list is a fair sample of its part.
    """
    rng = random.Random(SEED)
    close: list[Pair] = []
    near: list[Pair] = []
    far: list[Pair] = []
    for pair in read_pairs(data, EUROPARL):
        score = field_score(pair.right) if len(pair.right) <= SHORT else -1.0
        (close if score >= 1 else near if score > 0 else far).append(pair)
    rng.shuffle(far)
    small = [
        pair for file in (TATOEBA_DA, TATOEBA_SV, SOFTWARE_SV) for pair in read_pairs(data, file)
    ]
    first = close + small + far[:ELSEWHERE]
    rng.shuffle(first)
    rng.shuffle(near)
    return first + near + far[ELSEWHERE:]
