"""Terms: the numbered words of the sparse vectors, and what a text's words weigh as terms.

A term is a kind and a key (`l:fastholdelse`), numbered by a 32-bit hash that is the same on every
machine: the index needs no vocabulary. Among 200,000 terms about five share a number with another,
and such a collision only adds a stray match.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from nlp.vectors import SparseVector
from nlp.words.analysis import Word
from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.spelling import fold, is_foldable
from nlp.words.stopwords import stop_words
from nlp.words.thesaurus import ConceptMention, Keys, Thesaurus
from nlp.words.tokens import Token


class TermKind(StrEnum):
    """What a term stands for."""

    LEMMA = "l"
    ROOT = "r"
    FOLDED = "f"
    CONCEPT = "c"

    __hash__ = str.__hash__  # an enum's own takes a call of Python


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What each way of matching counts, relative to a whole word in any of its inflections."""

    lemma: float = 1.0
    root: float = 0.5
    part: float = 0.4
    folded: float = 0.5
    concept: float = 1.0
    broader: float = 0.5
    clearest: float = 1.6
    """What the same words may count for one concept, all its labels in them together."""


class Term(NamedTuple):
    """A term that a text holds, and the numbers of its words there; PART of a compound or not."""

    kind: TermKind
    key: str
    words: tuple[int, ...]
    weight: float
    part: bool = False

    @property
    def number(self) -> int:
        """The term's index in every sparse vector, 0 <= number < 2**32."""
        return term_number(self.kind, self.key)


@lru_cache(maxsize=200_000)
def term_number(kind: TermKind, key: str) -> int:
    """Return the number of a term."""
    return zlib.crc32(f"{kind}:{key}".encode())


def word_terms(words: Sequence[Word], weights: TermWeights) -> Iterator[Term]:
    """Return the terms of every word but stop words: lemma, root, parts, foldable spelling."""
    for at, word in enumerate(words):
        if word.is_stop:
            continue
        yield from _form_terms(word.forms, at, weights, part=False)
        for part in word.forms.parts:
            yield from _form_terms(part, at, weights, part=True)
        if word.completion is not None and word.completion.parts:
            yield from _form_terms(word.completion.parts[-1], at, weights, part=True)


def _form_terms(forms: Forms, at: int, weights: TermWeights, *, part: bool) -> Iterator[Term]:
    share = weights.part if part else 1.0
    yield Term(TermKind.LEMMA, forms.lemma, (at,), share * weights.lemma, part)
    yield Term(TermKind.ROOT, forms.root, (at,), share * weights.root, part)
    if weights.folded and is_foldable(forms.root):
        yield Term(TermKind.FOLDED, fold(forms.root), (at,), share * weights.folded, part)


def concept_terms(
    words: Sequence[Word], language: WordLanguage, thesaurus: Thesaurus, weights: TermWeights
) -> Iterator[Term]:
    """Return a term for every mention of a concept, and lighter ones for the broader concepts.

    A compound mentions a concept by labels within labels (`oplæringsvejleder`, `vejleder`,
    `vejlede`): that says it more clearly, but only so much.
    """
    for (concept, at), weight in _concept_weights(words, language, thesaurus, weights).items():
        yield Term(TermKind.CONCEPT, concept, at, weight)


def _concept_weights(
    words: Sequence[Word], language: WordLanguage, thesaurus: Thesaurus, weights: TermWeights
) -> Mapping[tuple[str, tuple[int, ...]], float]:
    """Return what each concept weighs by itself and the numbers of the words that mention it."""
    return _told(thesaurus.mentions(words, language), thesaurus, weights)


def _told(
    mentions: Iterable[ConceptMention], thesaurus: Thesaurus, weights: TermWeights
) -> Mapping[tuple[str, tuple[int, ...]], float]:
    told: dict[tuple[str, tuple[int, ...]], float] = {}
    for mention in mentions:
        weight = mention.weight * weights.concept
        named = [(mention.concept, weight)]
        broader = thesaurus.concepts[mention.concept].broader
        named += [(concept, weight * weights.broader) for concept in broader]
        for concept, share in named:
            place = concept, mention.words
            told[place] = min(told.get(place, 0.0) + share, weights.clearest)
    return told


def sparse_vector(weights: Mapping[int, float]) -> SparseVector:
    """Return term weights by number as a sparse vector, in order of number."""
    numbers = sorted(weights)
    values = [weights[number] for number in numbers]
    return SparseVector(np.array(numbers, dtype=np.uint32), np.array(values, dtype=np.float32))


def total_weights(
    tokens: Sequence[Token], language: WordLanguage, thesaurus: Thesaurus, weights: TermWeights
) -> dict[int, float]:
    """Return what each term of TOKENS weighs by number, its mentions added up."""
    totals: dict[int, float] = {}
    for number, weight in numbered_terms(tokens, language, thesaurus, weights):
        totals[number] = totals.get(number, 0.0) + weight
    return totals


def numbered_terms(
    tokens: Sequence[Token], language: WordLanguage, thesaurus: Thesaurus, weights: TermWeights
) -> Iterator[tuple[int, float]]:
    """Return the number and weight of every term of TOKENS: those of words, then of phrases."""
    known = _numbering(weights, language, thesaurus)
    words = [known(token.word, token.completed_by) for token in tokens]
    pairs = chain.from_iterable(terms for terms, _ in words)
    told = _told(thesaurus.phrases([keys for _, keys in words], language), thesaurus, weights)
    return chain(pairs, _numbered(told))


class _Known(NamedTuple):
    """A word's terms and concepts by number, none of a stop word, and what labels find it by."""

    terms: tuple[tuple[int, float], ...]
    keys: Keys


@cache
def _numbering(
    weights: TermWeights, language: WordLanguage, thesaurus: Thesaurus
) -> Callable[[str, str], _Known]:
    """Return what finds a word's terms by number: most words come again."""
    stops = stop_words(language)

    @lru_cache(maxsize=50_000)
    def known(word: str, completed_by: str) -> _Known:
        forms = word_forms(word, language)
        if word in stops:
            return _Known((), forms.keys)
        completion = word_forms(completed_by, language) if completed_by else None
        whole = Word(Token(0, 0, word), forms, is_stop=False, completion=completion)
        told = _concept_weights((whole,), language, thesaurus, weights)
        terms = ((term.number, term.weight) for term in word_terms((whole,), weights))
        return _Known((*terms, *_numbered(told)), forms.keys)

    return known


def _numbered(
    told: Mapping[tuple[str, tuple[int, ...]], float],
) -> Iterator[tuple[int, float]]:
    for (concept, _), weight in told.items():
        yield term_number(TermKind.CONCEPT, concept), weight
