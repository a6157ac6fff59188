"""Words and meaning helping each other: concepts near to a query, and vectors led by concepts.

A paraphrase may share no word with any label and yet lie near one in the embedding; and a rare word
in a query says more to the embedding with its concept's other labels beside it.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from nlp.embedding.interface import Embedder
from nlp.vectors import Vector, Vectors
from nlp.words.labels import source_hash
from nlp.words.query_words import QueryTerms
from nlp.words.terms import Term, TermKind
from nlp.words.thesaurus import Thesaurus, load_thesaurus

GUESSES = 3
"""How many concepts a query is guessed to be about, at most."""
LEAST_COSINE = 0.4
"""Concepts whose nearest label is further from the query than this are not guessed."""
GUESS_WEIGHT = 0.3
SHORTLIST = 40
"""How many concepts are looked at label by label, those with the nearest centres."""
LEAST_WEIGHT = 0.3
"""Concepts of less weight, mere neighbours of those named, do not lead."""
LEAST_SPREAD = 0.01
"""Keeps scores finite where there are too few concepts to tell."""
LEAD = 1.0
"""What a query's concepts count in its vector, beside the query's own words."""


class ConceptMeanings:
    """Where the labels of the thesaurus lie in one model's space.

    VECTORS has a row per label; the labels of a concept stand together.
    """

    __slots__ = ("_centres", "_labels", "_names", "_numbers", "_spread")

    def __init__(self, thesaurus: Thesaurus, vectors: Vectors) -> None:
        concepts = dict.fromkeys(label.concept for label in thesaurus.labels)
        self._numbers = {concept: number for number, concept in enumerate(concepts)}
        members = [self._numbers[label.concept] for label in thesaurus.labels]
        firsts = np.searchsorted(members, range(len(self._numbers)))
        self._labels = np.split(vectors, firsts[1:])
        self._centres = _normalised(np.add.reduceat(vectors, firsts))
        self._names = tuple(self._numbers)
        cosines = (self._centres @ self._centres.T)[np.triu_indices(len(self._centres), 1)]
        self._spread = max(float(cosines.std()), LEAST_SPREAD)

    @property
    def spread(self) -> float:
        """The standard deviation of the cosines between concepts: the model's unit of nearness."""
        return self._spread

    def guess(self, terms: QueryTerms, vector: Vector) -> QueryTerms:
        """Add the concepts whose labels lie nearest to a query, lightly, to its terms."""
        guesses = [
            Term(TermKind.CONCEPT, concept, (), GUESS_WEIGHT * cosine)
            for concept, cosine in self._nearest(vector)
            if cosine >= LEAST_COSINE
        ]
        return replace(terms, terms=_heavier(terms.terms, guesses))

    def lead(self, terms: QueryTerms, vector: Vector) -> Vector:
        """Return a query's vector moved towards the concepts that its words name."""
        weights = np.zeros(len(self._numbers), np.float32)
        for term in terms.terms:
            if term.kind is TermKind.CONCEPT and term.weight >= LEAST_WEIGHT:
                weights[self._numbers[term.key]] += term.weight
        direction = weights @ self._centres
        length = float(np.linalg.norm(direction))
        if length == 0:
            return vector
        led = vector + LEAD * direction / length
        return np.asarray(led / np.linalg.norm(led), dtype=np.float32)

    def _nearest(self, vector: Vector) -> list[tuple[str, float]]:
        """Return the concepts whose nearest labels lie nearest, with the cosine, nearest first.

        Labels are compared only of those with the nearest centres, a concept at a time, which
        copies nothing.
        """
        near = np.argsort(-(self._centres @ vector))[:SHORTLIST].tolist()
        own = [self._labels[number] for number in near]
        cosines = np.concatenate([labels @ vector for labels in own])
        best = np.maximum.reduceat(cosines, np.cumsum([0, *map(len, own[:-1])]))
        order = np.argsort(-best, kind="stable")[:GUESSES].tolist()
        return [(self._names[near[at]], float(best[at])) for at in order]


def _normalised(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def _heavier(terms: Sequence[Term], others: Sequence[Term]) -> tuple[Term, ...]:
    """Return each term once, with the greater of its weights."""
    best: dict[int, Term] = {}
    for term in (*terms, *others):
        if term.number not in best or best[term.number].weight < term.weight:
            best[term.number] = term
    return tuple(best.values())


def load_meanings(embedder: Embedder) -> ConceptMeanings:
    """Return the concepts in EMBEDDER's space; the labels' vectors are kept in the cache folder."""
    if embedder.name not in _LOADED:
        _LOADED[embedder.name] = _make_meanings(embedder, load_thesaurus())
    return _LOADED[embedder.name]


_LOADED: dict[str, ConceptMeanings] = {}


def _make_meanings(embedder: Embedder, thesaurus: Thesaurus) -> ConceptMeanings:
    edition = hashlib.sha256(f"{embedder.name} {source_hash()}".encode()).hexdigest()[:24]
    path = cache_folder() / f"labels-{edition}.npy"
    vectors = _read(path, (len(thesaurus.labels), embedder.width))
    if vectors is None:
        vectors = embedder.embed_passages([label.text for label in thesaurus.labels])
        _write(path, vectors)
    return ConceptMeanings(thesaurus, vectors)


def cache_folder() -> Path:
    """Return where things that can be made again are kept, by the XDG rules."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pejl"


def _read(path: Path, shape: tuple[int, int]) -> Vectors | None:
    try:
        vectors = np.load(path)
    except (OSError, ValueError):
        return None
    return vectors.astype(np.float32) if vectors.shape == shape else None


def _write(path: Path, vectors: Vectors) -> None:
    """Keep the vectors where that is allowed; without a cache they are only made again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".npy", delete=False) as file:
            np.save(file, vectors.astype(np.float16))
        Path(file.name).replace(path)
    except OSError:
        return
