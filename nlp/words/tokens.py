"""Text to words with their offsets, suspended hyphens included (`social- og sundhedsskole`)."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*-?")
_PLAIN = re.compile(r"[^\W_]+")
_AND = frozenset({"og", "eller", "och", "and", "or", "samt"})
_REACH = 3


class Token(NamedTuple):
    """A word of a text in lower case, at half-open offsets.

    In `social- og sundhedsskole` the token `social` is completed by `sundhedsskole`.
    """

    start: int
    end: int
    word: str
    completed_by: str = ""


def tokenize(text: str) -> list[Token]:
    """Return the words of TEXT in order. Numbers count as words, dates and sums stay whole."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word.isalnum():
            tokens.append(tuple.__new__(Token, (*match.span(), word, "")))  # twice as fast
        else:
            tokens += _pieces(match.start(), match.end(), word.replace("’", "'"))
    if "-" in text:
        return [_completed(tokens, at) for at in range(len(tokens))]
    return tokens


def _pieces(start: int, end: int, word: str) -> list[Token]:
    """A word whole; words parted by a slash or a full stop apart, but for numbers."""
    if word[0].isdigit() or ("/" not in word and "." not in word):
        return [Token(start, end, word)]
    return [
        Token(start + piece.start(), start + piece.end(), piece[0])
        for piece in _PLAIN.finditer(word)
    ]


def _completed(tokens: list[Token], at: int) -> Token:
    token = tokens[at]
    if not token.word.endswith("-"):
        return token
    following = tokens[at + 1 : at + _REACH]
    word = token.word.rstrip("-")
    if len(following) == 2 and following[0].word in _AND:
        return Token(token.start, token.end - 1, word, following[1].word)
    return Token(token.start, token.end - 1, word)
