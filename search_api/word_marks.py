"""What a word can be marked for, whatever is sought: worked out once for each word, and kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.kept import Kept
from nlp.words.labels import Label
from nlp.words.spelling import fold, is_foldable
from nlp.words.stopwords import stop_words
from nlp.words.terms import TermKind, term_number
from nlp.words.thesaurus import Keys, load_thesaurus

TermKey = tuple[TermKind, str]

Labels = tuple[tuple[Label, float], ...]
"""Labels that a word begins, with how surely it stands for their first word."""


class Stretch(NamedTuple):
    """A word or a part of a compound, at half-open offsets, and the terms that mark it in turn."""

    start: int
    end: int
    terms: tuple[TermKey, ...]


class Begun(NamedTuple):
    """What a word says of one concept: all by itself, and as the beginning of longer labels.

    `alone` is how surely it is a label of one word, 0 where it is none. The longer labels are told
    by the key of their second word.
    """

    alone: float
    longer: Mapping[str, Labels]


class WordMarks(NamedTuple):
    """What a word can be marked for. A stop word only begins longer labels.

    `stretches` are the word itself and then its parts; `begun` is by concept; `keys` are what the
    words of labels are found by. `literal` are the numbers of the terms in its stretches, `signs`
    those of the concepts as well.
    """

    signs: tuple[int, ...]
    literal: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    begun: Mapping[str, Begun]
    keys: Keys


@cache
def word_marks(language: WordLanguage) -> Mapping[str, WordMarks]:
    """Return what every lower-case word can be marked for in a text of this language."""
    return Kept(partial(_marks, language=language))


def _marks(word: str, language: WordLanguage) -> WordMarks:
    forms = word_forms(word, language)
    is_stop = word in stop_words(language)
    stretches = () if is_stop else tuple(_stretches(word, forms))
    begun = _begun(forms, language, is_stop=is_stop)
    literal = dict.fromkeys(term_number(*key) for stretch in stretches for key in stretch.terms)
    concepts = dict.fromkeys(term_number(TermKind.CONCEPT, concept) for concept in begun)
    return WordMarks(tuple(literal | concepts), tuple(literal), stretches, begun, forms.keys)


def _stretches(word: str, forms: Forms) -> Iterator[Stretch]:
    yield Stretch(0, len(word), _terms(forms))
    for part, (left, right) in zip(forms.parts, _part_edges(word, forms), strict=True):
        yield Stretch(left, right, _terms(part))


def _terms(forms: Forms) -> tuple[TermKey, ...]:
    own = (TermKind.LEMMA, forms.lemma), (TermKind.ROOT, forms.root)
    return (*own, (TermKind.FOLDED, fold(forms.root))) if is_foldable(forms.root) else own


def _begun(forms: Forms, language: WordLanguage, *, is_stop: bool) -> Mapping[str, Begun]:
    """Return the labels that begin with a word, by their concept."""
    begun: dict[str, list[tuple[Label, float]]] = defaultdict(list)
    for label, weight in load_thesaurus().beginning(forms, language):
        if len(label.keys) > 1 or not is_stop:
            begun[label.concept].append((label, weight))
    return {concept: _parted(labels) for concept, labels in begun.items()}


def _parted(begun: list[tuple[Label, float]]) -> Begun:
    longer: dict[str, Labels] = {}
    for label, weight in begun:
        if len(label.keys) > 1:
            longer[label.keys[1]] = (*longer.get(label.keys[1], ()), (label, weight))
    alone = (weight * label.weight for label, weight in begun if len(label.keys) == 1)
    return Begun(max(alone, default=0.0), longer)


def _part_edges(word: str, forms: Forms) -> list[tuple[int, int]]:
    """Return the offsets of a compound's parts, a linking letter with the part before it."""
    starts: list[int] = []
    for part in forms.parts:
        begin = starts[-1] + 1 if starts else 0
        at = word.find(_opening(part), begin)
        starts.append(at if at >= 0 else begin)
    ends = [*starts, len(word)][1:]
    return list(zip(starts, ends, strict=True))


def _opening(part: Forms) -> str:
    return part.word[: max(3, len(part.word) - 2)]
