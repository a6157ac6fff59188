"""The words and marks of a sentence with their places."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*(?:'s|’s)?-?|[,;:()–—]|\S")


@dataclass(frozen=True, slots=True)
class Token:
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
    return [
        Token(
            m[0].casefold(),
            m.start(),
            m.end(),
            _is_name(m[0], opens=not m.start()),
            len(m[0]) > 1 and m[0].isupper(),
        )
        for m in _TOKEN.finditer(sentence)
    ]


def _is_name(word: str, *, opens: bool) -> bool:
    return word[0].isupper() and (not opens or (len(word) > 1 and word.isupper()))
