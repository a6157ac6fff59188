"""A text with marks in it, as pieces that a template can write one after another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.structure import marker_end

_LINE_END = re.compile(r"(?<=[^\n])\n(?=([^\n]*))")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, at half-open offsets, to be shown in some way.

    `kind` becomes a CSS class; `note` says on hovering what the mark means.
    """

    start: int
    end: int
    kind: str
    note: str = ""


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


def unwrap(text: str) -> str:
    r"""Return TEXT with a blank for every line end inside a paragraph; no offset changes.

    >>> unwrap("Vi vil gøre\ndet.\n\n- nu\n- straks")
    'Vi vil gøre det.\n\n- nu\n- straks'
    """
    return _LINE_END.sub(lambda end: "\n" if _opens(end[1]) else " ", text)


def _opens(line: str) -> bool:
    """Return whether a line begins something: nothing follows, a bullet, a number, a cell."""
    return not line.strip() or marker_end(line) > 0 or " | " in line
