"""The themes of a statement, from its own words, what it stands under, and its neighbours."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from nlp.goals.share_model import Row
from nlp.goals.theme_model import THEMES, load_model
from nlp.passage import Theme

_ABOVE_SHARE = 0.5
"""What the nearest heading and the lead-in count beside the sentence,"""
_BESIDE_SHARE = 0.25
"""... all that stands under the same heading, or in the same row,"""
_BEFORE_SHARE = 0.25
"""... and the sentence just before it (`Tilbuddet udvides i 2027.`)."""
_MOST_BESIDE = 1500
"""Characters of it that are read."""
_LEAST_SHARE = 0.03

Scores = tuple[tuple[Theme, float], ...]


class Themed(NamedTuple):
    """A sentence, and what stands around it, that a theme is asked for."""

    sentence: str
    heading_path: tuple[str, ...] = ()
    lead_in: str = ""
    section: str = ""
    previous: str = ""
    language: str = "da"

    def around(self) -> Iterator[tuple[str, float]]:
        """Yield the texts around the sentence, each with what it counts beside it."""
        above = " ".join((*self.heading_path[-1:], self.lead_in)).strip()
        beside = self.section[:_MOST_BESIDE]
        for text, share in (
            (above, _ABOVE_SHARE),
            (beside, _BESIDE_SHARE),
            (self.previous, _BEFORE_SHARE),
        ):
            if text and text != self.sentence:
                yield text, share


def theme_scores(asked: Sequence[Themed]) -> list[Scores]:
    """Return the themes of each sentence with their share of the evidence (0..1), best first.

    Themes with next to no share are left out, so the shares sum to a little less than 1. Ask for a
    whole document at once: its sentences share what stands around them, which is read once.
    """
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for one in asked:
        wanted[one.language] |= dict.fromkeys((one.sentence, *(text for text, _ in one.around())))
    shares = {
        language: dict(zip(texts, load_model().shares(list(texts), language), strict=True))
        for language, texts in wanted.items()
    }
    return [_scores(one, shares[one.language]) for one in asked]


def _scores(one: Themed, shares: Mapping[str, Row]) -> Scores:
    total, weight = shares[one.sentence].copy(), 1.0
    for text, share in one.around():
        total += share * shares[text]
        weight += share
    total /= weight
    order = [int(at) for at in np.argsort(-total, kind="stable")]
    kept = [at for at in order if total[at] >= _LEAST_SHARE] or order[:1]
    return tuple((THEMES[at], round(float(total[at]), 3)) for at in kept)
