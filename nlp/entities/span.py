"""A stretch of text that may be a mention, and how rivals for the same letters are settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from nlp.passage import Label


class Source(IntEnum):
    """Who proposed a span; between spans of one length the lower number wins."""

    GAZETTEER = 0
    VALUE = 1
    NAMED = 2
    PATTERN = 3
    DOCUMENT = 4
    MODEL = 9


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets into a page's text with a label, and the identity and value if known."""

    start: int
    end: int
    label: Label
    source: Source
    id: str = ""
    value: str = ""

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a letter."""
        return self.start < other.end and other.start < self.end


def keep_longest(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap, in order: rules before model, then the longest, first.

    A learned span never displaces a rule's, however long it is.
    """
    ranked = sorted(
        spans,
        key=lambda span: (span.source is Source.MODEL, span.start - span.end, span.source),
    )
    kept: list[Span] = []
    taken: set[int] = set()
    for span in ranked:
        letters = range(span.start, span.end)
        if taken.isdisjoint(letters):
            kept.append(span)
            taken.update(letters)
    return sorted(kept, key=lambda span: span.start)
