"""Text to words with their offsets, suspended hyphens included (`social- og sundhedsskole`)."""

import re
from itertools import accumulate, repeat
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+(?:[-'’./][^\W_]+)*-?)")
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


class Spans(NamedTuple):
    """The words of a text in lower case, in order, each at half-open offsets."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str) -> list[Token]:
    """Return the words of TEXT in order. Numbers count as words, dates and sums stay whole."""
    spans = _spans(text)
    # no step of this is taken in Python: a passage has a hundred words
    fields = zip(spans.starts, spans.ends, spans.words, repeat(""), strict=False)
    tokens: list[Token] = list(map(tuple.__new__, repeat(Token), fields))
    if "-" in text:
        return [_completed(tokens, at) for at in range(len(tokens))]
    return tokens


def _spans(text: str) -> Spans:
    """Return the words of TEXT, suspended hyphens kept."""
    pieces = _WORD.split(text)  # what is between words and the words by turns
    words = list(map(str.lower, pieces[1::2]))
    edges = list(accumulate(map(len, pieces)))
    spans = Spans(words, edges[:-1:2], edges[1::2])
    if not all(map(str.isalnum, words)):
        _part(spans)
    return spans


def _part(spans: Spans) -> None:
    """Put the pieces of words that are joined by more than a hyphen in their places."""
    words, starts, ends = spans
    for at in range(len(words) - 1, -1, -1):
        if not words[at].isalnum():
            pieces = _pieces(starts[at], ends[at], words[at])
            here = slice(at, at + 1)
            starts[here], ends[here], words[here] = zip(*pieces, strict=True)


def _pieces(start: int, end: int, word: str) -> list[tuple[int, int, str]]:
    """A word whole; words parted by a slash or a full stop apart, but for numbers."""
    word = word.replace("’", "'")
    if word[0].isdigit() or ("/" not in word and "." not in word):
        return [(start, end, word)]
    return [(start + m.start(), start + m.end(), m[0]) for m in _PLAIN.finditer(word)]


def _completed(tokens: list[Token], at: int) -> Token:
    token = tokens[at]
    if not token.word.endswith("-"):
        return token
    following = tokens[at + 1 : at + _REACH]
    word = token.word.rstrip("-")
    if len(following) == 2 and following[0].word in _AND:
        return Token(token.start, token.end - 1, word, following[1].word)
    return Token(token.start, token.end - 1, word)
