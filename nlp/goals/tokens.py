"""The words and marks of a sentence with their places."""

import re
from itertools import accumulate, repeat
from typing import NamedTuple

_TOKEN = re.compile(r"([^\W_]+(?:[-'’./&][^\W_]+)*(?:'s|’s)?-?|[,;:()–—]|\S)")


class Token(NamedTuple):
    """A word or mark: casefolded text, half-open offsets into the sentence, as it is written."""

    text: str
    start: int
    end: int
    written: str

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals (`ZBC`)."""
        return len(self.written) > 1 and self.written.isupper()

    @property
    def name(self) -> bool:
        """Whether it is capitalised without opening the sentence, or an acronym."""
        return self.written[0].isupper() and (self.start > 0 or self.acronym)


def tokenize(sentence: str) -> list[Token]:
    """Return words and marks of SENTENCE with their places."""
    pieces = _TOKEN.split(sentence)  # what is between tokens and the tokens by turns
    written = pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    # no step of this is taken in Python: a document has thousands of tokens
    fields = zip(map(str.casefold, written), edges[:-1:2], edges[1::2], written, strict=True)
    return list(map(tuple.__new__, repeat(Token), fields))
