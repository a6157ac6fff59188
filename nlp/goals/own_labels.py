"""Labels as a document has them: before a colon, on a line of their own, or in words of its own.

No list holds every word for who and when. What recurs before a colon is told by what stands behind
it, times alone or names and offices alone (`Håndslag fra: rektor`). And a plan may set its labels
over the lines (`Sådan gør vi`, below it what is done): these count where they recur, for once only
such a line is a heading like any other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.goals.deadline import opens_with_time
from nlp.goals.lexicon.actors import actor_class, can_own
from nlp.goals.lexicon.labels import bare_label, line_label

_TIMES, _OWNERS = 2, 3
"""How often a label must recur: a time is told from other things more surely than a name."""
_ALONE = 2
"""How often a label must stand on a line of its own."""
_LONGEST = 10
"""The most words that say who or when."""
_LONGEST_NAME = 6
_MOST = 0.8
"""The least share of what stands behind a label that must be a time, or a name."""
_PERSON = re.compile(r"[A-ZÆØÅÄÖ][\w-]+(?: [A-ZÆØÅÄÖ][\w.-]*)+(?:, | og | och |$)")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one document, casefolded.

    `own` are words of its own with their kinds, `alone` the labels that recur on lines by
    themselves.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()

    def of(self, line: str) -> tuple[str, int]:
        """Return the kind of LINE's label and where the line goes on, as `line_label` does."""
        kind, end = line_label(line)
        return (self.own.get(_name(line, end), "") if end and not kind else kind), end

    def over(self, line: str) -> str:
        """Return the kind of label that LINE is for what stands below it, "" where it is none."""
        return bare_label(line) if line.casefold().strip() in self.alone else ""


def read_labels(lines: Iterable[str]) -> Labels:
    """Return the labels of a document; LINES are its blocks."""
    said: dict[str, list[str]] = defaultdict(list)
    alone: Counter[str] = Counter()
    for line in lines:
        kind, end = line_label(line)
        if end and not kind:
            said[_name(line, end)].append(line[end:].strip().rstrip("."))
        elif bare_label(line):
            alone[line.casefold().strip()] += 1
    own = {name: kind for name, values in said.items() if (kind := _kind(values))}
    return Labels(own, frozenset(line for line, count in alone.items() if count >= _ALONE))


def _name(line: str, end: int) -> str:
    return line[:end].casefold().strip(" \n\t:*-–•")


def _kind(values: Sequence[str]) -> str:
    if any(len(value.split()) > _LONGEST for value in values):
        return ""
    if len(values) >= _TIMES and _mostly(map(opens_with_time, values)):
        return "deadline"
    return "owner" if len(values) >= _OWNERS and _mostly(map(names_somebody, values)) else ""


def _mostly(answers: Iterable[bool]) -> bool:
    said = list(answers)
    return sum(said) >= _MOST * len(said)


def names_somebody(value: str) -> bool:
    """Return whether VALUE is a name or an office and nothing more, a few words."""
    if len(value.split()) > _LONGEST_NAME:
        return False
    return can_own(actor_class(value)) or _PERSON.match(value) is not None
