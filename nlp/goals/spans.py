"""Stretches of a sentence that bind no one by themselves: relative and conditional clauses."""

import re

_OPENING = (
    r"når|hvis|såfremt|idet|fordi|mens|medmindre|eftersom|när"
    r"|om(?! (?:\d+|et?|ett?|to|två|tre|fire|fyra|fem|seks|sex|ti|tio|nogle|några) "
    r"(?:år|måned|månad|uge|vecko|vecka|kvartal))"
)
"""`om` opens no clause where it says when (`om tre år`)."""
_RELATIVE = r"der|som|hvilke[nt]?|vilk\w+|eleven|man"
_PLACE = r"hvor(?:med|af|i)?|där"

_SUBORDINATE = re.compile(
    rf"(?:^\s*(?:{_OPENING})|,\s*(?:{_OPENING}|{_RELATIVE}|{_PLACE}|(?:og|och) som))\s[^,;]*"
    r"(?=,|$)",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"(?:\w+ )?(?:(?:er|bliver|är|blir) det|det (?:er|bliver|är|blir)) "
    r"[^,.;]{2,60}(?=, (?:der|som) )",
    re.IGNORECASE,
)
"""`Det er skolen, der indkalder`: its relative clause is what the sentence says."""


def subordinate_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return half-open offsets of the clauses that only describe or condition the rest."""
    cleft = _CLEFT.match(sentence)
    said = cleft.end() if cleft else -1
    spans = (found.span() for found in _SUBORDINATE.finditer(sentence))
    return tuple(span for span in spans if span[0] != said)


def inside(start: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Return whether offset START lies in one of SPANS."""
    return any(first <= start < last for first, last in spans)
