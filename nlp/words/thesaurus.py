"""The thesaurus at work: which concepts of the field a text speaks of.

A label of several words is found also with a word or two between (`holder bedre fast på`), in any
inflection, and inside compounds.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.words.analysis import Word
from nlp.words.concepts import Concept, read_concepts
from nlp.words.forms import WordLanguage
from nlp.words.labels import SOURCE, Label, load_labels

GAP = 2
"""How many other words may stand between two words of a label."""


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """A concept found in a text: the numbers of the words that say it, and how surely (0..1)."""

    concept: str
    words: tuple[int, ...]
    weight: float


class Thesaurus:
    """Concepts, and where a text speaks of them."""

    __slots__ = ("_by_concept", "_by_first_key", "concepts", "labels")

    def __init__(self, concepts: Mapping[str, Concept], labels: Iterable[Label]) -> None:
        self.concepts = concepts
        self.labels = tuple(labels)
        self._by_first_key: dict[str, dict[str, list[Label]]] = defaultdict(dict)
        self._by_concept: dict[str, list[Label]] = defaultdict(list)
        for label in self.labels:
            self._by_first_key[label.language].setdefault(label.keys[0], []).append(label)
            self._by_concept[label.concept].append(label)

    def only(self, concepts: Container[str]) -> "Thesaurus":
        """Return the thesaurus of these concepts alone."""
        kept = {name: one for name, one in self.concepts.items() if name in concepts}
        return Thesaurus(kept, [label for name in kept for label in self._by_concept[name]])

    def mentions(self, words: Sequence[Word], language: WordLanguage) -> list[ConceptMention]:
        """Return every mention of a concept in WORDS. A stop word alone says nothing."""
        by_first_key = self._by_first_key[language]
        begun = [
            (label, at, weight)
            for at, word in enumerate(words)
            for key, weight in word.forms.keys
            if key in by_first_key
            for label in by_first_key[key]
            if len(label.keys) > 1 or not word.is_stop
        ]
        if not begun:
            return []
        present = {key for word in words for key, _ in word.forms.keys}
        return [
            mention
            for label, at, weight in begun
            if present.issuperset(label.keys)
            and (mention := _match(label, words, at, weight)) is not None
        ]


def _match(label: Label, words: Sequence[Word], at: int, weight: float) -> ConceptMention | None:
    """Find the rest of a label behind the word that it begins with."""
    found = [at]
    for key in label.keys[1:]:
        place = _find(key, words, found[-1] + 1)
        if place is None:
            return None
        weight = min(weight, dict(words[place].forms.keys)[key])
        found.append(place)
    return ConceptMention(label.concept, tuple(found), weight * label.weight)


def _find(key: str, words: Sequence[Word], start: int) -> int | None:
    """Return the first word from START that answers to KEY, at most GAP words on."""
    for place in range(start, min(start + GAP + 1, len(words))):
        if any(key == own for own, _ in words[place].forms.keys):
            return place
    return None


@lru_cache(maxsize=1)
def load_thesaurus() -> Thesaurus:
    """Return the thesaurus that ships."""
    return Thesaurus(read_concepts(SOURCE), load_labels())
