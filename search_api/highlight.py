"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from nlp.words.analysis import word_language
from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.labels import Label
from nlp.words.spelling import fold, is_foldable
from nlp.words.stopwords import stop_words
from nlp.words.terms import Term, TermKind, TermWeights, term_number
from nlp.words.thesaurus import load_thesaurus, match_label
from nlp.words.tokens import Token, tokenize

PART = TermWeights().part

MatchKind = Literal["exact", "part", "synonym", "spelling"]


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a hit's text that the query matched, at half-open offsets.

    `kind` says how: the word itself in any inflection, a part of a compound, another word for the
    same (a concept of the thesaurus), or another spelling. `weight` is what it counts, `sought` the
    word or concept of the query.
    """

    start: int
    end: int
    kind: MatchKind
    sought: str
    weight: float


def find_matches(text: str, language: str, terms: Sequence[Term]) -> tuple[Match, ...]:
    """Return the stretches of TEXT that the query's TERMS match, in order, none overlapping."""
    return Marker(terms).matches(text, language)


Spot = tuple[int, int, MatchKind, Term]
"""A stretch of a word, at half-open offsets from its beginning, and what it matches."""


class Judgement(NamedTuple):
    """What a word is to a query, wherever it stands: what it matches, what labels begin with it."""

    spots: tuple[Spot, ...]
    labels: tuple[tuple[Label, float], ...]


class Marker:
    """Finds what a query's terms match in one text after another: each word is judged once."""

    __slots__ = ("_concepts", "_judged", "_signs", "_sought")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._sought = {(term.kind, term.key): term for term in terms}
        self._signs = frozenset(term.number for term in terms)
        self._concepts = {term.key: term for term in terms if term.kind is TermKind.CONCEPT}
        self._judged: dict[tuple[str, WordLanguage], Judgement] = {}

    def matches(self, text: str, language: str) -> tuple[Match, ...]:
        """Return the stretches of TEXT that the terms match, in order, none overlapping."""
        tokens = tokenize(text)
        known = word_language(language)
        unrelated = self._signs.isdisjoint
        telling = [
            (at, self._judgement(token.word, known))
            for at, token in enumerate(tokens)
            if not unrelated(word_signs(token.word, known))
        ]
        synonyms = self._synonyms(tokens, telling, known)
        return _without_overlap([*_literal(tokens, telling), *synonyms])

    def _synonyms(
        self,
        tokens: Sequence[Token],
        telling: Iterable[tuple[int, Judgement]],
        language: WordLanguage,
    ) -> Iterator[Match]:
        """Labels of the concepts sought; the words of one label each make a match."""
        keys = [word_forms(token.word, language).keys for token in tokens] if telling else []
        for at, judgement in telling:
            for label, weight in judgement.labels:
                mention = match_label(label, keys, at, weight)
                if mention is None:
                    continue
                share = mention.weight * self._concepts[label.concept].weight
                for token in (tokens[number] for number in mention.words):
                    yield Match(token.start, token.end, "synonym", label.concept, share)

    def _judgement(self, word: str, language: WordLanguage) -> Judgement:
        if (word, language) not in self._judged:
            self._judged[word, language] = self._judge(word, language)
        return self._judged[word, language]

    def _judge(self, word: str, language: WordLanguage) -> Judgement:
        """Return what WORD is to the query, as a word and as the beginning of a label."""
        forms = word_forms(word, language)
        is_stop = word in stop_words(language)
        labels = tuple(
            (label, weight)
            for label, weight in load_thesaurus().beginning(forms, language)
            if label.concept in self._concepts and (len(label.keys) > 1 or not is_stop)
        )
        return Judgement(() if is_stop else tuple(self._spots(word, forms)), labels)

    def _spots(self, word: str, forms: Forms) -> Iterator[Spot]:
        """The word itself or its spelling, else the parts of the compound."""
        if (term := self._wanted(forms)) is not None:
            kind: MatchKind = "spelling" if term.kind is TermKind.FOLDED else "exact"
            yield 0, len(word), kind, term
            return
        if not forms.parts:
            return
        for part, (left, right) in zip(forms.parts, _part_edges(word, forms), strict=True):
            if (term := self._wanted(part)) is not None:
                yield left, right, "part", term

    def _wanted(self, forms: Forms) -> Term | None:
        sought = self._sought
        found = sought.get((TermKind.LEMMA, forms.lemma)) or sought.get((TermKind.ROOT, forms.root))
        if found is not None or not is_foldable(forms.root):
            return found
        return sought.get((TermKind.FOLDED, fold(forms.root)))


@lru_cache(maxsize=50_000)
def word_signs(word: str, language: WordLanguage) -> frozenset[int]:
    """Return the number of every term that WORD may match, and of concepts whose labels it begins.

    Most words of a text share none with a query, and need no closer look.
    """
    forms = word_forms(word, language)
    kinds = [
        number
        for one in (forms, *forms.parts)
        for number in (
            term_number(TermKind.LEMMA, one.lemma),
            term_number(TermKind.ROOT, one.root),
            term_number(TermKind.FOLDED, fold(one.root)),
        )
    ]
    begun = load_thesaurus().beginning(forms, language)
    return frozenset(kinds).union(term_number(TermKind.CONCEPT, one.concept) for one, _ in begun)


def _literal(tokens: Sequence[Token], telling: Iterable[tuple[int, Judgement]]) -> Iterator[Match]:
    for at, judgement in telling:
        start = tokens[at].start
        for left, right, kind, term in judgement.spots:
            weight = PART * term.weight if kind == "part" else term.weight
            yield Match(start + left, start + right, kind, term.key, weight)


def _part_edges(word: str, forms: Forms) -> list[tuple[int, int]]:
    """Return the offsets of a compound's parts, a linking letter with the part before it."""
    starts: list[int] = []
    for part in forms.parts:
        begin = starts[-1] + 1 if starts else 0
        at = word.find(_opening(part), begin)
        starts.append(at if at >= 0 else begin)
    ends = [*starts[1:], len(word)]
    return list(zip(starts, ends, strict=True))


def _opening(part: Forms) -> str:
    return part.word[: max(3, len(part.word) - 2)]


RANK: Mapping[MatchKind, int] = {"exact": 0, "spelling": 1, "part": 2, "synonym": 3}


def _without_overlap(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Keep, of matches that overlap, the most literal and then the weightiest."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (RANK[m.kind], -m.weight, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))
