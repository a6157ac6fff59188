"""A word's forms for search: its lemma, its root shared with its kin, and the parts of a compound.

The lemma of a word that the tables do not know is that of its head: `oplæringsvejlederne` has the
lemma `oplæringsvejleder`, because `vejlederne` has `vejleder`. The root is what verb and noun
share: `vejlede`, `vejleder` and `vejledning` are all `vejled`.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from ingest.lexicon.compounds import split_compound
from ingest.lexicon.lexicon import load_lexicon
from nlp.words.lemmas import lemma, stem

WordLanguage = Literal["da", "sv", "en"]
_SUFFIXES = {
    "da": ("ninger", "elser", "ning", "else", "inger", "ing", "ere", "er", "e"),
    "sv": ("ningar", "elser", "ning", "else", "ande", "ende", "are", "ing", "a", "e"),
    "en": (),
}  # fmt: skip
_SHORTEST_ROOT = 4
_SHORTEST_HEAD = 4
PART_WEIGHT = 0.6
"""How surely a part, or a run of parts, speaks for a compound."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What a word is searched by. `parts` are the forms of a compound's parts, in order.

    `keys` are what the labels of concepts are found by, with how surely each stands for the word:
    its root, and every run of a compound's parts.
    """

    word: str
    lemma: str
    root: str
    parts: tuple["Forms", ...] = ()
    keys: tuple[tuple[str, float], ...] = ()


@lru_cache(maxsize=200_000)
def word_forms(word: str, language: WordLanguage) -> Forms:
    """Return the forms of a lower-case WORD in LANGUAGE."""
    if language == "en" or word[0].isdigit():
        own = stem(word, "en") if language == "en" else word
        return Forms(word, own, own, keys=((own, 1.0),))
    base = lemma(word, language) or _lemma_by_head(word, language)
    own = base or stem(word, language)
    root = _root(own, language)
    parts = _parts(base or word, language)
    return Forms(word, own, root, parts, _keys(root, [part.root for part in parts]))


def _lemma_by_head(word: str, language: WordLanguage) -> str | None:
    """Return a compound's lemma by the longest ending that is a form itself, None without one."""
    for at in range(_SHORTEST_HEAD, len(word) - _SHORTEST_HEAD + 1):
        head = lemma(word[at:], language)
        if head is not None:
            return word[:at] + head
    return None


def _parts(word: str, language: WordLanguage) -> tuple[Forms, ...]:
    split = split_compound(word, load_lexicon(language))
    return tuple(word_forms(part, language) for part in split or () if part != word)


def _keys(root: str, parts: list[str]) -> tuple[tuple[str, float], ...]:
    runs = ("+".join(parts[a:b]) for a, b in combinations(range(len(parts) + 1), 2))
    keys = dict.fromkeys(runs, PART_WEIGHT)
    keys |= {"+".join(parts) or root: 1.0, root: 1.0}
    return tuple(keys.items())


@lru_cache(maxsize=100_000)
def _root(word: str, language: WordLanguage) -> str:
    for suffix in _SUFFIXES[language]:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_ROOT:
            return _single_end(word[: len(word) - len(suffix)])
    return _single_end(word)


def _single_end(root: str) -> str:
    """`uddann` and `uddan` are one root."""
    return root[:-1] if len(root) > _SHORTEST_ROOT and root[-1] == root[-2] else root
