"""The word lists of `data/vocabulary.toml`, each a frozen set."""

import re
import tomllib
from functools import cache

from nlp.entities.gazetteer import DATA


@cache
def words(name: str) -> frozenset[str]:
    """Return one list as a set. Raises KeyError where there is no such list."""
    return frozenset(_lists()[name].split())


def alternatives(name: str) -> str:
    """Return one list as a regular expression's alternatives, longest first."""
    return "|".join(map(re.escape, sorted(words(name), key=lambda word: (-len(word), word))))


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((DATA / "vocabulary.toml").read_text(encoding="utf-8"))
