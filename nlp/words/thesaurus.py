"""The thesaurus at work: which concepts of the field a text speaks of.

A label of several words is found also with a word or two between (`holder bedre fast på`), in any
inflection, and inside compounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.words.analysis import Word
from nlp.words.concepts import Concept, read_concepts
from nlp.words.forms import Forms, WordLanguage
from nlp.words.labels import SOURCE, Label, load_labels

Keys = tuple[tuple[str, float], ...]
"""What labels find a word by, each with how surely it stands for the word (see `Forms`)."""
GAP = 2
"""How many other words may stand between two words of a label."""


class ConceptMention(NamedTuple):
    """A concept found in a text: the numbers of the words that say it, and how surely (0..1)."""

    concept: str
    words: tuple[int, ...]
    weight: float


class Thesaurus:
    """Concepts, and where a text speaks of them."""

    __slots__ = ("_by_first_key", "_by_first_two", "concepts", "labels")

    def __init__(self, concepts: Mapping[str, Concept], labels: Iterable[Label]) -> None:
        self.concepts = concepts
        self.labels = tuple(labels)
        self._by_first_key: dict[str, dict[str, list[Label]]] = defaultdict(dict)
        self._by_first_two: dict[str, dict[str, dict[str, list[Label]]]] = defaultdict(dict)
        for label in self.labels:
            self._by_first_key[label.language].setdefault(label.keys[0], []).append(label)
            if len(label.keys) > 1:
                following = self._by_first_two[label.language].setdefault(label.keys[0], {})
                following.setdefault(label.keys[1], []).append(label)

    def beginning(self, forms: Forms, language: WordLanguage) -> list[tuple[Label, float]]:
        """Return the labels that begin with a word, with how surely it stands for their first."""
        by_first_key = self._by_first_key[language]
        return [
            (label, weight)
            for key, weight in forms.keys
            if key in by_first_key
            for label in by_first_key[key]
        ]

    def mentions(self, words: Sequence[Word], language: WordLanguage) -> list[ConceptMention]:
        """Return every mention of a concept in WORDS. A stop word alone says nothing."""
        alone = [
            ConceptMention(concept, (at,), weight)
            for at, word in enumerate(words)
            if not word.is_stop
            for concept, weight in self.meant_by(word.forms, language)
        ]
        phrases = self.phrases([word.forms.keys for word in words], language)
        return sorted([*alone, *phrases], key=lambda found: found.words[0])

    def meant_by(self, forms: Forms, language: WordLanguage) -> list[tuple[str, float]]:
        """Return the concepts that a word means all by itself, with how surely."""
        return [
            (label.concept, weight * label.weight)
            for label, weight in self.beginning(forms, language)
            if len(label.keys) == 1
        ]

    def phrases(self, keys: Sequence[Keys], language: WordLanguage) -> Iterator[ConceptMention]:
        """Yield the mentions by labels of several words, found by the KEYS of each word of a text.

        Most words begin some label, and few are followed by its second word, so that is what labels
        are looked up by.
        """
        by_first_two = self._by_first_two[language]
        for at, own in enumerate(keys):
            for key, weight in own:
                if (following := by_first_two.get(key)) is not None:
                    near = keys[at + 1 : at + GAP + 2]
                    known = [other for place in near for other, _ in place if other in following]
                    for second in dict.fromkeys(known):
                        for label in following[second]:
                            mention = match_label(label, keys, at, weight)
                            if mention is not None:
                                yield mention


def match_label(
    label: Label, keys: Sequence[Keys], at: int, weight: float
) -> ConceptMention | None:
    """Find the rest of a label behind word AT, which begins it as surely as WEIGHT says.

    KEYS are those of every word of the text.
    """
    found = [at]
    for key in label.keys[1:]:
        place, sure = _find(key, keys, found[-1] + 1)
        if not sure:
            return None
        weight = min(weight, sure)
        found.append(place)
    return ConceptMention(label.concept, tuple(found), weight * label.weight)


def _find(key: str, keys: Sequence[Keys], start: int) -> tuple[int, float]:
    """Return the first word from START that answers to KEY, at most GAP words on, and how surely.

    That is 0 where there is none.
    """
    for place in range(start, min(start + GAP + 1, len(keys))):
        for own, sure in keys[place]:
            if own == key:
                return place, sure
    return start, 0.0


@lru_cache(maxsize=1)
def load_thesaurus() -> Thesaurus:
    """Return the thesaurus that ships."""
    return Thesaurus(read_concepts(SOURCE), load_labels())
