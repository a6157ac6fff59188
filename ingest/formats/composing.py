"""Putting a page together from structural pieces, so that the blocks are true to the text."""

import re
from dataclasses import dataclass, field

from ingest.document import Block, BlockKind, PageProblem, RawPage, Reading

_SPACES = re.compile(r"[ \t\xa0\u2007\u202f]+")
_TIGHT = {BlockKind.ITEM, BlockKind.ROW, BlockKind.FOOTNOTE}
"""Kinds that stand line under line; all others are set apart by an empty line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document before it has a place: what it is and what it says."""

    kind: BlockKind
    text: str
    level: int = 1


@dataclass(slots=True)
class PageComposer:
    """Gathers pieces into one page's text and blocks."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece) -> None:
        """Append a piece; one without a visible character is passed over."""
        text = tidy(piece.text)
        if not text:
            return
        gap = self._gap(piece)
        start = self.length + len(gap)
        self.parts += [gap, text]
        self.length = start + len(text)
        self.blocks.append(Block(start, self.length, piece.kind, max(1, piece.level)))

    def page(
        self,
        number: int,
        reason: str,
        *,
        furniture: tuple[str, ...] = (),
        problems: tuple[PageProblem, ...] = (),
    ) -> RawPage:
        """The page as gathered so far."""
        return RawPage(
            number=number,
            text="".join(self.parts),
            reading=Reading.MARKUP,
            reason=reason,
            blocks=tuple(self.blocks),
            furniture=furniture,
            problems=problems,
        )

    def _gap(self, piece: Piece) -> str:
        if not self.blocks:
            return ""
        tight = piece.kind in _TIGHT and self.blocks[-1].kind is piece.kind
        return "\n" if tight else "\n\n"


def tidy(text: str) -> str:
    """Runs of blanks as one, lines trimmed, empty lines gone: a piece is one stretch of text."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
