"""What the goals page shows: goals by theme, their deadlines on a line of years, and filters."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from nlp.passage import AnnotatedDocument, Goal, GoalKind, Theme
from search_api.web.links import document_address

_BAR = 46
_GAP = 14
_HEIGHT = 150
_FOOT = 28
_HEAD = 24


@dataclass(frozen=True, slots=True)
class GoalState:
    """The filters of the page, "" for all."""

    theme: str = ""
    kind: str = ""
    document: str = ""

    def keeps(self, goal: Goal) -> bool:
        """Whether a goal meets the filters of theme and kind."""
        return self.theme in {"", goal.theme} and self.kind in {"", goal.kind}


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with the way to its page."""

    goal: Goal
    title: str
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The goals of one theme."""

    theme: str
    goals: list[GoalView]


@dataclass(frozen=True, slots=True)
class Year:
    """A bar of the timeline: a year, how many deadlines it holds, and where it is drawn."""

    label: str
    count: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Deadlines by year, as the bars of a chart of this size."""

    years: list[Year]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The goals page."""

    theme: str
    kind: str
    document: str
    documents: list[tuple[str, str]]
    groups: list[ThemeGroup]
    timeline: Timeline
    themes: tuple[str, ...] = get_args(Theme)
    kinds: tuple[str, ...] = get_args(GoalKind)


def view_goals(
    state: GoalState, titles: list[tuple[str, str]], annotated: Iterable[AnnotatedDocument]
) -> GoalsView:
    """Return the goals page; `titles` are the ids and titles of every document to choose from."""
    goals = [view for document in annotated for view in _views(state, document)]
    goals.sort(key=lambda view: (get_args(Theme).index(view.goal.theme), view.title))
    return GoalsView(
        theme=state.theme,
        kind=state.kind,
        document=state.document,
        documents=titles,
        groups=[
            ThemeGroup(theme, list(group))
            for theme, group in groupby(goals, key=lambda view: view.goal.theme)
        ],
        timeline=draw_timeline(view.goal.deadline_date for view in goals),
    )


def show_goal(goal: Goal, document: AnnotatedDocument) -> GoalView:
    """Return a goal with its document's title and the address of its page, marked."""
    address = document_address(goal.document_id, goal.page_number, [(goal.start, goal.end)])
    return GoalView(goal, document.facts.title, document.facts.language, address)


def draw_timeline(dates: Iterable[str]) -> Timeline:
    """Return bars for the years of ISO dates; dates without a year are left out."""
    counts = Counter(date[:4] for date in dates if date[:4].isdecimal())
    most = max(counts.values(), default=1)
    room = _HEIGHT - _FOOT - _HEAD
    years = []
    for index, (label, count) in enumerate(sorted(counts.items())):
        height = max(4, round(room * count / most))
        x = _GAP + index * (_BAR + _GAP)
        years.append(Year(label, count, x, _HEIGHT - _FOOT - height, _BAR, height))
    return Timeline(years, _GAP + len(years) * (_BAR + _GAP), _HEIGHT)


def _views(state: GoalState, document: AnnotatedDocument) -> Iterator[GoalView]:
    return (show_goal(goal, document) for goal in document.goals if state.keeps(goal))
