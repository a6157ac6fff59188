"""Who and when on lines of their own (`Tovholder: ...`, `Frist: ...`): whose they are.

A plan says them once for all that stands under a heading, or once for each measure, before or
behind it; a bullet may end with them, or hold them in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import BlockKind
from nlp.goals.lexicon.labels import line_label
from nlp.goals.plan_table import Notes

Span = tuple[int, int]

NOTED = ("owner", "deadline")
"""Kinds of labels that say who and when."""
_UNSTATING = ("owner", "deadline", "meta")
_CLOCK = re.compile(r"\bkl\. ?\d|\d[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]")
_PARTS = re.compile(r"[;,]\s+|\s+[-–|]\s+")


def section_notes(section: Sequence[tuple[str, BlockKind]]) -> list[Notes]:
    """Return the notes of each block of a SECTION, given as texts and kinds.

    One `Frist:` counts for the whole section. Of several each counts for the blocks before it, up
    to the one before, or, where statements follow the last of them, for the blocks behind it.
    """
    spread = [_spread(section, kind) for kind in NOTED]
    return [Notes(owner, deadline) for owner, deadline in zip(*spread, strict=True)]


def _spread(section: Sequence[tuple[str, BlockKind]], kind: str) -> list[str]:
    said = [(at, words) for at, (text, _) in enumerate(section) if (words := _said(text, kind))]
    if len(said) < 2:
        return [said[0][1] if said else ""] * len(section)
    places = [at for at, _ in said]
    behind = any(_states(*block) for block in section[places[-1] + 1 :])
    bounds = [*places, len(section)] if behind else [0, *(at + 1 for at in places)]
    found = [""] * len(section)
    for (start, end), (_, words) in zip(pairwise(bounds), said, strict=True):
        found[start:end] = [words] * (end - start)
    return found


def _said(text: str, kind: str) -> str:
    """Return what a line labelled as KIND says, "" where TEXT is none; no hour of a meeting."""
    label, end = line_label(text)
    if label != kind or (kind == "deadline" and _CLOCK.search(text)):
        return ""
    return " ".join(text[end:].split()).rstrip(".")


def _states(text: str, kind: BlockKind) -> bool:
    return kind is not BlockKind.ROW and line_label(text)[0] not in _UNSTATING


def own_notes(text: str, spans: Sequence[Span], notes: Notes) -> tuple[list[Span], Notes]:
    """Return the sentences of a block that are no notes, and NOTES with what the block itself says.

    SPANS are the sentences of TEXT: `Skolen holder et kursus. Ansvarlig: rektor. Frist: 1. maj.`,
    or `Skolen holder et kursus (ansvarlig: rektor, frist: 1. maj).`
    """
    kept: list[Span] = []
    for order, (start, end) in enumerate(spans):
        sentence = text[start:end]
        kind = line_label(sentence)[0] if order else ""
        if kind in NOTED and (words := _said(sentence, kind)):
            notes = replace(notes, **{kind: words})
        else:
            kept.append((start, end))
    for found in _BRACKETS.finditer(text):
        for part in _PARTS.split(found[1]):
            kind = line_label(part)[0]
            if kind in NOTED and (words := _said(part, kind)):
                notes = replace(notes, **{kind: words})
    return kept, notes
