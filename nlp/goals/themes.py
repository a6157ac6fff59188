"""The themes of a statement, from its own words, what it stands under, and its neighbours."""

from functools import lru_cache

import numpy as np

from nlp.goals.theme_model import THEMES, Row, load_model
from nlp.passage import Theme

_ABOVE_SHARE = 0.5
"""What the nearest heading and the lead-in count beside the sentence,"""
_BESIDE_SHARE = 0.25
"""... and all that stands under the same heading, or in the same row."""
_MOST_BESIDE = 1500
"""Characters of it that are read."""
_LEAST_SHARE = 0.03


def theme_scores(
    sentence: str,
    heading_path: tuple[str, ...] = (),
    lead_in: str = "",
    *,
    section: str = "",
    language: str = "da",
) -> tuple[tuple[Theme, float], ...]:
    """Return themes with their share of the evidence (0..1), best first.

    Themes with next to no share are left out, so the shares sum to a little less than 1.
    """
    total, weight = load_model().shares(sentence, language).copy(), 1.0
    above = " ".join((*heading_path[-1:], lead_in)).strip()
    for text, share in ((above, _ABOVE_SHARE), (section[:_MOST_BESIDE], _BESIDE_SHARE)):
        if text and text != sentence:
            total += share * _shares_around(text, language)
            weight += share
    total /= weight
    order = [int(at) for at in np.argsort(-total, kind="stable")]
    kept = [at for at in order if total[at] >= _LEAST_SHARE] or order[:1]
    return tuple((THEMES[at], round(float(total[at]), 3)) for at in kept)


@lru_cache(maxsize=256)  # all that stands under a heading asks for it
def _shares_around(text: str, language: str) -> Row:
    return load_model().shares(text, language)
