"""Misspelt query words put right: one slip of the finger, or letters typed without æ, ø and å.

A word that any of the languages knows is left alone. Of the words one slip away the most frequent
wins (a noisy channel with equal slips, Brill & Moore 2000 in its simplest form), where it is far
more frequent than the word as typed. A compound is put right in the part that is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.lexicon.compounds import split_compound
from ingest.lexicon.lexicon import Lexicon, load_lexicon
from nlp.entities.gazetteer import entries, places
from nlp.words.lemmas import lemma
from nlp.words.stopwords import stop_words
from nlp.words.tokens import tokenize

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäö"
SHORTEST = 5
SHORTEST_PART = 4
SHORTEST_RARE = 7
"""A rare word is not taken for a slip of a shorter one: names are short, and look like slips."""
LEAST_COUNT = 20
MARGIN = 300
_SPELLINGS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"), ("ae", "ä"), ("oe", "ö"))
_LINKS = ("", "s", "e")


@dataclass(frozen=True, slots=True)
class Correction:
    """A query put right. `replaced` holds each misspelt word and what was taken for it."""

    text: str
    replaced: tuple[tuple[str, str], ...] = ()


def correct(text: str) -> Correction:
    """Return TEXT with its misspelt words put right, everything else as it is."""
    replaced: list[tuple[str, str]] = []
    for token in reversed(tokenize(text)):
        looks_a_name = token.start > 0 and text[token.start].isupper()
        better = None if looks_a_name else correct_word(token.word)
        if better is not None:
            text = text[: token.start] + better + text[token.end :]
            replaced.append((token.word, better))
    return Correction(text, tuple(reversed(replaced)))


@lru_cache(maxsize=10_000)
def correct_word(word: str) -> str | None:
    """Return what a lower-case WORD was meant to be, or None where it is right or beyond help."""
    if len(word) < SHORTEST or not word.isalpha() or is_known(word) or is_name(word):
        return None
    lexicons = (load_lexicon("da"), load_lexicon("sv"))
    others = set(_respelt(word)).union(_one_slip_away(word)) - stop_words("da") - {word}
    found = {other: _count(other, lexicons) for other in sorted(others)}
    best = max(found, key=lambda other: found[other], default="")
    if found.get(best, 0) >= max(LEAST_COUNT, MARGIN * _count(word, lexicons)):
        return best
    respelt = next((other for other in _respelt(word) if is_known(other)), None)
    better = respelt or _correct_compound(word, lexicons[0]) or _in_tables(found)
    return better if better != word else None


def is_known(word: str) -> bool:
    """True where a table or a lexicon has WORD, or it is a compound of known words."""
    if any(lemma(word, language) is not None for language in ("da", "sv")):
        return True
    if load_lexicon("en").frequency(word) >= LEAST_COUNT:
        return True
    lexicons = (load_lexicon("da"), load_lexicon("sv"))
    if _count(word, lexicons) >= LEAST_COUNT:
        return True
    splits = (split_compound(word, lexicon) for lexicon in lexicons)
    return any(all(_is_solid(part, lexicons) for part in parts) for parts in splits if parts)


def _is_solid(part: str, lexicons: tuple[Lexicon, ...]) -> bool:
    """True for a part of a compound that is a word by itself, and no slip that happens to split."""
    if _count(part, lexicons) >= LEAST_COUNT:
        return True
    return any(lemma(part, language) is not None for language in ("da", "sv"))


def is_name(word: str) -> bool:
    """True where WORD, or what it is the genitive of, is part of a known place's or body's name."""
    return not _name_words().isdisjoint({word, word.removesuffix("s")})


@cache
def _name_words() -> frozenset[str]:
    """Return the words of every municipality's, school's and other body's names, and of places."""
    names = (
        *(name for entry in entries() for name in entry.names),
        *(name for name, _ in places()),
    )
    return frozenset(token.word for name in names for token in tokenize(name))


def _count(word: str, lexicons: tuple[Lexicon, ...]) -> int:
    return max(lexicon.frequency(word) for lexicon in lexicons)


def _respelt(word: str) -> Iterator[str]:
    """Return WORD with æ, ø and å for what people type instead."""
    respelt = word
    for typed, letter in _SPELLINGS:
        if typed in respelt:
            yield word.replace(typed, letter)
        respelt = respelt.replace(typed, letter)
    if respelt != word:
        yield respelt


def _one_slip_away(word: str) -> Iterator[str]:
    """Return every string with one letter left out, put in, changed, or swapped with the next."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _in_tables(found: Mapping[str, int]) -> str | None:
    """Return the likeliest word that the lemma tables have, too rare as it is to be sure of."""
    forms = [
        other for other in found if len(other) >= SHORTEST_RARE and lemma(other, "da") is not None
    ]
    return max(forms, key=lambda other: found[other], default=None)


def _correct_compound(word: str, lexicon: Lexicon) -> str | None:
    """Put right the one part of a compound that is misspelt, where the other is a known word."""
    found = [
        (min(lexicon.frequency(part), lexicon.frequency(other)), whole)
        for part, other, whole in _halves_put_right(word, lexicon)
    ]
    return max(found)[1] if found else None


def _halves_put_right(word: str, lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, last = word[:at], word[at:]
        for link in _LINKS:
            stem = first.removesuffix(link)
            if len(stem) < SHORTEST_PART or not lexicon.shape(stem).first:
                continue
            if better := _neighbour(last, lexicon):
                yield stem, better, first + better
        if lexicon.shape(last).last and (better := _neighbour(first, lexicon)):
            yield better, last, better + last


@lru_cache(maxsize=1_000)
def _neighbour(word: str, lexicon: Lexicon) -> str:
    """Return the likeliest word one slip away that also ends compounds, "" where there is none."""
    best = max(_one_slip_away(word), key=lambda other: _likelihood(other, lexicon))
    return best if lexicon.frequency(best) >= LEAST_COUNT else ""


def _likelihood(word: str, lexicon: Lexicon) -> int:
    """How often the word stands alone, and how readily it is part of a compound."""
    shape = lexicon.shape(word)
    return lexicon.frequency(word) << 2 * max(shape.first, shape.last)
