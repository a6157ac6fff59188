"""The words and marks of a sentence with their places."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*(?:'s|’s)?-?|[,;:()–—]|\S")


class Token(NamedTuple):
    """A word or mark: casefolded text, half-open offsets into the sentence, whether it is a name.

    A name is capitalised without opening the sentence, or written in capitals (`ZBC`, an acronym).
    """

    text: str
    start: int
    end: int
    name: bool = False
    acronym: bool = False


def tokenize(sentence: str) -> list[Token]:
    """Return words and marks of SENTENCE with their places."""
    return list(_tokens(sentence))


def _tokens(sentence: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(sentence):
        word, start = found[0], found.start()
        acronym = len(word) > 1 and word.isupper()
        name = word[0].isupper() and (start > 0 or acronym)
        yield Token(word.casefold(), start, found.end(), name, acronym)
