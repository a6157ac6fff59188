"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple

from nlp.words.analysis import word_language
from nlp.words.forms import WordLanguage
from nlp.words.labels import Label
from nlp.words.terms import Term, TermKind, TermWeights
from nlp.words.thesaurus import GAP, match_label
from nlp.words.tokens import Spans, find_words
from search_api.word_marks import Labels, TermKey, WordMarks, word_marks

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
        marks = word_marks(known)
        judged = self._judged[known]
        unrelated = self._signs.isdisjoint
        for word in set(spans.words).difference(judged):
            judged[word] = None if unrelated(marks[word].signs) else self._judge(marks[word])
        telling = [
            (at, judgement)
            for at, judgement in enumerate(map(judged.get, spans.words))
            if judgement is not None
        ]
        synonyms = self._synonyms(spans, telling, marks)
        return _without_overlap([*_literal(spans, telling), *synonyms])

    def _synonyms(
        self,
        spans: Spans,
        telling: Sequence[tuple[int, Judgement]],
        marks: Mapping[str, WordMarks],
    ) -> Iterator[Found]:
        """Labels of the concepts sought; the words of one label each make a match."""
        words = spans.words
        for at, judgement in telling:
            for label, weight in judgement.labels:
                yield self._synonym(label, spans, at, weight * label.weight)
            if not judgement.longer:
                continue
            begun = _begun(judgement.longer, [marks[word] for word in words[at + 1 : at + 2 + GAP]])
            keys = [marks[word].keys for word in words[at : at + REACH]] if begun else ()
            for label, weight in begun:
                mention = match_label(label, keys, 0, weight)
                if mention is not None:
                    for number in mention.words:
                        yield self._synonym(label, spans, at + number, mention.weight)

    def _synonym(self, label: Label, spans: Spans, at: int, weight: float) -> Found:
        share = weight * self._concepts[label.concept].weight
        return _SYNONYM, -share, spans.starts[at], spans.ends[at], label.concept

    def _judge(self, marks: WordMarks) -> Judgement:
        """Return what a word is to the query, as a word and as the beginning of a label."""
        begun = [marks.begun[id_] for id_ in filter(self._concepts.__contains__, marks.begun)]
        whole = tuple(chain.from_iterable(one.whole for one in begun))
        return Judgement(self._spots(marks), whole, _merged([one.longer for one in begun]))

    def _spots(self, marks: WordMarks) -> tuple[Spot, ...]:
        """The word itself or its spelling, else the parts of the compound."""
        if not marks.stretches:
            return ()
        whole, *parts = marks.stretches
        if (term := self._first(whole.terms)) is not None:
            kind: MatchKind = "spelling" if term.kind is TermKind.FOLDED else "exact"
            return ((whole.start, whole.end, kind, term),)
        found = ((part, self._first(part.terms)) for part in parts)
        return tuple((part.start, part.end, "part", term) for part, term in found if term)

    def _first(self, terms: Iterable[TermKey]) -> Term | None:
        return next(filter(None, map(self._sought.get, terms)), None)


def _merged(parts: Sequence[Mapping[str, Labels]]) -> Mapping[str, Labels]:
    """Return the longer labels of several concepts, by the key of their second word."""
    if len(parts) == 1:
        return parts[0]
    merged: dict[str, Labels] = {}
    for part in parts:
        for key, labels in part.items():
            merged[key] = (*merged.get(key, ()), *labels)
    return merged


_names = attrgetter("names")


def _begun(longer: Mapping[str, Labels], following: Sequence[WordMarks]) -> Labels:
    """Return the labels whose second word may be one of those FOLLOWING their first."""
    if all(map(longer.keys().isdisjoint, map(_names, following))):
        return ()  # as nearly always
    near = {key: None for marks in following for key, _ in marks.keys if key in longer}
    return tuple(one for key in near for one in longer[key])


def _literal(spans: Spans, telling: Iterable[tuple[int, Judgement]]) -> Iterator[Found]:
    for at, judgement in telling:
        start = spans.starts[at]
        for left, right, kind, term in judgement.spots:
            weight = PART * term.weight if kind == "part" else term.weight
            yield RANK[kind], -weight, start + left, start + right, term.key


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
