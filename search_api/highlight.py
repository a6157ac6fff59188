"""Where a passage matches a query: words, parts inside compounds, and other words for the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, methodcaller

from nlp.words.analysis import word_language
from nlp.words.forms import WordLanguage
from nlp.words.terms import Term
from nlp.words.thesaurus import GAP, match_label
from search_api.judging import Judge, Judgement, MatchKind, Said
from search_api.pieces import KnownPieces, Pieces, PlacedWord, known_pieces
from search_api.word_marks import Labels, WordMarks


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


class Marker:
    """Finds what a query's terms match in one text after another."""

    __slots__ = ("_judge", "_of_language")

    def __init__(self, terms: Sequence[Term]) -> None:
        self._judge = Judge(terms)
        self._of_language: dict[WordLanguage, _LanguageMarker] = {}

    def matches(self, text: str, language: str) -> tuple[Match, ...]:
        """Return the stretches of TEXT that the terms match, in order, none overlapping."""
        known = word_language(language)
        if known not in self._of_language:
            self._of_language[known] = _LanguageMarker(self._judge, known_pieces(known))
        return self._of_language[known].mark(text)


Telling = tuple[int, int, Judgement]
"""A word that tells something: the number of its piece, and where in the text that begins."""

SaidAt = dict[tuple[int, int], Said]
"""What words say besides themselves, by where they stand."""


class _LanguageMarker:
    """Finds matches in texts of one language: each piece that tells something is judged once."""

    __slots__ = ("_judge", "_judged", "_known", "_met", "_telling")

    def __init__(self, judge: Judge, known: KnownPieces) -> None:
        self._judge = judge
        self._known = known
        self._judged: dict[str, tuple[Judgement, ...]] = {}
        self._telling: set[str] = set()
        self._met = 0

    def mark(self, text: str) -> tuple[Match, ...]:
        """Return the stretches of TEXT that the terms match, in order, none overlapping.

        Literal matches never overlap. Of what a word says besides, only the weightiest is a match,
        and that only where nothing in the word is one already.
        """
        pieces = Pieces(text, self._known)
        told = self._told(pieces)
        telling = [(at, pieces.start(at), word) for at, words in told for word in words]
        if not telling:
            return ()
        wordless = sum(not words for _, words in told)
        said = self._said(pieces, telling, 1 + GAP + wordless)
        for _, base, word in telling:
            if word.spots:
                said.pop((base + word.start, base + word.end), None)
        others = (Match(*place, "synonym", one.concept, one.weight) for place, one in said.items())
        return tuple(sorted([*_literal(telling), *others], key=_start))

    def _told(self, pieces: Pieces) -> list[tuple[int, tuple[Judgement, ...]]]:
        """Return what the pieces are to the query, by number: those that tell, or have no word."""
        if len(self._known.words) != self._met:  # another search may have met new ones too
            self._met = len(self._known.words)
            holding = map(self._known.by_sign.__getitem__, self._judge.signs)
            self._telling = self._known.wordless.union(*holding)
        telling = self._telling
        return [
            (at, self._judgements(piece))
            for at, piece in enumerate(pieces.texts)
            if piece in telling
        ]

    def _judgements(self, piece: str) -> tuple[Judgement, ...]:
        judged = self._judged.get(piece)
        if judged is None:
            judged = self._judged[piece] = self._judge.judge(piece, self._known)
        return judged

    def _said(self, pieces: Pieces, telling: Iterable[Telling], near: int) -> SaidAt:
        """Return the weightiest of what each word says besides itself, alone or with others.

        NEAR is how many pieces on all words stand that may be the second of a label.
        """
        said: SaidAt = {}
        for at, base, word in telling:
            if word.said is not None:
                _keep_weightier(said, (base + word.start, base + word.end), word.said)
            if not word.longer:
                continue
            following = pieces.texts[at + (not word.several) : at + 1 + near]
            if not all(map(methodcaller("isdisjoint", following), word.seconds)):  # seldom
                for place, new in self._mentioned(word.longer, pieces.words(at, base + word.start)):
                    _keep_weightier(said, place, new)
        return said

    def _mentioned(
        self, longer: Mapping[str, Labels], words: Iterator[PlacedWord]
    ) -> Iterator[tuple[tuple[int, int], Said]]:
        """Yield what WORDS say together, the first of which begins the LONGER labels, by place."""
        near = list(islice(words, 2 + GAP))
        begun = _begun(longer, [word.marks for word in near[1:]])
        most = max((len(label.keys) for label, _ in begun), default=0)
        row = [*near, *islice(words, (1 + GAP) * max(0, most - 2))]
        keys = [word.marks.keys for word in row]
        for label, weight in begun:
            mention = match_label(label, keys, 0, weight)
            if mention is not None:
                said = self._judge.say(label.concept, mention.weight)
                for word in map(row.__getitem__, mention.words):
                    yield (word.start, word.end), said


def _keep_weightier(said: SaidAt, place: tuple[int, int], new: Said) -> None:
    old = said.get(place)
    if old is None or old.weight < new.weight:
        said[place] = new


def _begun(longer: Mapping[str, Labels], following: Iterable[WordMarks]) -> Labels:
    """Return the labels whose second word may be one of those FOLLOWING their first."""
    near = {key: None for marks in following for key, _ in marks.keys if key in longer}
    return tuple(one for key in near for one in longer[key])


def _literal(telling: Iterable[Telling]) -> Iterator[Match]:
    for _, base, word in telling:
        for start, end, kind, sought, weight in word.spots:
            yield Match(base + start, base + end, kind, sought, weight)


_start = attrgetter("start")
