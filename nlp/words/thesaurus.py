"""The thesaurus at work: which concepts of the field a text speaks of.

A label of several words is found also with a word or two between (`holder bedre fast på`), in any
inflection, and inside compounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from nlp.words.analysis import Word
from nlp.words.concepts import Concept, read_concepts
from nlp.words.forms import Forms, WordLanguage
from nlp.words.labels import SOURCE, Label, load_labels

PART_WEIGHT = 0.6
GAP = 2


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """A concept found in a text: the numbers of the words that say it, and how surely (0..1)."""

    concept: str
    words: tuple[int, ...]
    weight: float


class Thesaurus:
    """Concepts, and where a text speaks of them."""

    __slots__ = ("_by_first_key", "concepts", "labels")

    def __init__(self, concepts: Mapping[str, Concept], labels: Iterable[Label]) -> None:
        self.concepts = concepts
        self.labels = tuple(labels)
        self._by_first_key: dict[tuple[WordLanguage, str], list[Label]] = defaultdict(list)
        for label in self.labels:
            self._by_first_key[label.language, label.keys[0]].append(label)

    def mentions(self, words: Sequence[Word], language: WordLanguage) -> list[ConceptMention]:
        """Return every mention of a concept in WORDS; a stop word alone says nothing."""
        keys = [_keys(word.forms) for word in words]
        return [
            mention
            for at, own in enumerate(keys)
            for key, weight in own.items()
            for label in self._by_first_key.get((language, key), ())
            if (len(label.keys) > 1 or not words[at].is_stop)
            and (mention := _match(label, keys, at, weight)) is not None
        ]


def _match(
    label: Label, keys: Sequence[Mapping[str, float]], at: int, weight: float
) -> ConceptMention | None:
    """Find the rest of a label behind the word that it begins with."""
    found = [at]
    for key in label.keys[1:]:
        window = range(found[-1] + 1, min(found[-1] + 2 + GAP, len(keys)))
        place = next((place for place in window if key in keys[place]), None)
        if place is None:
            return None
        weight = min(weight, keys[place][key])
        found.append(place)
    return ConceptMention(label.concept, tuple(found), weight * label.weight)


def _keys(forms: Forms) -> dict[str, float]:
    """Return the keys that a word answers to: its root, and every run of its parts."""
    roots = [part.root for part in forms.parts]
    runs = ("+".join(roots[a:b]) for a, b in combinations(range(len(roots) + 1), 2))
    keys = dict.fromkeys(runs, PART_WEIGHT)
    keys[forms.root] = 1.0
    if roots:
        keys["+".join(roots)] = 1.0
    return keys


@lru_cache(maxsize=1)
def load_thesaurus() -> Thesaurus:
    """Return the thesaurus that ships."""
    return Thesaurus(read_concepts(SOURCE), load_labels())
