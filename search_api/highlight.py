"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections import defaultdict
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
from nlp.words.thesaurus import GAP, Keys, load_thesaurus, match_label
from nlp.words.tokens import Token, tokenize

PART = TermWeights().part

REACH = 1 + (1 + GAP) * 9
"""How many words a label may stretch over: one of ten words with the widest gaps."""

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


Labels = tuple[tuple[Label, float], ...]
"""Labels that a word begins, with how surely it stands for their first word."""


class Judgement(NamedTuple):
    """What a word is to a query, wherever it stands: what it matches, what labels it says.

    `longer` are labels that it only begins, by the key of their second word.
    """

    spots: tuple[Spot, ...]
    labels: Labels
    longer: Mapping[str, Labels]


class Marker:
    """Finds what a query's terms match in one text after another: each word is judged once."""

    __slots__ = ("_concepts", "_judged", "_signs", "_sought")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._sought = {(term.kind, term.key): term for term in terms}
        self._signs = frozenset(term.number for term in terms)
        self._concepts = {term.key: term for term in terms if term.kind is TermKind.CONCEPT}
        self._judged: dict[WordLanguage, dict[str, Judgement | None]] = defaultdict(dict)

    def matches(self, text: str, language: str) -> tuple[Match, ...]:
        """Return the stretches of TEXT that the terms match, in order, none overlapping."""
        tokens = tokenize(text)
        known = word_language(language)
        judged = self._judged[known]
        unrelated = self._signs.isdisjoint
        for word in {token.word for token in tokens} - judged.keys():
            signs = word_signs(word, known)
            judged[word] = None if unrelated(signs) else self._judge(word, known)
        telling = [
            (at, judgement)
            for at, token in enumerate(tokens)
            if (judgement := judged[token.word]) is not None
        ]
        synonyms = self._synonyms(tokens, telling, known)
        return _without_overlap([*_literal(tokens, telling), *synonyms])

    def _synonyms(
        self,
        tokens: Sequence[Token],
        telling: Sequence[tuple[int, Judgement]],
        language: WordLanguage,
    ) -> Iterator[Match]:
        """Labels of the concepts sought; the words of one label each make a match."""
        for at, judgement in telling:
            for label, weight in judgement.labels:
                yield self._synonym(label, tokens[at], weight * label.weight)
            if not judgement.longer:
                continue
            begun = _begun(judgement.longer, _keys(tokens[at + 1 : at + 2 + GAP], language))
            keys = _keys(tokens[at : at + REACH], language) if begun else ()
            for label, weight in begun:
                mention = match_label(label, keys, 0, weight)
                if mention is not None:
                    for number in mention.words:
                        yield self._synonym(label, tokens[at + number], mention.weight)

    def _synonym(self, label: Label, token: Token, weight: float) -> Match:
        share = weight * self._concepts[label.concept].weight
        return Match(token.start, token.end, "synonym", label.concept, share)

    def _judge(self, word: str, language: WordLanguage) -> Judgement:
        """Return what WORD is to the query, as a word and as the beginning of a label."""
        forms = word_forms(word, language)
        is_stop = word in stop_words(language)
        concepts = labels_begun(word, language)
        begun = [one for id_, own in concepts.items() if id_ in self._concepts for one in own]
        spots = () if is_stop else tuple(self._spots(word, forms))
        whole = () if is_stop else tuple(one for one in begun if len(one[0].keys) == 1)
        return Judgement(spots, whole, _by_second_key(begun))

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
def labels_begun(word: str, language: WordLanguage) -> Mapping[str, Labels]:
    """Return the labels that begin with WORD, by their concept."""
    begun: dict[str, Labels] = {}
    for label, weight in load_thesaurus().beginning(word_forms(word, language), language):
        begun[label.concept] = (*begun.get(label.concept, ()), (label, weight))
    return begun


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
    begun = labels_begun(word, language)
    return frozenset(kinds).union(term_number(TermKind.CONCEPT, concept) for concept in begun)


def _by_second_key(begun: Iterable[tuple[Label, float]]) -> Mapping[str, Labels]:
    """Return the labels of several words by the key of their second."""
    longer: dict[str, Labels] = {}
    for label, weight in begun:
        if len(label.keys) > 1:
            longer[label.keys[1]] = (*longer.get(label.keys[1], ()), (label, weight))
    return longer


def _keys(tokens: Iterable[Token], language: WordLanguage) -> Sequence[Keys]:
    return [word_forms(token.word, language).keys for token in tokens]


def _begun(longer: Mapping[str, Labels], following: Iterable[Keys]) -> Labels:
    """Return the labels whose second word may be one of those FOLLOWING their first."""
    near = {key: None for keys in following for key, _ in keys if key in longer}
    return tuple(one for key in near for one in longer[key])


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
    taken = 0  # a bit for every character of the text
    for match in sorted(matches, key=_precedence):
        own = (1 << match.end) - (1 << match.start)
        if not taken & own:
            taken |= own
            kept.append(match)
    return tuple(sorted(kept, key=_place))


def _precedence(match: Match) -> tuple[int, float, int]:
    return RANK[match.kind], -match.weight, match.start


def _place(match: Match) -> int:
    return match.start
