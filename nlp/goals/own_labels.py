"""Labels that a plan has for itself: what stands behind `Håndslag fra:` again and again is who.

No list holds every word for who and when. What recurs before a colon is told by what stands behind
it: times alone, or names and offices alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from nlp.goals.deadline import opens_with_time
from nlp.goals.lexicon.actors import actor_class, can_own
from nlp.goals.lexicon.labels import line_label

LabelReader = Callable[[str], tuple[str, int]]
"""As `line_label`: from a line to the kind of its label and the offset where the line goes on."""

_TIMES, _OWNERS = 2, 3
"""How often a label must recur: a time is told from other things more surely than a name."""
_LONGEST = 10
"""The most words that say who or when."""
_MOST = 0.8
"""The least share of what stands behind a label that must be a time, or a name."""
_PERSON = re.compile(r"[A-ZÆØÅÄÖ][\w-]+(?: [A-ZÆØÅÄÖ][\w.-]*)+(?:, | og | och |$)")


def label_reader(lines: Iterable[str]) -> LabelReader:
    """Return what reads the labels of a document: those of `line_label`, and its own.

    LINES are the document's blocks, each with its label if it has one.
    """
    said: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kind, end = line_label(line)
        if end and not kind:
            said[_name(line, end)].append(line[end:].strip().rstrip("."))
    own = {name: kind for name, values in said.items() if (kind := _kind(values))}
    return partial(_read, own) if own else line_label


def _read(own: dict[str, str], text: str) -> tuple[str, int]:
    kind, end = line_label(text)
    return (own.get(_name(text, end), "") if end and not kind else kind), end


def _name(line: str, end: int) -> str:
    return line[:end].casefold().strip(" \n\t:*-–•")


def _kind(values: Sequence[str]) -> str:
    if any(len(value.split()) > _LONGEST for value in values):
        return ""
    if len(values) >= _TIMES and _mostly(map(opens_with_time, values)):
        return "deadline"
    return "owner" if len(values) >= _OWNERS and _mostly(map(_names_somebody, values)) else ""


def _mostly(answers: Iterable[bool]) -> bool:
    said = list(answers)
    return sum(said) >= _MOST * len(said)


def _names_somebody(value: str) -> bool:
    return can_own(actor_class(value)) or _PERSON.match(value) is not None
