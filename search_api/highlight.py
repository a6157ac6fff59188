"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Literal, NamedTuple

from nlp.words.analysis import word_language
from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.labels import Label
from nlp.words.spelling import fold, is_foldable
from nlp.words.stopwords import stop_words
from nlp.words.terms import Term, TermKind, TermWeights, term_number
from nlp.words.thesaurus import GAP, Keys, load_thesaurus, match_label
from nlp.words.tokens import Spans, find_words

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


class Begun(NamedTuple):
    """Labels of one concept that a word begins: those of one word, and longer ones.

    The longer ones are told by the key of their second word.
    """

    whole: Labels
    longer: Mapping[str, Labels]


class Judgement(NamedTuple):
    """What a word is to a query, wherever it stands: what it matches, what labels it says.

    `longer` are labels that it only begins, by the key of their second word.
    """

    spots: tuple[Spot, ...]
    labels: Labels
    longer: Mapping[str, Labels]


Found = tuple[int, float, int, int, str]
"""A match before it is known to stand: its kind's rank, its weight negated, its offsets, and what
was sought. Most are overlapped by a better one."""


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
        spans = find_words(text)
        known = word_language(language)
        judged = self._judged[known]
        unrelated = self._signs.isdisjoint
        for word in set(spans.words).difference(judged):
            signs = word_signs(word, known)
            judged[word] = None if unrelated(signs) else self._judge(word, known)
        telling = [
            (at, judgement)
            for at, judgement in enumerate(map(judged.get, spans.words))
            if judgement is not None
        ]
        synonyms = self._synonyms(spans, telling, known)
        return _without_overlap([*_literal(spans, telling), *synonyms])

    def _synonyms(
        self,
        spans: Spans,
        telling: Sequence[tuple[int, Judgement]],
        language: WordLanguage,
    ) -> Iterator[Found]:
        """Labels of the concepts sought; the words of one label each make a match."""
        words = spans.words
        for at, judgement in telling:
            for label, weight in judgement.labels:
                yield self._synonym(label, spans, at, weight * label.weight)
            if not judgement.longer:
                continue
            begun = _begun(judgement.longer, words[at + 1 : at + 2 + GAP], language)
            keys = _keys(words[at : at + REACH], language) if begun else ()
            for label, weight in begun:
                mention = match_label(label, keys, 0, weight)
                if mention is not None:
                    for number in mention.words:
                        yield self._synonym(label, spans, at + number, mention.weight)

    def _synonym(self, label: Label, spans: Spans, at: int, weight: float) -> Found:
        share = weight * self._concepts[label.concept].weight
        return _SYNONYM, -share, spans.starts[at], spans.ends[at], label.concept

    def _judge(self, word: str, language: WordLanguage) -> Judgement:
        """Return what WORD is to the query, as a word and as the beginning of a label."""
        is_stop = word in stop_words(language)
        concepts = labels_begun(word, language)
        begun = [concepts[id_] for id_ in filter(self._concepts.__contains__, concepts)]
        spots = () if is_stop else tuple(self._spots(word, word_forms(word, language)))
        whole = () if is_stop else tuple(chain.from_iterable(one.whole for one in begun))
        return Judgement(spots, whole, _merged([one.longer for one in begun]))

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
def labels_begun(word: str, language: WordLanguage) -> Mapping[str, Begun]:
    """Return the labels that begin with WORD, by their concept."""
    begun: dict[str, list[tuple[Label, float]]] = defaultdict(list)
    for label, weight in load_thesaurus().beginning(word_forms(word, language), language):
        begun[label.concept].append((label, weight))
    return {concept: _parted(labels) for concept, labels in begun.items()}


def _parted(begun: Sequence[tuple[Label, float]]) -> Begun:
    longer: dict[str, Labels] = {}
    for label, weight in begun:
        if len(label.keys) > 1:
            longer[label.keys[1]] = (*longer.get(label.keys[1], ()), (label, weight))
    return Begun(tuple(one for one in begun if len(one[0].keys) == 1), longer)


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


def _merged(parts: Sequence[Mapping[str, Labels]]) -> Mapping[str, Labels]:
    """Return the longer labels of several concepts, by the key of their second word."""
    if len(parts) == 1:
        return parts[0]
    merged: dict[str, Labels] = {}
    for part in parts:
        for key, labels in part.items():
            merged[key] = (*merged.get(key, ()), *labels)
    return merged


def _keys(words: Iterable[str], language: WordLanguage) -> Sequence[Keys]:
    return [word_forms(word, language).keys for word in words]


@lru_cache(maxsize=50_000)
def _key_names(word: str, language: WordLanguage) -> frozenset[str]:
    return frozenset(key for key, _ in word_forms(word, language).keys)


def _begun(
    longer: Mapping[str, Labels], following: Sequence[str], language: WordLanguage
) -> Labels:
    """Return the labels whose second word may be one of those FOLLOWING their first."""
    apart = longer.keys().isdisjoint
    if all(apart(_key_names(word, language)) for word in following):
        return ()  # as nearly always
    keys = _keys(following, language)
    near = {key: None for own in keys for key, _ in own if key in longer}
    return tuple(one for key in near for one in longer[key])


def _literal(spans: Spans, telling: Iterable[tuple[int, Judgement]]) -> Iterator[Found]:
    for at, judgement in telling:
        start = spans.starts[at]
        for left, right, kind, term in judgement.spots:
            weight = PART * term.weight if kind == "part" else term.weight
            yield RANK[kind], -weight, start + left, start + right, term.key


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


KINDS: tuple[MatchKind, ...] = ("exact", "spelling", "part", "synonym")
"""Of matches that overlap, the first of these stands."""
RANK: Mapping[MatchKind, int] = {kind: rank for rank, kind in enumerate(KINDS)}
_SYNONYM = RANK["synonym"]


def _without_overlap(matches: list[Found]) -> tuple[Match, ...]:
    """Keep, of matches that overlap, the most literal and then the weightiest."""
    kept: list[Match] = []
    taken = 0  # a bit for every character of the text
    matches.sort(key=_precedence)
    for rank, weight, start, end, sought in matches:
        own = (1 << end) - (1 << start)
        if not taken & own:
            taken |= own
            kept.append(Match(start, end, KINDS[rank], sought, -weight))
    kept.sort(key=_place)
    return tuple(kept)


_precedence = itemgetter(0, 1, 2)


def _place(match: Match) -> int:
    return match.start
