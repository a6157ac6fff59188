"""Many texts as one flat array of word numbers, and every word's parts as another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.features import Pieces, parts_of, words_of

MOST_WORDS = 64
"""Of a text; longer ones are cut, which only the statutes' sections are."""


@dataclass(slots=True)
class WordBook:
    """Words numbered in the order in which they were first met."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        """Return a word's number, a new one at first sight."""
        return self.numbers.setdefault(word, len(self.numbers))

    def read(self, texts: Iterable[str]) -> "Ragged":
        """Return the texts as rows of word numbers."""
        return ragged([self.number(word) for word in words_of(text)[:MOST_WORDS]] for text in texts)


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of unequal length: row i is `flat[starts[i]:starts[i + 1]]`."""

    flat: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The rows' lengths, shape (n,)."""
        return np.diff(self.starts)

    def take(self, rows: NDArray[np.int64]) -> "Ragged":
        """Return the given rows, in their order."""
        lengths = self.lengths[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        shift = np.repeat(self.starts[rows] - starts[:-1], lengths)
        return Ragged(self.flat[np.arange(starts[-1]) + shift], starts)

    def add(self, chosen: NDArray[np.bool_], elements: NDArray[np.int32]) -> "Ragged":
        """Return the rows with one element more at the end of each chosen row."""
        grown = np.concatenate([[0], np.cumsum(chosen)])
        return Ragged(np.insert(self.flat, self.starts[1:][chosen], elements), self.starts + grown)

    def keep(self, chosen: NDArray[np.bool_]) -> "Ragged":
        """Return the rows without the elements not chosen; every row keeps its first."""
        chosen = chosen.copy()
        chosen[self.starts[:-1][self.lengths > 0]] = True
        owners = np.repeat(np.arange(len(self)), self.lengths)[chosen]
        counts = np.bincount(owners, minlength=len(self))
        return Ragged(self.flat[chosen], np.concatenate([[0], np.cumsum(counts)]))


def ragged(rows: Iterable[Sequence[int]]) -> Ragged:
    """Lay rows end to end."""
    flat: list[int] = []
    starts = [0]
    for row in rows:
        flat.extend(row)
        starts.append(len(flat))
    return Ragged(np.array(flat, np.int32), np.array(starts, np.int64))


@dataclass(frozen=True, slots=True)
class WordParts:
    """Every word's rows in the table, and what each counts: pieces 1, letter groups their mean."""

    rows: Ragged
    weights: NDArray[np.float32]

    def take(self, words: NDArray[np.int64]) -> tuple[Ragged, NDArray[np.float32]]:
        """Return the rows of the given words, and the rows' weights."""
        numbers = np.arange(len(self.weights), dtype=np.int32)
        places = Ragged(numbers, self.rows.starts).take(words)
        return Ragged(self.rows.flat[places.flat], places.starts), self.weights[places.flat]

    def by_letters_alone(self, first_group: int) -> "WordParts":
        """Return the words as if no piece of theirs were known."""
        groups = self.rows.flat >= first_group
        counts = np.add.reduceat(groups, self.rows.starts[:-1], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(counts)])
        return WordParts(Ragged(self.rows.flat[groups], starts), self.weights[groups])


def word_parts(words: Iterable[str], pieces: Pieces, buckets: int) -> WordParts:
    """Return the parts of every word, in order."""
    rows: list[list[int]] = []
    weights: list[float] = []
    for word in words:
        parts = parts_of(word, pieces, buckets)
        rows.append(parts.pieces + parts.groups)
        weights += [1.0] * len(parts.pieces) + [1 / len(parts.groups)] * len(parts.groups)
    return WordParts(ragged(rows), np.array(weights, np.float32))


def both(one: WordParts, other: WordParts) -> WordParts:
    """Return one's words and then the other's."""
    weights = np.concatenate([one.weights, other.weights])
    return WordParts(concatenate([one.rows, other.rows]), weights)


def concatenate(texts: Sequence[Ragged]) -> Ragged:
    """Return the rows of all texts, one text's after another's."""
    lengths = np.concatenate([text.lengths for text in texts])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return Ragged(np.concatenate([text.flat for text in texts]), starts)
