"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.words.analysis import Word, analyse, word_language
from nlp.words.forms import Forms
from nlp.words.terms import Term, TermKind, TermWeights, concept_terms, word_terms
from nlp.words.thesaurus import load_thesaurus

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
    sought = {term.number: term for term in terms}
    words = analyse(text, language)
    weights = TermWeights()
    thesaurus = load_thesaurus()
    found = [
        *word_terms(words, weights),
        *concept_terms(words, word_language(language), thesaurus, weights),
    ]
    matches = [
        match
        for term in found
        if (wanted := sought.get(term.number)) is not None
        for match in _matches(term, wanted, words)
    ]
    return _without_overlap(matches)


def _matches(term: Term, wanted: Term, words: Sequence[Word]) -> list[Match]:
    weight = term.weight * wanted.weight
    kind = _kind(term)
    places = [_place(words[number], term) for number in term.words]
    return [Match(start, end, kind, wanted.key, weight) for start, end in places]


def _kind(term: Term) -> MatchKind:
    match term.kind:
        case TermKind.CONCEPT:
            return "synonym"
        case TermKind.FOLDED:
            return "spelling"
        case _:
            return "part" if term.part else "exact"


def _place(word: Word, term: Term) -> tuple[int, int]:
    """Return where the term stands: the whole word, or that part of the compound."""
    start, end = word.token.start, word.token.end
    if not term.part or not word.forms.parts:
        return start, end
    edges = _part_edges(word)
    for part, (left, right) in zip(word.forms.parts, edges, strict=True):
        if term.key in (part.lemma, part.root):
            return start + left, start + right
    return start, end


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
