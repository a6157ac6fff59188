"""One step's worth of texts, drawn by chance from the curriculum."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.training.curriculum import Bitext, Concepts, Curriculum, Running, Spellings
from nlp.training.texts import Ragged, concatenate

TAUGHT, ALIGNED, NEIGHBOURS, WORDS = 1024, 1536, 768, 512
"""Pairs of each kind in a step."""
CONCEPTS = 64
"""Labels in a step, of as many different concepts: two of one concept would repel each other."""
NAMED = 0.3
"""The share of aligned pairs that get the same rare word on both sides: names tell news apart."""
NORDIC_SHARE = 0.45
"""How often the aligned pairs are Danish-Swedish instead of with English."""
DAMAGED, DAMAGED_ENGLISH = 0.12, 0.04
"""The share of words met damaged; English is the pivot and stays cleaner."""
LEAST_KEPT, MOST_KEPT = 0.15, 0.75
"""A clause that looks for its neighbour keeps between these shares of its words, like a query."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs of texts that belong together, by kind; `taught` are the taught pairs' teacher rows."""

    taught: NDArray[np.int64]
    pairs: tuple[tuple[Ragged, Ragged], ...]


class Draw:
    """Draws lessons, the same ones for the same seed."""

    def __init__(self, curriculum: Curriculum, seed: int) -> None:
        self._all = curriculum
        self._rng = np.random.default_rng(seed)

    @property
    def state(self) -> dict[str, object]:
        """Where chance stands, to go on from."""
        return dict(self._rng.bit_generator.state)

    @state.setter
    def state(self, state: dict[str, object]) -> None:
        self._rng.bit_generator.state = state

    def lesson(self, taught: int) -> Lesson:
        """Return a lesson; its teacher rows are below `taught`."""
        rows = self._rng.integers(0, taught, TAUGHT)
        nordic = self._rng.random() < NORDIC_SHARE
        bitext = self._all.nordic if nordic else self._all.lessons
        aligned = self._rng.integers(0, len(bitext.left), ALIGNED)
        running = self._all.running[self._rng.integers(0, len(self._all.running))]
        return Lesson(
            rows,
            (
                self._translations(self._all.taught, rows, DAMAGED_ENGLISH),
                self._named(
                    *self._translations(bitext, aligned, DAMAGED if nordic else DAMAGED_ENGLISH)
                ),
                self._neighbours(running),
                self._words(self._all.spellings),
            ),
        )

    def _translations(
        self, bitext: Bitext, rows: NDArray[np.int64], right_damaged: float
    ) -> tuple[Ragged, Ragged]:
        left, right = bitext.left.take(rows), bitext.right.take(rows)
        return self._damage(left, DAMAGED), self._damage(right, right_damaged)

    def _named(self, left: Ragged, right: Ragged) -> tuple[Ragged, Ragged]:
        """Put the same rare word into both sides of some pairs, half of them by letters alone."""
        chosen = self._rng.random(len(left)) < NAMED
        names = self._rng.choice(self._all.spellings.rare, int(chosen.sum()))
        names[self._rng.random(len(names)) < 0.5] += len(self._all.words)
        return left.add(chosen, names), right.add(chosen, names)

    def _neighbours(self, running: Running) -> tuple[Ragged, Ragged]:
        """Return some words of clauses, with the clause that follows or the words left out."""
        rows = self._rng.choice(running.followed, NEIGHBOURS)
        half = NEIGHBOURS // 2
        asked = self._damage(running.units.take(rows), DAMAGED)
        found = running.units.take(np.concatenate([rows[:half] + 1, rows[half:]]))
        shares = self._rng.uniform(LEAST_KEPT, MOST_KEPT, NEIGHBOURS)
        kept = self._rng.random(len(asked.flat)) < np.repeat(shares, asked.lengths)
        left_out = np.ones(len(found.flat), bool)
        left_out[found.starts[half] :] = ~kept[asked.starts[half] :]
        return asked.keep(kept), found.keep(left_out)

    def _words(self, spellings: Spellings) -> tuple[Ragged, Ragged]:
        """Return words with damaged spellings, lemmas with forms, labels with translations."""
        half = WORDS // 2
        often = self._rng.choice(spellings.often, half, p=spellings.often_chances)
        which = self._rng.integers(0, len(spellings.damaged), half)
        forms = self._rng.choice(spellings.forms, half, p=spellings.forms_chances)
        clean = np.concatenate([often, forms[:, 1]])
        other = np.concatenate([spellings.damaged[which, often], forms[:, 0]])
        left, right = self._labels(self._all.concepts)
        return concatenate([_single(clean), left]), concatenate([_single(other), right])

    def _labels(self, concepts: Concepts) -> tuple[Ragged, Ragged]:
        count = min(CONCEPTS, len(concepts.starts) - 1)
        chosen = self._rng.choice(len(concepts.starts) - 1, count, replace=False)
        rows = self._rng.integers(concepts.starts[chosen], concepts.starts[chosen + 1])
        return concepts.labels.left.take(rows), concepts.labels.right.take(rows)

    def _damage(self, texts: Ragged, share: float) -> Ragged:
        flat = texts.flat.copy()
        hit = np.flatnonzero(self._rng.random(len(flat)) < share)
        damaged = self._all.spellings.damaged
        flat[hit] = damaged[self._rng.integers(0, len(damaged), len(hit)), flat[hit]]
        return Ragged(flat, texts.starts)


def _single(words: Sequence[int] | NDArray[np.int32]) -> Ragged:
    return Ragged(np.asarray(words, np.int32), np.arange(len(words) + 1))
