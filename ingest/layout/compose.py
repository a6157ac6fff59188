"""Elements -> a page's text, with every word's offsets and box and every block's extent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.document import Block, BlockKind, PlacedWord
from ingest.layout.frame import Frame
from ingest.layout.word import Element, LayoutWord

CELL_BREAK = " | "
LINE_BREAK = "\n"
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """A page's raw text; words and blocks point into it."""

    text: str
    words: tuple[PlacedWord, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]


class _Text:
    """Text that grows piece by piece and remembers where each word went."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.words: list[LayoutWord] = []
        self.starts: list[int] = []

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def add_words(self, words: Sequence[LayoutWord]) -> None:
        start = self.length
        for word in words:
            self.starts.append(start)
            start += len(word.text) + 1
        self.words += words
        self.add(" ".join([word.text for word in words]))

    def placed(self, frame: Frame) -> Iterator[PlacedWord]:
        """Yield the words with their offsets, and their boxes on the page."""
        corners = [(word.left, word.top, word.right, word.bottom) for word in self.words]
        boxes = frame.page_boxes(np.array(corners, np.float64).reshape(-1, 4))
        for start, word, box in zip(self.starts, self.words, boxes, strict=True):
            yield PlacedWord(start, start + len(word.text), box, word.confidence)


def compose(
    elements: Sequence[Element], frame: Frame, *, furniture: Sequence[str] = ()
) -> ComposedPage:
    """Write the elements out: a line break between lines, a blank line between paragraphs."""
    text = _Text()
    blocks: list[Block] = []
    for index, element in enumerate(elements):
        if index:
            both_rows = element.kind is elements[index - 1].kind is BlockKind.ROW
            text.add(LINE_BREAK if both_rows else PARAGRAPH_BREAK)
        start = text.length
        for number, part in enumerate(element.parts):
            if number:
                text.add(CELL_BREAK if element.kind is BlockKind.ROW else LINE_BREAK)
            text.add_words(part)
        blocks.append(Block(start, text.length, element.kind, element.level))
    words = tuple(text.placed(frame))
    return ComposedPage("".join(text.pieces), words, tuple(blocks), tuple(furniture))
