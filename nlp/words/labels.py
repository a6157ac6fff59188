"""The thesaurus's labels made ready for matching, compiled beforehand because that takes a second.

A label is a row of keys, one a word: the root of the word, or for a compound the roots of its parts
joined with `+`. The compiled file names the source that it was made of by its hash; where the
source was edited since, labels are made anew in memory.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.lexicon.lexicon import load_lexicon
from nlp.words.concepts import LABEL_LANGUAGES, Concept, read_concepts
from nlp.words.forms import WordLanguage, word_forms
from nlp.words.lemmas import TABLES
from nlp.words.tokens import tokenize

SOURCE = TABLES / "thesaurus.toml"
COMPILED = TABLES / "thesaurus.labels.json"
HINT_WEIGHT = 0.4
LEAST_WEIGHT = 0.3
COMMON_BITS, RARE_BITS, MOST_BITS = 10.0, 17.0, 20.0
"""The surprise, in bits, at which a label counts least, and at which it counts wholly."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label ready for matching: the key of each word, and how surely it means its concept."""

    text: str
    language: WordLanguage
    keys: tuple[str, ...]
    concept: str
    weight: float


def load_labels(source: Path = SOURCE, compiled: Path = COMPILED) -> list[Label]:
    """Return the labels of the thesaurus, compiled beforehand where that is up to date."""
    if compiled.exists():
        found = json.loads(compiled.read_text(encoding="utf-8"))
        if found["source"] == source_hash(source):
            return [_label(*row) for row in found["labels"]]
    return list(make_labels(read_concepts(source)))


def _label(
    text: str, language: WordLanguage, keys: list[str], concept: str, weight: float
) -> Label:
    return Label(text, language, tuple(keys), concept, weight)


def write_labels(source: Path = SOURCE, compiled: Path = COMPILED) -> None:
    """Compile the labels of SOURCE; raise ValueError where it is wrong."""
    rows = [
        [label.text, label.language, label.keys, label.concept, label.weight]
        for label in make_labels(read_concepts(source))
    ]
    content = {"source": source_hash(source), "labels": rows}
    text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ":"))
    compiled.write_text(text + "\n", encoding="utf-8")


def source_hash(source: Path = SOURCE) -> str:
    """Return what tells one edition of the thesaurus from another."""
    return hashlib.sha256(source.read_bytes()).hexdigest()


def make_labels(concepts: dict[str, Concept]) -> Iterator[Label]:
    """Return every label of every concept, ready for matching."""
    for concept in concepts.values():
        for language in LABEL_LANGUAGES:
            for text in concept.labels.get(language, ()):
                plain = text.rstrip("?")
                keys = tuple(_key(token.word, language) for token in tokenize(plain))
                weight = _weight(plain, language) * (HINT_WEIGHT if text.endswith("?") else 1.0)
                yield Label(plain, language, keys, concept.id, weight)


def _weight(label: str, language: WordLanguage) -> float:
    """Return how telling a label is: `alle kommer` says less than `brobygning`, being commoner."""
    lexicon = load_lexicon(language)
    bits = sum(min(lexicon.surprise(token.word), MOST_BITS) for token in tokenize(label))
    share = (bits - COMMON_BITS) / (RARE_BITS - COMMON_BITS)
    return round(LEAST_WEIGHT + (1 - LEAST_WEIGHT) * max(0.0, min(1.0, share)), 3)


def _key(word: str, language: WordLanguage) -> str:
    forms = word_forms(word, language)
    return "+".join(part.root for part in forms.parts) or forms.root
