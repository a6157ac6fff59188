"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.words.analysis import Word, analyse, word_language
from nlp.words.forms import Forms, WordLanguage
from nlp.words.spelling import fold, is_foldable
from nlp.words.terms import Term, TermKind, TermWeights
from nlp.words.thesaurus import load_thesaurus

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


class Marker:
    """Finds what a query's terms match in one text after another: words are judged once."""

    __slots__ = ("_concepts", "_sought", "_spots", "_thesaurus")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._sought = {(term.kind, term.key): term for term in terms}
        self._concepts = {term.key: term for term in terms if term.kind is TermKind.CONCEPT}
        self._thesaurus = load_thesaurus().only(self._concepts)
        self._spots: dict[tuple[str, WordLanguage], tuple[Spot, ...]] = {}

    def matches(self, text: str, language: str) -> tuple[Match, ...]:
        """Return the stretches of TEXT that the terms match, in order, none overlapping."""
        words = analyse(text, language)
        known = word_language(language)
        return _without_overlap([*self._literal(words, known), *self._synonyms(words, known)])

    def _literal(self, words: Sequence[Word], language: WordLanguage) -> Iterator[Match]:
        for word in words:
            for left, right, kind, term in self._spots_of(word, language):
                start = word.token.start
                weight = PART * term.weight if kind == "part" else term.weight
                yield Match(start + left, start + right, kind, term.key, weight)

    def _spots_of(self, word: Word, language: WordLanguage) -> tuple[Spot, ...]:
        known = self._spots.get((word.token.word, language))
        if known is None:
            known = () if word.is_stop else tuple(self._judge(word))
            self._spots[word.token.word, language] = known
        return known

    def _judge(self, word: Word) -> Iterator[Spot]:
        """The word itself or its spelling, else the parts of the compound."""
        if (term := self._wanted(word.forms)) is not None:
            kind: MatchKind = "spelling" if term.kind is TermKind.FOLDED else "exact"
            yield 0, len(word.token.word), kind, term
            return
        if not word.forms.parts:
            return
        for part, (left, right) in zip(word.forms.parts, _part_edges(word), strict=True):
            if (term := self._wanted(part)) is not None:
                yield left, right, "part", term

    def _wanted(self, forms: Forms) -> Term | None:
        sought = self._sought
        found = sought.get((TermKind.LEMMA, forms.lemma)) or sought.get((TermKind.ROOT, forms.root))
        if found is not None or not is_foldable(forms.root):
            return found
        return sought.get((TermKind.FOLDED, fold(forms.root)))

    def _synonyms(self, words: Sequence[Word], language: WordLanguage) -> Iterator[Match]:
        """Labels of the concepts sought; the words of one label each make a match."""
        for mention in self._thesaurus.mentions(words, language):
            weight = mention.weight * self._concepts[mention.concept].weight
            for number in mention.words:
                token = words[number].token
                yield Match(token.start, token.end, "synonym", mention.concept, weight)


def _part_edges(word: Word) -> list[tuple[int, int]]:
    """Return the offsets of a compound's parts, a linking letter with the part before it."""
    starts: list[int] = []
    for part in word.forms.parts:
        begin = starts[-1] + 1 if starts else 0
        at = word.token.word.find(_opening(part), begin)
        starts.append(at if at >= 0 else begin)
    ends = [*starts[1:], len(word.token.word)]
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
