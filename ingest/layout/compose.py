"""Elements -> a page's text, with every word's offsets and box and every block's extent."""

from collections.abc import Sequence
from dataclasses import dataclass

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

    def __init__(self, frame: Frame) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.words: list[PlacedWord] = []
        self.frame = frame

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def add_words(self, words: Sequence[LayoutWord]) -> None:
        start = self.length
        for word in words:
            end = start + len(word.text)
            box = self.frame.page_box(word.left, word.top, word.right, word.bottom)
            self.words.append(PlacedWord(start, end, box, word.confidence))
            start = end + 1
        self.add(" ".join([word.text for word in words]))


def compose(
    elements: Sequence[Element], frame: Frame, *, furniture: Sequence[str] = ()
) -> ComposedPage:
    """Write the elements out: a line break between lines, a blank line between paragraphs."""
    text = _Text(frame)
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
    return ComposedPage("".join(text.pieces), tuple(text.words), tuple(blocks), tuple(furniture))
