"""A sample's plain text as typed parts, so that every shape is made from the same words."""

from dataclasses import dataclass
from pathlib import Path

from ingest.document import BlockKind
from ingest.structure import infer_blocks

TEXTS = Path(__file__).parent / "texts"
NOTICE = ("Eksempeldokument", "Exempeldokument")
"""How the line begins that says of every sample that it is invented; it stays in every shape."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sample: what it is and what it says; `level` is a heading's rank."""

    kind: BlockKind
    text: str
    level: int = 1

    @property
    def is_notice(self) -> bool:
        """Whether this is the line that says that the document is invented."""
        return self.text.startswith(NOTICE)


def parts_of(stem: str) -> list[Part]:
    """The parts of the text `stem`.txt, in order; lines that were wrapped by hand are joined."""
    text = (TEXTS / f"{stem}.txt").read_text(encoding="utf-8")
    return [
        Part(block.kind, " ".join(text[block.start : block.end].split("\n")), block.level)
        for block in infer_blocks(text)
    ]
