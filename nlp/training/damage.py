"""Words as scanners, keyboards and hurried hands spell them."""

import random

LETTERLESS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ä", "ae"), ("ö", "oe"))
DROPPED = (("æ", "e"), ("ø", "o"), ("å", "a"), ("ä", "a"), ("ö", "o"))
MISREAD = (
    ("ø", "g"),
    ("æ", "ee"),
    ("å", "a"),
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("e", "c"),
    ("ti", "li"),
    ("h", "b"),
)
ALPHABET = "abcdefghijklmnoprstuvyæøå"


def damage(word: str, rng: random.Random) -> str:
    """Return the word with one kind of damage, or unchanged where it is too short for any."""
    if len(word) < 4 or not word.isalpha():
        return word
    special = any(letter in word for letter in "æøåäö")
    if special and rng.random() < 0.7:
        return _respell(word, rng.choice((LETTERLESS, DROPPED)))
    if rng.random() < 0.3:
        return _misread(word, rng)
    return _mistype(word, rng)


def _respell(word: str, table: tuple[tuple[str, str], ...]) -> str:
    for letter, spelt in table:
        word = word.replace(letter, spelt)
    return word


def _misread(word: str, rng: random.Random) -> str:
    found = [(read, seen) for read, seen in MISREAD if read in word]
    if not found:
        return _mistype(word, rng)
    read, seen = rng.choice(found)
    return word.replace(read, seen, 1)


def _mistype(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + rng.choice(ALPHABET) + word[at + 1 :]
