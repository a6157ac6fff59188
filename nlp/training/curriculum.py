"""Everything the student learns from: translations, running text, and spellings of words."""

import gzip
import json
import logging
import random
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.training.damage import damage
from nlp.training.labels import concept_pairs
from nlp.training.lessons import english_lessons, nordic_lessons, taught_lessons
from nlp.training.neighbours import Unit, government_units, statute_units
from nlp.training.sources import Pair
from nlp.training.texts import Ragged, WordBook

log = logging.getLogger(__name__)

SEED = 20252
SPELLINGS = 2
"""Damaged spellings kept of every word met often enough; a third is its letter groups alone."""
LEAST_MET = 3
RAREST = 2
"""Words met so seldom stand for names."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """Row i of `left` and row i of `right` say the same."""

    left: Ragged
    right: Ragged


@dataclass(frozen=True, slots=True)
class Running:
    """Units of running text, and the numbers of those whose next unit stands just after them."""

    units: Ragged
    followed: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spellings:
    """Word numbers by word number: `damaged` has shape (SPELLINGS + 1, n), itself where whole.

    A number past the last word's, less the count of words, is that word by its letter groups alone.
    `often` are words to damage with their chances; `forms` are (form, lemma) rows with theirs;
    `rare` are words met hardly ever, most of them names.
    """

    damaged: NDArray[np.int32]
    often: NDArray[np.int32]
    often_chances: NDArray[np.float64]
    forms: NDArray[np.int32]
    forms_chances: NDArray[np.float64]
    rare: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Concepts:
    """Translations of labels; concept i's are rows `starts[i]` to `starts[i + 1]`."""

    labels: Bitext
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """All words and all texts, as numbers; the teacher read the right sides of `taught`."""

    words: tuple[str, ...]
    taught: Bitext
    lessons: Bitext
    nordic: Bitext
    running: tuple[Running, ...]
    spellings: Spellings
    concepts: Concepts


def read_curriculum(data: Path) -> Curriculum:
    """Read the public texts in DATA."""
    book = WordBook()
    taught = _bitext(book, taught_lessons(data))
    lessons = _bitext(book, english_lessons(data))
    nordic = _bitext(book, nordic_lessons(data))
    log.info("%d lessons and %d Danish-Swedish pairs", len(lessons.left), len(nordic.left))
    running = tuple(
        _running(book, list(units)) for units in (statute_units(data), government_units(data))
    )
    log.info("%d units of running text", sum(len(text.units) for text in running))
    texts = [lessons.left, lessons.right, nordic.left, nordic.right, *(t.units for t in running)]
    concepts = read_concepts(book)
    spellings = _spellings(book, texts)
    return Curriculum(tuple(book.numbers), taught, lessons, nordic, running, spellings, concepts)


def _bitext(book: WordBook, pairs: list[Pair]) -> Bitext:
    return Bitext(book.read(pair.left for pair in pairs), book.read(pair.right for pair in pairs))


def read_concepts(book: WordBook) -> Concepts:
    """Return the thesaurus's labels, each with its translations."""
    concepts = list(concept_pairs())
    starts = np.cumsum([0, *map(len, concepts)])
    return Concepts(_bitext(book, [pair for pairs in concepts for pair in pairs]), starts)


def _running(book: WordBook, units: list[Unit]) -> Running:
    follows = np.array([unit.follows for unit in units])
    return Running(book.read(unit.text for unit in units), np.flatnonzero(follows[1:]))


def _spellings(book: WordBook, texts: list[Ragged]) -> Spellings:
    words = list(book.numbers)
    met = np.bincount(np.concatenate([text.flat for text in texts]), minlength=len(words))
    often = np.array(
        [n for n, word in enumerate(words) if met[n] >= LEAST_MET and len(word) > 3], np.int32
    )
    damaged = np.tile(np.arange(len(words), dtype=np.int32), (SPELLINGS + 1, 1))
    rng = random.Random(SEED)
    for row in damaged[:SPELLINGS]:
        row[often] = [book.number(damage(words[n], rng)) for n in often]
    damaged[SPELLINGS, often] = often + len(book.numbers)
    forms = np.array(_lemmas(book), np.int32)
    forms = forms[(forms < len(words)).all(axis=1)]
    rare = [n for n, word in enumerate(words) if 0 < met[n] <= RAREST and word.isalpha()]
    return Spellings(
        damaged,
        often,
        _chances(met[often]),
        forms,
        _chances(met[forms].min(axis=1)),
        np.array([n for n in rare if len(words[n]) > 3], np.int32),
    )


def _chances(met: NDArray[np.int64]) -> NDArray[np.float64]:
    roots = np.sqrt(met + 1.0)
    chances: NDArray[np.float64] = roots / roots.sum()
    return chances


def _lemmas(book: WordBook) -> list[tuple[int, int]]:
    """Return the known inflected forms with their lemmas, after spaCy's lookup tables (MIT)."""
    found = set()
    for tongue in ("da", "sv"):
        path = files("spacy_lookups_data") / "data" / f"{tongue}_lemma_lookup.json.gz"
        table = json.loads(gzip.decompress(path.read_bytes()))
        for form, lemma in table.items():
            pair = book.numbers.get(form.lower()), book.numbers.get(lemma.lower())
            if pair[0] is not None and pair[1] is not None and pair[0] != pair[1]:
                found.add((pair[0], pair[1]))
    return sorted(found)
