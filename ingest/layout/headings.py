"""Headings by their type: larger than the body, or a bold line of their own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from ingest.document import BlockKind
from ingest.layout.word import Element, LayoutWord

LARGER = 1.1
"""A heading is at least this much larger than the body,"""
MEASURED_LARGER = 1.35
"""... this much where sizes were measured on a picture."""
SAME = 1.06
"""Sizes nearer to each other than this are one rank,"""
MEASURED_SAME = 1.25
"""... than this where they were measured on a picture."""
MAX_WORDS = 25
MAX_BOLD_WORDS = 14


def body_size(words: Iterable[LayoutWord]) -> float:
    """The size most letters have, in points; 10 for a document without words."""
    exactly: Counter[float] = Counter()
    for word in words:
        exactly[word.size] += len(word.text)
    letters: Counter[float] = Counter()
    for size, count in exactly.items():
        letters[round(size * 2) / 2] += count
    return letters.most_common(1)[0][0] if letters else 10.0


class Ranks:
    """The sizes of a document's headings, the largest first."""

    def __init__(self, elements: Iterable[Element], *, body: float, exact: bool) -> None:
        self.body = body
        self.exact = exact
        self.sizes = self._distinct(_size(e) for e in elements if self._is_larger(e))

    def _distinct(self, sizes: Iterable[float]) -> list[float]:
        ranks: list[float] = []
        for size in sorted(sizes, reverse=True):
            if not ranks or size * (SAME if self.exact else MEASURED_SAME) < ranks[-1]:
                ranks.append(size)
        return ranks

    def _is_larger(self, element: Element) -> bool:
        larger = self.body * (LARGER if self.exact else MEASURED_LARGER)
        return _can_head(element, MAX_WORDS) and _size(element) >= larger

    def mark(self, element: Element) -> Element:
        """The element as a heading with its level, where it is one."""
        if self._is_larger(element):
            size = _size(element)
            level = 1 + sum(rank > size * SAME for rank in self.sizes)
            return Element(BlockKind.HEADING, element.parts, min(level, 6))
        if self.exact and _is_bold_heading(element):
            return Element(BlockKind.HEADING, element.parts, min(len(self.sizes) + 1, 6))
        return element


def mark_title(elements: Sequence[Element]) -> list[Element]:
    """Make the document's first heading its title where no other is as large."""
    headings = [element for element in elements if element.kind is BlockKind.HEADING]
    if not headings or any(_size(e) * SAME >= _size(headings[0]) for e in headings[1:]):
        return list(elements)
    title = Element(BlockKind.TITLE, headings[0].parts)
    return [title if element is headings[0] else element for element in elements]


def _size(element: Element) -> float:
    return median(word.size for word in element.words)


def _can_head(element: Element, most_words: int) -> bool:
    return (
        element.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
        and sum(map(len, element.parts)) <= most_words
        and any(character.isalpha() for word in element.words for character in word.text)
        and not element.words[-1].text.endswith((".", ",", ";"))
    )


def _is_bold_heading(element: Element) -> bool:
    return (
        len(element.parts) <= 2
        and _can_head(element, MAX_BOLD_WORDS)
        and not element.words[-1].text.endswith(":")
        and all(word.bold for word in element.words if any(map(str.isalpha, word.text)))
    )
