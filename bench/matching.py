"""When something found counts as something marked, and what is counted."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

T = TypeVar("T")
MOST_OF_A_HIT = 1500
"""Characters of a hit that count: what somebody sees without scrolling."""


@dataclass(slots=True)
class Tally:
    """How many were marked, found, and both."""

    gold: int = 0
    found: int = 0
    hits: int = 0

    def add(self, gold: int, found: int, hits: int) -> None:
        """Count these too."""
        self.gold += gold
        self.found += found
        self.hits += hits

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was found."""
        return 2 * self.hits / ((self.found + self.gold) or 1)


def plain(text: str) -> str:
    """Return what texts are compared by: small letters, single spaces, letters in one piece."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().casefold()


def same(found: str, quote: str) -> bool:
    """Whether two statements are alike and of about the same length."""
    a, b = plain(found), plain(quote)
    if not a or not b:
        return False
    return 0.4 <= len(a) / len(b) <= 2.5 and fuzz.partial_ratio(a, b) >= 88


def covers(text: str, quote: str) -> bool:
    """Whether a hit holds the quote, or is most of it."""
    text, quote = plain(text)[:MOST_OF_A_HIT], plain(quote)
    if quote in text:
        return True
    if len(text) < len(quote):
        return len(text) >= 0.5 * len(quote) and fuzz.partial_ratio(text, quote) >= 90
    return fuzz.partial_ratio(quote, text) >= 90


def within(found: str, marked: str) -> bool:
    """Whether one field's words are among the other's, neither empty."""
    a, b = plain(found), plain(marked)
    return bool(a and b) and (a in b or b in a)


def take(left: list[T], fits: Callable[[T], bool]) -> T | None:
    """Return the first that fits, and take it out so that it counts once."""
    match = next((one for one in left if fits(one)), None)
    if match is not None:
        left.remove(match)
    return match


def mean(figures: Iterable[float]) -> float:
    figures = list(figures)
    return sum(figures) / len(figures) if figures else 0.0
