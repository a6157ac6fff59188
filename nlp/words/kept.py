"""What a pure function makes of words, kept because most words come again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST_KEPT = 50_000


class Kept(dict[str, T]):
    """A function's values by word, made on first sight; safe to share between threads.

    All are forgotten when there are too many, which takes no note of which was used when: an
    `lru_cache` does, and a search that looks up a thousand words waits for the memory it touches.
    """

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> T:
        """Make the value of a new word."""
        if len(self) >= MOST_KEPT:
            self.clear()
        made = self[word] = self._make(word)
        return made
