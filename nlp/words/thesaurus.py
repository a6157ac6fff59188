"""The thesaurus of the field: concepts with Danish, Swedish and English labels, found in text.

`tables/thesaurus.toml` is the source, meant to be edited; its own header explains the format (after
SKOS: labels, broader, related). A label of several words is found also with a word or two between
(`holder bedre fast på`), in any inflection, and inside compounds.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from nlp.words.analysis import Word
from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.lemmas import TABLES
from nlp.words.tokens import tokenize

LABEL_LANGUAGES: tuple[WordLanguage, ...] = ("da", "sv", "en")
HINT_WEIGHT = 0.4
PART_WEIGHT = 0.6
GAP = 2


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of the field: labels by language, and the ids of broader and related ones."""

    id: str
    labels: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A label ready for matching: the key of each word, and how surely it means its concept."""

    keys: tuple[str, ...]
    concept: str
    weight: float


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """A concept found in a text: the numbers of the words that say it, and how surely (0..1)."""

    concept: str
    words: tuple[int, ...]
    weight: float


class Thesaurus:
    """Concepts, and where a text speaks of them."""

    __slots__ = ("_labels", "concepts")

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = concepts
        self._labels = {language: _by_first_key(concepts, language) for language in LABEL_LANGUAGES}

    def mentions(self, words: Sequence[Word], language: WordLanguage) -> list[ConceptMention]:
        """Return every mention of a concept in WORDS; a stop word alone says nothing."""
        keys = [_keys(word.forms) for word in words]
        labels = self._labels[language]
        return [
            mention
            for at, own in enumerate(keys)
            for key, weight in own.items()
            for label in labels.get(key, ())
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


def _by_first_key(
    concepts: Mapping[str, Concept], language: WordLanguage
) -> dict[str, list[Label]]:
    labels: dict[str, list[Label]] = defaultdict(list)
    for concept in concepts.values():
        for text in concept.labels.get(language, ()):
            keys = tuple(_label_key(token.word, language) for token in tokenize(text.rstrip("?")))
            weight = HINT_WEIGHT if text.endswith("?") else 1.0
            labels[keys[0]].append(Label(keys, concept.id, weight))
    return dict(labels)


def _label_key(word: str, language: WordLanguage) -> str:
    forms = word_forms(word, language)
    return "+".join(part.root for part in forms.parts) or forms.root


def read_concepts(path: Path) -> dict[str, Concept]:
    """Read a thesaurus file; raise ValueError where `broader` or `related` names no concept."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    concepts = {
        id_: Concept(
            id_,
            {language: tuple(entry.get(language, ())) for language in LABEL_LANGUAGES},
            tuple(entry.get("broader", ())),
            tuple(entry.get("related", ())),
        )
        for id_, entry in entries.items()
    }
    for concept in concepts.values():
        for other in concept.broader + concept.related:
            if other not in concepts:
                msg = f"{path.name}: [{concept.id}] points to [{other}], which does not exist"
                raise ValueError(msg)
    return concepts


@lru_cache(maxsize=1)
def load_thesaurus() -> Thesaurus:
    """Return the thesaurus that ships."""
    return Thesaurus(read_concepts(TABLES / "thesaurus.toml"))
