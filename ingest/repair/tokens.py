"""The words of a text as repair sees them, and the stretches that it never touches."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ANCHOR = re.compile(
    r"""://|\bwww\.                                                    # addresses on the web
  | (?<=[\w.+-])@[\w-]+\.\w                                          # e-mail
  | (?<=[\w-])\.(?:dk|se|no|com|org|net|eu|pdf|docx?|pptx?|xlsx?|html?|txt|jpe?g|png)\b  # files
    """,
    re.VERBOSE,
)
_LIGHT = frozenset(' \t-–•»"')
_BLANK = re.compile(r"\s")
_TOKEN = re.compile(r"[^\s.,;:!?()\"'’”“»«…–—/\\\[\]<>=+*_\ufffd-]+")
_SLASHED = re.compile(r"(?<![^\s])[A-ZÆØÅÄÖ&|@0]+/[A-ZÆØÅÄÖ&|@0]+(?![^\s.,;:)])")


class Token(NamedTuple):
    """A word, or what may once have been one (`p&`, `@get`), at `text[start:end]`.

    `opens` says that a sentence or line opens here, so that a capital says nothing of names.
    """

    start: int
    end: int
    text: str
    opens: bool = False


@lru_cache(maxsize=64)
def find_tokens(text: str) -> tuple[Token, ...]:
    """The tokens outside protected stretches, in order.

    Kept for a while: a document is surveyed before its pages, and each page asked more than once.
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    fences = list(find_protected(text))
    slashed = {match.start(): match for match in _SLASHED.finditer(text)}
    fence = 0
    reached = 0
    for match in _TOKEN.finditer(text):
        match = slashed.get(match.start(), match)
        start, end = match.span()
        while fence < len(fences) and fences[fence][1] <= start:
            fence += 1
        inside = fence < len(fences) and fences[fence][0] < end
        if not inside and start >= reached:
            opens = opens_sentence(text, start)
            yield tuple.__new__(Token, (start, end, match[0], opens))  # twice as fast
            reached = end


def find_protected(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blanks that hold an address, an e-mail or a file name."""
    reached = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() >= reached:
            start = anchor.start()
            while start > reached and not text[start - 1].isspace():
                start -= 1
            blank = _BLANK.search(text, anchor.end())
            reached = blank.start() if blank else len(text)
            yield start, reached


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line opens at an offset."""
    before = text[max(0, start - 3) : start].rstrip(' \t-–•»"')
    return not before or before[-1] in ".!?:\n\f"
