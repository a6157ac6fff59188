"""Statutes and government pages as short units in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp.embedding.features import words_of
from nlp.training.sources import GOVERNMENT_SV, LAW_DA, read_lines

UNIT_END = re.compile(r"(?<=[.;:])\s+(?=[A-ZÆØÅÄÖ])|\s*(?:Stk\. \d+\.|\b\d+\))\s+|\n")
SECTION = re.compile(r"^§ \d+\s?[a-z]?\.?\s*")
LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or clause; `follows` where the one before it in the list stands just before it."""

    text: str
    follows: bool


def statute_units(data: Path) -> Iterator[Unit]:
    """Yield the clauses of every section of the Danish statutes."""
    for line in read_lines(data / LAW_DA):
        yield from _units(UNIT_END.split(SECTION.sub("", line)), first_follows=False)


def government_units(data: Path) -> Iterator[Unit]:
    """Yield the sentences of the Swedish government's pages; paragraphs run on into each other."""
    for line in read_lines(data / GOVERNMENT_SV):
        yield from _units(UNIT_END.split(line), first_follows=True)


def _units(texts: list[str], *, first_follows: bool) -> Iterator[Unit]:
    follows = first_follows
    for text in texts:
        if len(words_of(text)) >= LEAST_WORDS:
            yield Unit(text, follows)
            follows = True
