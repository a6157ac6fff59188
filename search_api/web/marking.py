"""A text with marks in it, as pieces that a template can write one after another."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, at half-open offsets, to be shown in some way.

    `kind` becomes a CSS class; `note` says on hovering what the mark means; `link` is where it
    leads, "" for nowhere.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `mark` is None where nothing is marked."""

    text: str
    mark: Mark | None = None


def cut(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return TEXT in pieces, in order, nothing lost; of marks that overlap the first one counts.

    >>> [piece.text for piece in cut("fastholde elever", [Mark(10, 16, "exact")])]
    ['fastholde ', 'elever']
    """
    pieces: list[Piece] = []
    reached = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < reached or mark.end <= mark.start or mark.end > len(text):
            continue
        if mark.start > reached:
            pieces.append(Piece(text[reached : mark.start]))
        pieces.append(Piece(text[mark.start : mark.end], mark))
        reached = mark.end
    if reached < len(text):
        pieces.append(Piece(text[reached:]))
    return pieces
