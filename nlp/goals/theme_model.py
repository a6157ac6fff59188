"""Which of the twelve themes a text is about, by a model that also sees stems of theme words."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import get_args

from nlp.goals.lexicon.themes import stem_weights
from nlp.goals.share_model import ShareModel, read_model
from nlp.passage import Theme

THEMES: tuple[Theme, ...] = get_args(Theme)
PATH = Path(__file__).parent / "data" / "themes.npz"

_STEMS = 0.7
_MOST_STEMS = 4.0
"""Stems weigh up to this together; more of them make a text no more certain."""


def stem_cues(text: str) -> Sequence[float]:
    """Return what the stems in TEXT say for each of THEMES (`lexicon.themes`)."""
    weights = stem_weights(text.casefold())
    return [_STEMS * min(weights.get(theme, 0.0), _MOST_STEMS) / _MOST_STEMS for theme in THEMES]


@cache
def load_model() -> ShareModel:
    """Return the model that ships; its labels are THEMES."""
    return read_model(PATH, stem_cues)
