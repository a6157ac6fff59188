"""Partnerships: all documents of the same parties, compared and followed over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from corpus.alignments import Alignment
from nlp.embedding.interface import Embedder
from nlp.passage import AnnotatedDocument, Goal, Theme
from search_api.align import DEFAULT, align, likeness
from search_api.compare import Match, side
from search_api.differences import differences
from search_api.judged import Judged, judge
from search_api.statements import Statements

_PARTY_LABELS = frozenset(("MUNICIPALITY", "SCHOOL"))


@dataclass(frozen=True, slots=True)
class Partnership:
    """The documents of the same parties, oldest first; the name lists the parties."""

    name: str
    party_ids: frozenset[str]
    documents: tuple[AnnotatedDocument, ...]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Every document's goals, in the order of the documents."""
        return tuple(goal for document in self.documents for goal in document.goals)


@dataclass(frozen=True, slots=True)
class Follow:
    """A goal and the later statements about it, likeliest first; none: no trace of it."""

    goal: Goal
    later: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two partnerships, by their places, share: 0..1 of the smaller one's goals."""

    a: int
    b: int
    matches: int
    share: float


def group_partnerships(documents: Iterable[AnnotatedDocument]) -> tuple[Partnership, ...]:
    """Return DOCUMENTS by parties; one without known parties is a partnership by itself."""
    groups: dict[frozenset[str], list[AnnotatedDocument]] = defaultdict(list)
    for document in documents:
        parties = {party.id for party in document.facts.parties if party.label in _PARTY_LABELS}
        groups[frozenset(parties - {""}) or frozenset((document.document_id,))].append(document)
    return tuple(_partnership(parties, group) for parties, group in groups.items())


def _partnership(parties: frozenset[str], group: list[AnnotatedDocument]) -> Partnership:
    group.sort(key=_age)
    named = {party.id: party.text for document in group for party in document.facts.parties}
    names = [text for party_id, text in named.items() if party_id in parties]
    return Partnership(" · ".join(names) or group[0].facts.title, parties, tuple(group))


def _age(document: AnnotatedDocument) -> tuple[str, str]:
    return document.facts.date or document.facts.period_start, document.document_id


def overlaps(
    partnerships: Sequence[Partnership], embedder: Embedder, *, said: Sequence[Alignment] = ()
) -> tuple[Overlap, ...]:
    """Return what every two partnerships have in common, most first; SAID as in `compare_sides`."""
    sides = [side(partnership.documents, embedder) for partnership in partnerships]
    between = _between(partnerships, said)
    found = [
        _overlap(sides, a, b, between.get((a, b), ()))
        for a, b in combinations(range(len(sides)), 2)
    ]
    return tuple(sorted(found, key=lambda overlap: -overlap.share))


def _between(
    partnerships: Sequence[Partnership], said: Sequence[Alignment]
) -> dict[tuple[int, int], list[Alignment]]:
    """Return what was said of pairs by the places of the two partnerships that they stand in."""
    home = {
        document.document_id: place
        for place, partnership in enumerate(partnerships)
        for document in partnership.documents
    }
    found: dict[tuple[int, int], list[Alignment]] = defaultdict(list)
    for one in said:
        places = [home.get(place.document_id, -1) for place in (one.a, one.b)]
        found[min(places), max(places)].append(one)
    return found


def _overlap(sides: Sequence[Statements], a: int, b: int, said: Sequence[Alignment]) -> Overlap:
    judged = judge(sides[a].goals, sides[b].goals, said)
    matches = len(align(sides[a], sides[b], judged=judged))
    smaller = min(len(sides[a].goals), len(sides[b].goals))
    return Overlap(a, b, matches, round(matches / smaller, 3) if smaller else 0.0)


def follow_up(
    documents: Sequence[AnnotatedDocument], embedder: Embedder, *, said: Sequence[Alignment] = ()
) -> tuple[Follow, ...]:
    """Return what became of the goals of the first of DOCUMENTS in those after it.

    One goal may be taken up several times: here, other than in a comparison, nothing is used up.
    Differences tell where minutes or a plan speak of another figure, date or owner than the
    agreement. SAID is as in `compare_sides`.
    """
    if not documents:
        return ()
    first, rest = side(documents[:1], embedder), side(documents[1:], embedder)
    if not rest.goals:
        return tuple(Follow(goal, ()) for goal in first.goals)
    alike = likeness(first, rest)
    judged = judge(first.goals, rest.goals, said)
    return tuple(
        Follow(goal, _later(goal, rest, row, _judged_of(at, judged)))
        for at, (goal, row) in enumerate(zip(first.goals, alike, strict=True))
    )


def _judged_of(row: int, judged: Judged) -> tuple[frozenset[int], frozenset[int]]:
    """Return the columns that people joined to ROW, and those that they parted from it."""
    joined, parted = (
        frozenset(column for at, column in pairs if at == row)
        for pairs in (judged.joined, judged.parted)
    )
    return joined, parted


def _later(
    goal: Goal,
    rest: Statements,
    row: NDArray[np.float64],
    judged: tuple[frozenset[int], frozenset[int]],
) -> tuple[Match, ...]:
    joined, parted = judged
    alike = [int(place) for place in np.argsort(-row) if row[place] >= DEFAULT.least]
    places = [*sorted(joined), *(at for at in alike if at not in joined | parted)]
    return tuple(_followed(goal, rest.goals[at], float(row[at]), at in joined) for at in places)


def _followed(goal: Goal, later: Goal, similarity: float, joined: bool) -> Match:  # noqa: FBT001
    return Match(goal, later, round(similarity, 4), differences(goal, later), joined)


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """How many goals each partnership (row) has in each theme (column), and which."""

    themes: tuple[Theme, ...]
    partnerships: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    goals: tuple[tuple[tuple[Goal, ...], ...], ...]

    def missing(self, row: int) -> tuple[Theme, ...]:
        """Return the themes that others have goals in and the partnership of ROW has not."""
        columns = range(len(self.themes))
        return tuple(self.themes[column] for column in columns if not self.counts[row][column])


def theme_matrix(partnerships: Sequence[Partnership]) -> ThemeMatrix:
    """Return themes by partnership; only themes that some partnership has goals in."""
    by_theme = [_by_theme(partnership.goals) for partnership in partnerships]
    found = {theme for cells in by_theme for theme in cells}
    themes = tuple(theme for theme in get_args(Theme) if theme in found)
    goals = tuple(tuple(tuple(cells.get(theme, ())) for theme in themes) for cells in by_theme)
    return ThemeMatrix(
        themes=themes,
        partnerships=tuple(partnership.name for partnership in partnerships),
        counts=tuple(tuple(len(cell) for cell in row) for row in goals),
        goals=goals,
    )


def _by_theme(goals: Iterable[Goal]) -> dict[Theme, list[Goal]]:
    found: dict[Theme, list[Goal]] = defaultdict(list)
    for goal in goals:
        found[goal.theme].append(goal)
    return found
