"""Who and when on lines of their own (`Tovholder: ...`, `Frist: ...`): whose they are.

A plan says them once for all that stands under a heading, or once for each measure, before or
behind it; a bullet may end with them, or hold them in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import BlockKind
from nlp.goals.deadline import find_deadline
from nlp.goals.own_labels import LabelReader
from nlp.goals.plan_table import Notes

Span = tuple[int, int]

NOTED = ("owner", "deadline")
"""Kinds of labels that say who and when."""
_UNSTATING = ("owner", "deadline", "meta")
_CLOCK = re.compile(r"\bkl\. ?\d|\d[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]")
_PARTED = re.compile(r"(?:[.;,|/)(\n\t·•→]| [-–]| {2,})\s*(?=[^\W\d][^:.,;]{1,30}:)")
_PARTS = re.compile(r"[;,]\s+|\s+[-–|]\s+")


def section_notes(section: Sequence[tuple[str, BlockKind]], label_of: LabelReader) -> list[Notes]:
    """Return the notes of each block of a SECTION, given as texts and kinds.

    One `Frist:` counts for the whole section. Of several each counts for the blocks before it, up
    to the one before, or, where statements follow the last of them, for the blocks behind it.
    """
    spread = [_spread(section, kind, label_of) for kind in NOTED]
    return [Notes(owner, deadline) for owner, deadline in zip(*spread, strict=True)]


def _spread(
    section: Sequence[tuple[str, BlockKind]], kind: str, label_of: LabelReader
) -> list[str]:
    blocks = enumerate(section)
    said = [(at, words) for at, (text, _) in blocks if (words := _said(text, kind, label_of))]
    if len(said) < 2:
        return [said[0][1] if said else ""] * len(section)
    places = [at for at, _ in said]
    behind = any(_states(*block, label_of) for block in section[places[-1] + 1 :])
    bounds = [*places, len(section)] if behind else [0, *(at + 1 for at in places)]
    found = [""] * len(section)
    for (start, end), (_, words) in zip(pairwise(bounds), said, strict=True):
        found[start:end] = [words] * (end - start)
    return found


def _said(text: str, kind: str, label_of: LabelReader) -> str:
    """Return what a line of who and when says of KIND, "" where TEXT is none."""
    return _told(text, label_of).get(kind, "")


def _told(line: str, label_of: LabelReader) -> dict[str, str]:
    """Return what a line of who and when says by kind, nothing where LINE is none.

    It may say both, labelled or not: `Ansvarlig: rektor. Frist: 1. maj`, `Hvem: rektor, inden maj`.
    The hour of a meeting is no deadline.
    """
    kind, start = label_of(line)
    told: dict[str, str] = {}
    for found in _PARTED.finditer(line, start) if kind in NOTED else ():
        other, length = label_of(line[found.end() :])
        if other in NOTED:
            told[kind] = line[start : found.start()].strip()
            kind, start = other, found.end() + length
    if kind in NOTED:
        told[kind] = line[start:].rstrip(" \n.")
    told = {kind: " ".join(words.split()) for kind, words in told.items()}
    if "owner" in told and "deadline" not in told:
        told |= _parted(told["owner"])
    if _CLOCK.search(told.get("deadline", "")):
        del told["deadline"]
    return told


def _parted(words: str) -> dict[str, str]:
    """Return who and when apart where a time opens or ends WORDS (`rektor, inden 1. maj`)."""
    when = find_deadline(words)
    if when is None or not (words.startswith(when) or words.rstrip(")").endswith(when)):
        return {}
    who = words.replace(when, "", 1).strip(" ,;:()–-")
    return {"owner": who, "deadline": when} if who else {}


def _states(text: str, kind: BlockKind, label_of: LabelReader) -> bool:
    return kind is not BlockKind.ROW and label_of(text)[0] not in _UNSTATING


def own_notes(
    text: str, spans: Sequence[Span], notes: Notes, label_of: LabelReader
) -> tuple[list[Span], Notes]:
    """Return the sentences of a block that are no notes, and NOTES with what the block itself says.

    SPANS are the sentences of TEXT: `Skolen holder et kursus. Ansvarlig: rektor. Frist: 1. maj.`,
    or `Skolen holder et kursus (ansvarlig: rektor, frist: 1. maj).`
    """
    kept: list[Span] = []
    for order, (start, end) in enumerate(spans):
        sentence = text[start:end]
        told = _told(sentence, label_of) if order else {}
        notes = replace(notes, **told)
        if not told:
            kept.append((start, end))
    for found in _BRACKETS.finditer(text):
        for part in _PARTS.split(found[1]):
            kind = label_of(part)[0]
            if kind in NOTED and (words := _said(part, kind, label_of)):
                notes = replace(notes, **{kind: words})
    return kept, notes
