"""What the comparison page shows: themes side by side, matched goals, and what only one has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import urlencode

from corpus.alignments import Alignment
from nlp.passage import AnnotatedDocument, Goal, Theme
from search_api.compare import Comparison, Match
from search_api.differences import Difference
from search_api.http.sides import Chosen, Side
from search_api.reasons import Reason
from search_api.web.view_goals import GoalView, show_goal


@dataclass(frozen=True, slots=True)
class PairView:
    """Two goals about the same thing; `differing` names the aspects in which they differ."""

    theme: str
    similarity: float
    differing: tuple[str, ...]
    differences: tuple[Difference, ...]
    joined: bool
    because: tuple[Reason, ...]
    a: GoalView
    b: GoalView


@dataclass(frozen=True, slots=True)
class PartedView:
    """Two statements that a person parted: their words, and their places as forms name them."""

    text_a: str
    text_b: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """The comparison page; `comparison` is None until two documents are chosen.

    `also` is what a statement without a pair answers to as well, by its place.
    """

    documents: Sequence[tuple[str, str]]
    a: str = ""
    b: str = ""
    whole: bool = False
    title_a: str = ""
    title_b: str = ""
    period_a: str = ""
    period_b: str = ""
    error: str = ""
    comparison: Comparison | None = None
    themes: tuple[tuple[str, int, int], ...] = ()
    pairs: tuple[PairView, ...] = ()
    only_a: tuple[GoalView, ...] = ()
    only_b: tuple[GoalView, ...] = ()
    also: Mapping[str, GoalView] = field(default_factory=dict)
    parted: tuple[PartedView, ...] = ()

    @property
    def query(self) -> str:
        """The choice as the query of another address."""
        return pair_address(self.a, self.b, whole=self.whole).partition("?")[2]


def pair_address(a: str, b: str, *, whole: bool = False) -> str:
    """Return the address that compares two documents, or their whole partnerships."""
    return "/compare?" + urlencode([("a", a), ("b", b), *([("whole", "1")] if whole else [])])


def view_comparison(
    documents: Sequence[tuple[str, str]], chosen: Chosen, *, whole: bool
) -> CompareView:
    """Return the page of two sides compared; DOCUMENTS are the ids and titles to choose from."""
    a, b, comparison = chosen.a, chosen.b, chosen.comparison
    shown = {one.document_id: one for one in (*a.documents, *b.documents)}
    return CompareView(
        documents=documents,
        a=a.key,
        b=b.key,
        whole=whole,
        title_a=a.title,
        title_b=b.title,
        period_a=a.period,
        period_b=b.period,
        comparison=comparison,
        themes=_themes(_goals(a), _goals(b)),
        pairs=tuple(show_pair(match, shown) for match in comparison.matches),
        only_a=tuple(show_goal(goal, shown[goal.document_id]) for goal in comparison.only_a),
        only_b=tuple(show_goal(goal, shown[goal.document_id]) for goal in comparison.only_b),
        also=_also(comparison, shown),
        parted=tuple(_parted(one) for one in chosen.said if one.judgement == "parted"),
    )


def _also(comparison: Comparison, shown: Mapping[str, AnnotatedDocument]) -> dict[str, GoalView]:
    found: dict[str, GoalView] = {}
    for goal in (*comparison.only_a, *comparison.only_b):
        if near := comparison.see_also(goal):
            place = show_goal(goal, shown[goal.document_id]).place
            found[place] = show_goal(near, shown[near.document_id])
    return found


def _parted(said: Alignment) -> PartedView:
    a, b = (f"{one.document_id}:{one.page}:{one.start}" for one in (said.a, said.b))
    return PartedView(said.a.text, said.b.text, a, b)


def _goals(side: Side) -> list[Goal]:
    return [goal for document in side.documents for goal in document.goals]


def _themes(a: Sequence[Goal], b: Sequence[Goal]) -> tuple[tuple[str, int, int], ...]:
    """Return how many goals each side has of every theme that either has."""
    first, second = (Counter(goal.theme for goal in goals) for goals in (a, b))
    rows = [(theme, first[theme], second[theme]) for theme in get_args(Theme)]
    return tuple(row for row in rows if row[1] or row[2])


def show_pair(match: Match, shown: Mapping[str, AnnotatedDocument]) -> PairView:
    """Return two goals and where they differ; SHOWN are the documents by their ids."""
    return PairView(
        theme=match.a.theme,
        similarity=match.similarity,
        differing=tuple(difference.aspect for difference in match.differences),
        differences=match.differences,
        joined=match.joined,
        because=match.because,
        a=show_goal(match.a, shown[match.a.document_id]),
        b=show_goal(match.b, shown[match.b.document_id]),
    )
