"""Stretches of a sentence that bind no one by themselves: relative and conditional clauses."""

import re

_OPENING = r"når|hvis|såfremt|idet|fordi|mens|medmindre|eftersom|om|när"
_RELATIVE = r"der|som|hvilke[nt]?|vilk\w+|eleven|man"
_PLACE = r"hvor(?:med|af|i)?|där"

_SUBORDINATE = re.compile(
    rf"(?:^\s*(?:{_OPENING})|,\s*(?:{_OPENING}|{_RELATIVE}|{_PLACE}|(?:og|och) som))\s[^,;]*"
    r"(?=,|$)",
    re.IGNORECASE,
)


def subordinate_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return half-open offsets of the clauses that only describe or condition the rest."""
    return tuple(found.span() for found in _SUBORDINATE.finditer(sentence))


def inside(start: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Return whether offset START lies in one of SPANS."""
    return any(first <= start < last for first, last in spans)
