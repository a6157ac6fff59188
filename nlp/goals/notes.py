"""Who and when on lines of their own (`Tovholder: ...`, `Frist: ...`): whose they are.

A plan says them once for all that stands under a heading, or once for each measure, before or
behind it; a bullet may end with them, or hold them in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.document import BlockKind
from nlp.goals.deadline import find_deadline, opens_with_time
from nlp.goals.own_labels import Labels, names_somebody
from nlp.goals.plan_table import Notes

Span = tuple[int, int]

NOTED = ("owner", "deadline")
"""Kinds of labels that say who and when."""
_UNSTATING = ("owner", "deadline", "meta")
_CLOCK = re.compile(r"\bkl\. ?\d|\d[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]")
_TAIL = re.compile(r"\s[–—-]\s([^–—:]{3,80}?)\.?\s*\Z")
_PARTED = re.compile(r"(?:[.;,|/)(\n\t·•→]| [-–]| {2,})\s*(?=[^\W\d][^:.,;]{1,30}:)")
_PARTS = re.compile(r"[;,]\s+|\s+[-–|]\s+")


class Line(NamedTuple):
    """A block of a section: its label is of kind `label` and ends at offset `end` of `text`."""

    text: str
    block: BlockKind
    label: str
    end: int


def section_notes(section: Sequence[Line], labels: Labels) -> list[Notes]:
    """Return the notes of each block of a SECTION.

    One `Frist:` counts for the whole section. Of several each counts for the blocks before it, up
    to the one before, or, where statements follow the last of them, for the blocks behind it.
    """
    told = [_told(line.text, line.label, line.end, labels) for line in section]
    spread = [_spread(section, [one.get(kind, "") for one in told]) for kind in NOTED]
    return [Notes(owner, deadline) for owner, deadline in zip(*spread, strict=True)]


def _spread(section: Sequence[Line], told: Sequence[str]) -> list[str]:
    said = [(at, words) for at, words in enumerate(told) if words]
    if len(said) < 2:
        return [said[0][1] if said else ""] * len(section)
    places = [at for at, _ in said]
    behind = any(map(_states, section[places[-1] + 1 :]))
    bounds = [*places, len(section)] if behind else [0, *(at + 1 for at in places)]
    found = [""] * len(section)
    for (start, end), (_, words) in zip(pairwise(bounds), said, strict=True):
        found[start:end] = [words] * (end - start)
    return found


def _told_at_the_end(words: str) -> dict[str, str]:
    """Return who and when where a dash parts them from a task (`Program udsendes – Per Holm, maj`).

    What is neither a time nor a name or two goes on with the sentence.
    """
    if opens_with_time(words) and find_deadline(words) == words:
        return {"deadline": words}
    told = _parted(words) or {"owner": words}
    who, _, when = words.partition(", ")
    if "deadline" not in told and when and opens_with_time(when):
        told = {"owner": who, "deadline": when}
    return told if names_somebody(told["owner"]) else {}


def _states(line: Line) -> bool:
    return line.block is not BlockKind.ROW and line.label not in _UNSTATING


def _told(line: str, kind: str, start: int, labels: Labels) -> dict[str, str]:
    """Return what a line of who and when says by kind, nothing where LINE is none.

    KIND is that of its label, which ends at START. It may say both, labelled or not: `Ansvarlig:
    rektor. Frist: 1. maj`, `Hvem: rektor, inden maj`. The hour of a meeting is no deadline.
    """
    told: dict[str, str] = {}
    for found in _PARTED.finditer(line, start) if kind in NOTED else ():
        other, length = labels.of(line[found.end() :])
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


def own_notes(
    text: str, spans: Sequence[Span], notes: Notes, labels: Labels
) -> tuple[list[Span], Notes]:
    """Return the sentences of a block that are no notes, and NOTES with what the block itself says.

    SPANS are the sentences of TEXT: `Skolen holder et kursus. Ansvarlig: rektor. Frist: 1. maj.`,
    or `Skolen holder et kursus (ansvarlig: rektor, frist: 1. maj).`
    """
    kept: list[Span] = []
    said: dict[str, str] = {}
    for order, (start, end) in enumerate(spans):
        sentence = text[start:end]
        told = _told(sentence, *labels.of(sentence), labels) if order else {}
        said |= told
        if not told:
            kept.append((start, end))
    if tail := _TAIL.search(text):
        said |= _told_at_the_end(" ".join(tail[1].split()))
    for found in _BRACKETS.finditer(text):
        for part in _PARTS.split(found[1]):
            said |= _told(part, *labels.of(part), labels)
    return kept, replace(notes, **said) if said else notes
