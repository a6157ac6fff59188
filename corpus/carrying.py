"""What people said of a document's statements, taken over to the version that follows it.

The words decide: a statement of the new version with the same words, or nearly the same, where no
other comes near, is what was meant. What finds none stays with the former version, and is told.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rapidfuzz import fuzz, process

from corpus.alignments import Alignment, Alignments, GoalPlace
from corpus.archive import Archive
from corpus.corrections import Correction, Corrections
from corpus.history import History

LEAST_LIKENESS = 85.0
"""How alike the words must be, in per cent of the letters that need no change."""
_LEAST_LEAD = 5.0
"""How much more alike than any other statement, unless the words are the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How much was taken over to a new version, and what was not."""

    corrections: int = 0
    alignments: int = 0
    left: tuple[GoalPlace, ...] = ()


def carry_over(
    archive: Archive, corrections: Corrections, alignments: Alignments, old: str, new: str
) -> Carried:
    """Take over to NEW what was said of the statements of OLD, a version before it.

    What was already said of NEW's statements stands. Doing it twice changes nothing.
    """
    said = [one for one in corrections.all() if one.document_id == old]
    pairs = [one for one in alignments.all() if old in (one.a.document_id, one.b.document_id)]
    if not said and not pairs:
        return Carried()
    find = partial(_place_in, archive, new)
    left: list[GoalPlace] = []
    known = {(one.page, one.start) for one in corrections.all() if one.document_id == new}
    moved = 0
    for one in said:
        place = find(_meant(one))
        if place is None:
            left.append(_meant(one))
        elif (place.page, place.start) not in known:
            corrections.put(_moved(one, place))
            moved += 1
    joined, lost = _carry_pairs(alignments, pairs, old, find)
    return Carried(moved, joined, tuple(dict.fromkeys([*left, *lost])))


def _carry_pairs(
    alignments: Alignments,
    pairs: Sequence[Alignment],
    old: str,
    find: Callable[[GoalPlace], GoalPlace | None],
) -> tuple[int, list[GoalPlace]]:
    known = {_ends(one) for one in alignments.all()}
    left: list[GoalPlace] = []
    moved = 0
    for one in pairs:
        is_first = one.a.document_id == old
        mine, other = (one.a, one.b) if is_first else (one.b, one.a)
        place = find(mine)
        if place is None:
            left.append(mine)
        elif _ends(taken := replace(one, a=place, b=other)) not in known:
            alignments.put(taken)
            moved += 1
    return moved, left


def _ends(said: Alignment) -> frozenset[tuple[str, int, int]]:
    return frozenset((end.document_id, end.page, end.start) for end in (said.a, said.b))


def _moved(said: Correction, place: GoalPlace) -> Correction:
    return replace(
        said, document_id=place.document_id, page=place.page, start=place.start, text=place.text
    )


def _meant(said: Correction) -> GoalPlace:
    return GoalPlace(said.document_id, said.page, said.start, said.text)


def _place_in(archive: Archive, document_id: str, meant: GoalPlace) -> GoalPlace | None:
    """Return the place in a document of the statement that was MEANT, None where none is like it.

    It is looked for among the goals, then in the text: clauses that are compared are no goals.
    """
    words = " ".join(meant.text.split())
    goals = archive.annotated(document_id).goals
    texts = [" ".join(goal.text.split()) for goal in goals]
    found = process.extract(words, texts, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=2)
    if not found:
        return _same_words(archive, document_id, meant)
    _, best, at = found[0]
    if len(found) > 1 and best < 100.0 and best - found[1][1] < _LEAST_LEAD:
        return None
    goal = goals[at]
    return GoalPlace(document_id, goal.page_number, goal.start, goal.text)


def _same_words(archive: Archive, document_id: str, meant: GoalPlace) -> GoalPlace | None:
    """Return where the very words of a statement stand in a document, if they stand there once."""
    words = re.compile(r"\s+".join(map(re.escape, meant.text.split())))
    places = [
        GoalPlace(document_id, page.number, found.start(), found[0])
        for page in archive.document(document_id).pages
        for found in words.finditer(page.text)
    ]
    return places[0] if len(places) == 1 else None


def left_behind(history: History, archive: Archive, said: Iterable[Correction]) -> list[Correction]:
    """Return corrections of former versions whose statements the latest version does not have."""
    return [one for one in said if _is_left(history, archive, _meant(one))]


def pairs_left_behind(
    history: History, archive: Archive, said: Iterable[Alignment]
) -> list[Alignment]:
    """Return what was said of pairs of which one statement is in no latest version any more."""
    return [one for one in said if any(_is_left(history, archive, end) for end in (one.a, one.b))]


def _is_left(history: History, archive: Archive, meant: GoalPlace) -> bool:
    current = history.current(meant.document_id)
    if current == meant.document_id:
        return False
    return _place_in(archive, current, meant) is None
