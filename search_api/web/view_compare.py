"""What the comparison page shows: themes side by side, matched goals, and what only one has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from nlp.passage import AnnotatedDocument, Goal, Theme
from search_api.compare import Comparison, Match
from search_api.web.view_goals import GoalView, show_goal


@dataclass(frozen=True, slots=True)
class PairView:
    """Two goals about the same thing; `differing` names the aspects in which they differ."""

    theme: str
    similarity: float
    differing: tuple[str, ...]
    a: GoalView
    b: GoalView


@dataclass(frozen=True, slots=True)
class CompareView:
    """The comparison page; `comparison` is None until two documents are chosen."""

    documents: Sequence[tuple[str, str]]
    a: str = ""
    b: str = ""
    title_a: str = ""
    title_b: str = ""
    error: str = ""
    comparison: Comparison | None = None
    themes: tuple[tuple[str, int, int], ...] = ()
    pairs: tuple[PairView, ...] = ()
    only_a: tuple[GoalView, ...] = ()
    only_b: tuple[GoalView, ...] = ()

    @property
    def query(self) -> str:
        """The choice as the query of another address."""
        return urlencode({"a": self.a, "b": self.b})


def view_comparison(
    documents: Sequence[tuple[str, str]],
    a: AnnotatedDocument,
    b: AnnotatedDocument,
    comparison: Comparison,
) -> CompareView:
    """Return the page of two documents compared."""
    sides = {document.document_id: document for document in (a, b)}
    return CompareView(
        documents=documents,
        a=a.document_id,
        b=b.document_id,
        title_a=a.facts.title,
        title_b=b.facts.title,
        comparison=comparison,
        themes=_themes(a.goals, b.goals),
        pairs=tuple(_pair(match, sides) for match in comparison.matches),
        only_a=tuple(show_goal(goal, a) for goal in comparison.only_a),
        only_b=tuple(show_goal(goal, b) for goal in comparison.only_b),
    )


def _themes(a: Sequence[Goal], b: Sequence[Goal]) -> tuple[tuple[str, int, int], ...]:
    """Return how many goals each side has of every theme that either has."""
    first, second = (Counter(goal.theme for goal in goals) for goals in (a, b))
    rows = [(theme, first[theme], second[theme]) for theme in get_args(Theme)]
    return tuple(row for row in rows if row[1] or row[2])


def _pair(match: Match, sides: Mapping[str, AnnotatedDocument]) -> PairView:
    return PairView(
        theme=match.a.theme,
        similarity=match.similarity,
        differing=tuple(difference.aspect for difference in match.differences),
        a=show_goal(match.a, sides[match.a.document_id]),
        b=show_goal(match.b, sides[match.b.document_id]),
    )
