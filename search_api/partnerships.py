"""Partnerships: all documents of the same parties, compared and followed over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nlp.embedding.interface import Embedder
from nlp.passage import AnnotatedDocument, Goal, Theme
from search_api.align import DEFAULT, Statements, Weights, likeness
from search_api.compare import Match, compare_prepared, side
from search_api.differences import differences

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


def overlaps(partnerships: Sequence[Partnership], embedder: Embedder) -> tuple[Overlap, ...]:
    """Return what every two partnerships have in common, most first."""
    sides = [side(partnership.documents, embedder) for partnership in partnerships]
    found = [_overlap(sides, a, b) for a, b in combinations(range(len(sides)), 2)]
    return tuple(sorted(found, key=lambda overlap: -overlap.share))


def _overlap(sides: Sequence[Statements], a: int, b: int) -> Overlap:
    matches = len(compare_prepared(sides[a], sides[b]).matches)
    smaller = min(len(sides[a].goals), len(sides[b].goals))
    return Overlap(a, b, matches, round(matches / smaller, 3) if smaller else 0.0)


def follow_up(
    documents: Sequence[AnnotatedDocument], embedder: Embedder, *, weights: Weights = DEFAULT
) -> tuple[Follow, ...]:
    """Return what became of the goals of the first of DOCUMENTS in those after it.

    One goal may be taken up several times: here, other than in a comparison, nothing is used up.
    Differences tell where minutes or a plan speak of another figure, date or owner than the
    agreement.
    """
    if not documents:
        return ()
    first, rest = side(documents[:1], embedder), side(documents[1:], embedder)
    if not rest.goals:
        return tuple(Follow(goal, ()) for goal in first.goals)
    alike = likeness(first, rest, weights=weights)
    return tuple(
        Follow(goal, _later(goal, rest, row, weights.least))
        for goal, row in zip(first.goals, alike, strict=True)
    )


def _later(
    goal: Goal, rest: Statements, row: NDArray[np.float64], least: float
) -> tuple[Match, ...]:
    places = [int(place) for place in np.argsort(-row) if row[place] >= least]
    return tuple(
        Match(goal, rest.goals[at], round(float(row[at]), 4), differences(goal, rest.goals[at]))
        for at in places
    )


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
    themes = tuple(sorted({theme for cells in by_theme for theme in cells}))
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
