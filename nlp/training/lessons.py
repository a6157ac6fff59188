"""What is taught and what is aligned, in seeded order.

Teaching can stop anywhere: any beginning of its list is a fair mixture. Some of the Danish-Swedish
pairs are found by way of the same English sentence.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from nlp.training.domain import field_score
from nlp.training.neighbours import Unit, government_units, statute_units
from nlp.training.sources import (
    EUROPARL,
    SOFTWARE_DA_SV,
    SOFTWARE_SV,
    TATOEBA_DA,
    TATOEBA_SV,
    Pair,
    Tongue,
    is_fit,
    read_pairs,
)

SEED = 20251
ELSEWHERE = 20_000
"""Speeches on other subjects in the first part: the student keeps the rest of the world."""
SHORT = 170
"""Letters of a speech sentence that is cheap to teach; longer ones come last."""
LEAST_ALONE = 40
"""Letters of a clause that says enough by itself."""
TAUGHT_OF_EACH = 20_480
"""Pairs with English, clauses of statutes and sentences of government pages that are taught."""
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


def taught_lessons(data: Path, *, of_each: int = TAUGHT_OF_EACH) -> list[Pair]:
    """Return what the teacher reads, on the right, beside what else is drawn to its vector.

    A pair with English, a clause of a Danish statute and a sentence of a Swedish page take turns;
    the latter two stand beside themselves.
    """
    kinds = (
        english_lessons(data)[:of_each],
        _alone(statute_units(data), "da", of_each),
        _alone(government_units(data), "sv", of_each),
    )
    return list(chain.from_iterable(zip(*kinds, strict=True)))


def _alone(units: Iterable[Unit], tongue: Tongue, count: int) -> list[Pair]:
    """Return some units of moderate length, each once, beside themselves."""
    texts = sorted({unit.text for unit in units if LEAST_ALONE <= len(unit.text) <= SHORT})
    chosen = random.Random(SEED).sample(texts, count)
    return [Pair(text, text, tongue, tongue) for text in chosen]


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
