"""Which of the twelve themes a statement is about: word stems in the sentence and in its headings.

Stems are matched anywhere in a word, so that compounds count (`elevfastholdelse` holds `fasthold`).
A theme's score is the weight of its stems in the sentence, plus part of that of its headings and
lead-in.
"""

import re
from functools import lru_cache

from nlp.goals.lexicon.themes import STEMS
from nlp.passage import Theme

_HEADING_SHARE = 0.8
_LEAD_IN_SHARE = 0.5
_FALLBACK: Theme = "samarbejde"

_WEIGHTS: dict[str, tuple[tuple[Theme, float], ...]] = {}
for _theme, _stems in STEMS.items():
    for _stem, _weight in _stems.items():
        _WEIGHTS[_stem] = (*_WEIGHTS.get(_stem, ()), (_theme, _weight))

_PATTERN = re.compile("|".join(sorted(map(re.escape, _WEIGHTS), key=len, reverse=True)))


def theme_scores(
    sentence: str, heading_path: tuple[str, ...] = (), lead_in: str = ""
) -> tuple[tuple[Theme, float], ...]:
    """Return themes with their share of the evidence (0..1, summing to 1), best first.

    Without any evidence the statement is about the partnership itself: `samarbejde`, at 0.
    """
    totals: dict[Theme, float] = dict(_evidence(sentence))
    for share, text in ((_LEAD_IN_SHARE, lead_in), *_headings(heading_path)):
        for theme, weight in _evidence(text):
            totals[theme] = totals.get(theme, 0) + share * weight
    whole = sum(totals.values())
    if not whole:
        return ((_FALLBACK, 0.0),)
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return tuple((theme, round(score / whole, 3)) for theme, score in ranked)


def _headings(path: tuple[str, ...]) -> tuple[tuple[float, str], ...]:
    """Return the innermost headings, the nearest with the larger share."""
    return tuple(
        (_HEADING_SHARE / (distance + 1), heading)
        for distance, heading in enumerate(reversed(path[-3:]))
    )


@lru_cache(maxsize=2048)
def _evidence(text: str) -> tuple[tuple[Theme, float], ...]:
    """Weigh the stems of TEXT; a stem counts once, however often it stands there."""
    totals: dict[Theme, float] = {}
    for stem in dict.fromkeys(_PATTERN.findall(text.casefold())):
        for theme, weight in _WEIGHTS[stem]:
            totals[theme] = totals.get(theme, 0) + weight
    return tuple(totals.items())
