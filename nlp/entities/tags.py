"""Tags for words, one each: outside, or the beginning or the inside of a name of some kind."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

COUNTED = ("PERSON", "ORG", "PLACE")
KINDS = (*COUNTED, "MISC", "DERIVED")
"""Other names (MISC) and words made from a name (`dansk`) are told from the three that count."""
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
OUTSIDE = 0


def best_path(scores: NDArray[np.float32]) -> list[int]:
    """Return the likeliest tags of which none goes on with nothing, scores (words, tags)."""
    if not len(scores):
        return []
    total = scores[0] + _MOVES[OUTSIDE]
    came: list[NDArray[np.intp]] = []
    for word in scores[1:]:
        ways = total[:, None] + _MOVES
        came.append(ways.argmax(0))
        total = ways.max(0) + word
    path = [int(total.argmax())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _moves() -> NDArray[np.float32]:
    return np.array(
        [[-math.inf if b[0] == "I" and a[1:] != b[1:] else 0.0 for b in TAGS] for a in TAGS],
        np.float32,
    )


_MOVES = _moves()


def mentions_of(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Return the stretches that tags mark, half-open, of the labels that count."""
    start = 0
    for at, tag in enumerate(tags):
        mark, _, kind = TAGS[tag].partition("-")
        if mark == "B":
            start = at
        goes_on = at + 1 < len(tags) and TAGS[tags[at + 1]] == f"I-{kind}"
        if kind in COUNTED and not goes_on:
            yield start, at + 1, kind
