"""What single words are to a query: its literal matches in them, and what else they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from nlp.words.terms import Term, TermKind, TermWeights
from search_api.pieces import KnownPieces, PlacedWord
from search_api.word_marks import Labels, TermKey, WordMarks

PART = TermWeights().part

MatchKind = Literal["exact", "part", "synonym", "spelling"]


class Spot(NamedTuple):
    """A stretch of a piece that matches a term, at half-open offsets from its beginning."""

    start: int
    end: int
    kind: MatchKind
    sought: str
    weight: float


class Said(NamedTuple):
    """A concept that is said in other words, and how much that counts."""

    weight: float
    concept: str


class Judgement(NamedTuple):
    """What a word is to a query, and where in its piece it stands, at half-open offsets.

    `spots` are its literal matches, `said` what it says by itself where there are none. `longer`
    are the labels that it only begins, by the key of their second word, and `seconds` the pieces
    that hold such a word, key by key. `several` says that its own piece has other words too.
    """

    start: int
    end: int
    spots: tuple[Spot, ...]
    said: Said | None
    longer: Mapping[str, Labels]
    seconds: tuple[set[str], ...]
    several: bool


class Judge:
    """Judges words by a query's terms."""

    __slots__ = ("_concepts", "_sought", "signs")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._sought = {(term.kind, term.key): term for term in terms}
        self._concepts = {term.key: term for term in terms if term.kind is TermKind.CONCEPT}
        self.signs = frozenset(term.number for term in terms)

    def judge(self, piece: str, known: KnownPieces) -> tuple[Judgement, ...]:
        """Return what the words of a piece are to the query, those that are something.

        The piece is known to hold a word that is, or none at all.
        """
        words = known.words[piece]
        if len(words) == 1:  # as nearly always
            return (self._judge(words[0], known, several=False),)
        apart = self.signs.isdisjoint
        return tuple(
            self._judge(word, known, several=True) for word in words if not apart(word.marks.signs)
        )

    def _judge(self, word: PlacedWord, known: KnownPieces, *, several: bool) -> Judgement:
        start, end, marks = word
        spots = () if self.signs.isdisjoint(marks.literal) else tuple(self._spots(marks, start))
        begun = [
            (id_, marks.begun[id_]) for id_ in filter(self._concepts.__contains__, marks.begun)
        ]
        said = None
        if not spots:
            alone = [self.say(id_, one.alone) for id_, one in begun if one.alone]
            said = max(alone, key=_weight, default=None)
        longer = _merged([one.longer for _, one in begun])
        seconds = tuple(map(known.by_second.__getitem__, longer))
        return Judgement(start, end, spots, said, longer, seconds, several)

    def say(self, concept: str, weight: float) -> Said:
        """Return what says a concept as surely as WEIGHT says."""
        return Said(weight * self._concepts[concept].weight, concept)

    def _spots(self, marks: WordMarks, base: int) -> Iterator[Spot]:
        """The word itself or its spelling, else the parts of the compound."""
        (start, end, terms), *parts = marks.stretches
        if (term := self._first(terms)) is not None:
            kind: MatchKind = "spelling" if term.kind is TermKind.FOLDED else "exact"
            yield Spot(base + start, base + end, kind, term.key, term.weight)
            return
        for start, end, terms in parts:
            if (term := self._first(terms)) is not None:
                yield Spot(base + start, base + end, "part", term.key, PART * term.weight)

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


_weight = attrgetter("weight")
