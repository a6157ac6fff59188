"""A word's lemma and stem, in Danish, Swedish and English. Only home of Snowball."""

import threading
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import marisa_trie
import snowballstemmer

TABLES = Path(__file__).parent / "tables"
LANGUAGES = ("da", "sv")
ENDING = "<BH"
SHORTEST = 3
"""Shorter words (`it`, `su`) are abbreviations as often as forms: they are their own lemma."""
_SNOWBALL = {"da": "danish", "sv": "swedish", "nb": "norwegian", "en": "english"}


@cache
def _table(language: str) -> tuple[marisa_trie.RecordTrie, list[str]]:
    trie = marisa_trie.RecordTrie(ENDING).mmap(str(TABLES / f"lemmas.{language}.marisa"))
    endings = (TABLES / f"endings.{language}.txt").read_text(encoding="utf-8").split("\n")
    return trie, endings


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str | None:
    """Return the lemma of a lower-case WORD, or None where the table does not know it.

    A genitive that the table does not list has the lemma of its form without -s.
    """
    if language not in LANGUAGES:
        return None
    if len(word) < SHORTEST:
        return word
    trie, endings = _table(language)
    found = trie.get(word)
    if found is None and word.endswith("s") and len(word) > SHORTEST:
        found, word = trie.get(word[:-1]), word[:-1]
    if found is None:
        return None
    cut, ending = found[0]
    return f"{word[: len(word) - cut]}{endings[ending]}"


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a lower-case WORD."""
    return str(_stemmer(language).stemWord(word))


class _Stemmers(threading.local):
    """The stemmers of one thread: a stemmer works on a word that it keeps in itself."""

    def __init__(self) -> None:
        self.of: dict[str, snowballstemmer.danish_stemmer.DanishStemmer] = {}


_STEMMERS = _Stemmers()


def _stemmer(language: str) -> snowballstemmer.danish_stemmer.DanishStemmer:
    own = _STEMMERS.of
    if language not in own:
        own[language] = snowballstemmer.stemmer(_SNOWBALL.get(language, "danish"))
    return own[language]


def complete(prefix: str, limit: int) -> list[str]:
    """Return at most LIMIT Danish and Swedish lemmas that begin with PREFIX, shortest first."""
    found: set[str] = set()
    for language in LANGUAGES:
        forms = islice(_table(language)[0].iterkeys(prefix), 20 * limit)
        found |= {
            own for form in forms if (own := lemma(form, language)) and own.startswith(prefix)
        }
    return sorted(found, key=lambda word: (len(word), word))[:limit]
