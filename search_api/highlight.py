"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.words.analysis import Word, analyse, word_language
from nlp.words.forms import Forms
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
    sought = {(term.kind, term.key): term for term in terms}
    words = analyse(text, language)
    matches = [
        *(match for word in words if not word.is_stop for match in _literal(word, sought)),
        *_concepts(words, language, sought),
    ]
    return _without_overlap(matches)


Sought = Mapping[tuple[TermKind, str], Term]


def _literal(word: Word, sought: Sought) -> Iterator[Match]:
    """The word itself or its spelling, else the parts of the compound."""
    start, end = word.token.start, word.token.end
    if (term := _wanted(word.forms, sought)) is not None:
        kind: MatchKind = "spelling" if term.kind is TermKind.FOLDED else "exact"
        yield Match(start, end, kind, term.key, term.weight)
        return
    if not word.forms.parts:
        return
    for part, (left, right) in zip(word.forms.parts, _part_edges(word), strict=True):
        if (term := _wanted(part, sought)) is not None:
            yield Match(start + left, start + right, "part", term.key, PART * term.weight)


def _wanted(forms: Forms, sought: Sought) -> Term | None:
    found = sought.get((TermKind.LEMMA, forms.lemma)) or sought.get((TermKind.ROOT, forms.root))
    if found is not None or not is_foldable(forms.root):
        return found
    return sought.get((TermKind.FOLDED, fold(forms.root)))


def _concepts(words: Sequence[Word], language: str, sought: Sought) -> Iterator[Match]:
    """Labels of the concepts sought; the words of one label each make a match."""
    concepts = {key: term for (kind, key), term in sought.items() if kind is TermKind.CONCEPT}
    found = load_thesaurus().mentions(words, word_language(language), of=concepts)
    for mention in found:
        weight = mention.weight * concepts[mention.concept].weight
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
