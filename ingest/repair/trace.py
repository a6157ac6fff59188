"""From raw text to repaired text and back: replacements made in several steps, kept as one list.

A `Draft` is a text on its way through the steps of repair. It always knows the raw text and the
edits that lead from it to the present text, so every step speaks of the text it sees, and nobody
has to remember offsets of an earlier one. (`ingest.tracing` maps offsets through the edits.)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Edit


@dataclass(frozen=True, slots=True)
class Replacement:
    """A change that a step wants: `text[start:end]` becomes `after`."""

    start: int
    end: int
    after: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A text under repair: what was extracted, what it is now, and the edits between the two."""

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()

    def change(self, replacements: Iterable[Replacement]) -> "Draft":
        """The draft after a step's replacements, which must not overlap."""
        wanted = [r for r in replacements if self.text[r.start : r.end] != r.after]
        if not wanted:
            return self
        wanted.sort(key=lambda r: (r.start, r.end))
        return _rebuild(self, _group(self.edits, wanted))


@dataclass(slots=True)
class _Group:
    """Old edits and new replacements that touch the same stretch of the draft's text."""

    start: int
    end: int
    edits: list[Edit]
    wanted: list[Replacement]

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps the group; where one is empty, meeting is enough."""
        if start == end or self.start == self.end:
            return start <= self.end
        return start < self.end

    def take(self, item: Edit | Replacement) -> None:
        """Grow by an edit or a replacement."""
        self.end = max(self.end, item.end)
        if isinstance(item, Edit):
            self.edits.append(item)
        else:
            self.wanted.append(item)


def _group(edits: Sequence[Edit], wanted: Sequence[Replacement]) -> list[_Group]:
    groups: list[_Group] = []
    both: list[Edit | Replacement] = [*edits, *wanted]
    for item in sorted(both, key=lambda one: (one.start, one.end)):
        if not groups or not groups[-1].touches(item.start, item.end):
            groups.append(_Group(item.start, item.end, [], []))
        groups[-1].take(item)
    return groups


def _rebuild(draft: Draft, groups: Sequence[_Group]) -> Draft:
    pieces: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for group in groups:
        kept = draft.text[done : group.start]
        after = _replace(draft.text, group.start, group.end, group.wanted)
        before = _undo(draft.text, group.start, group.end, group.edits)
        start = length + len(kept)
        if before != after:
            edits.append(_merge(group, start, before, after))
        pieces += (kept, after)
        done, length = group.end, start + len(after)
    pieces.append(draft.text[done:])
    return Draft(draft.raw, "".join(pieces), tuple(edits))


def _merge(group: _Group, start: int, before: str, after: str) -> Edit:
    sources: list[Edit | Replacement] = [*group.edits, *group.wanted]
    rules = dict.fromkeys(rule for one in sources for rule in one.rule.split("+"))
    confidence = min(one.confidence for one in sources)
    return Edit(start, start + len(after), before, after, "+".join(rules), confidence)


def _replace(text: str, start: int, end: int, wanted: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    for one in wanted:
        pieces += (text[start : one.start], one.after)
        start = one.end
    return "".join((*pieces, text[start:end]))


def _undo(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    for edit in edits:
        pieces += (text[start : edit.start], edit.before)
        start = edit.end
    return "".join((*pieces, text[start:end]))


def undo(text: str, edits: Sequence[Edit]) -> str:
    """The raw text that edits, in order, turned into TEXT."""
    return _undo(text, 0, len(text), edits)
