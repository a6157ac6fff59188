"""What the goals page shows: goals by theme, by year, by who owes them, and filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import get_args
from urllib.parse import urlencode

from corpus.corrections import Correction
from nlp.passage import AnnotatedDocument, DocumentKind, Goal, GoalKind, Theme
from search_api.overview import Owed, themes_by_year, timeline, who_owes_what
from search_api.selection import GoalFilter, select_goals
from search_api.web.links import document_address
from search_api.web.names import display_name
from search_api.web.view_timeline import Timeline, draw_timeline

_ORDER = {theme: number for number, theme in enumerate(get_args(Theme))}


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with the way to its page."""

    goal: Goal
    title: str
    language: str
    address: str

    @property
    def place(self) -> str:
        """Where it begins, as forms name it."""
        return f"{self.goal.document_id}:{self.goal.page_number}:{self.goal.start}"

    @property
    def verdict(self) -> str:
        """What a person has said of it, "" where nobody has."""
        said = [cue for cue in self.goal.cues if cue.startswith("person:")]
        return said[-1].removeprefix("person:") if said else ""


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The goals of one theme."""

    theme: str
    goals: list[GoalView]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How many goals of a theme fall due in a year, and the address that shows just those."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Themes (rows) by the year of the deadline (columns, "" last: none is named)."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class OwnerView:
    """An owner: what it owes, what of that comes first, and the address that shows just that."""

    name: str
    count: int
    next_deadline: str
    themes: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The goals page; `query` holds its filters for other addresses."""

    wanted: GoalFilter
    document: str
    query: str
    documents: Sequence[tuple[str, str]]
    owners: list[tuple[str, str]]
    years: list[str]
    groups: list[ThemeGroup]
    timeline: Timeline
    heat: HeatMap
    owed: list[OwnerView]
    rejected: list[Correction]
    themes: tuple[str, ...] = get_args(Theme)
    kinds: tuple[str, ...] = get_args(GoalKind)
    document_kinds: tuple[str, ...] = tuple(kind.value for kind in DocumentKind)


def view_goals(
    wanted: GoalFilter,
    document: str,
    titles: Sequence[tuple[str, str]],
    annotated: Iterable[AnnotatedDocument],
    said: Iterable[Correction] = (),
) -> GoalsView:
    """Return the goals page; `titles` are the ids and titles of every document to choose from.

    `said` are the corrections: goals that were rejected are listed apart, to be taken back.
    """
    documents = {one.document_id: one for one in annotated}
    everything = [goal for one in documents.values() for goal in one.goals]
    goals = select_goals(documents.values(), wanted)
    return GoalsView(
        wanted=wanted,
        document=document,
        query=_address(wanted, document).removeprefix("/goals?"),
        documents=titles,
        owners=_owner_choices(who_owes_what(everything), wanted.owner),
        years=sorted({goal.deadline_date[:4] for goal in everything} - {""}),
        groups=_groups(goals, documents),
        timeline=draw_timeline(timeline(goals)),
        heat=_heat(goals, wanted, document),
        owed=[_owner(one, wanted, document) for one in who_owes_what(goals)],
        rejected=[c for c in said if c.verdict == "rejected" and c.document_id in documents],
    )


def show_goal(goal: Goal, document: AnnotatedDocument) -> GoalView:
    """Return a goal with its document's title and the address of its page, marked."""
    address = document_address(goal.document_id, goal.page_number, [(goal.start, goal.end)])
    return GoalView(goal, document.facts.title, document.facts.language, address)


def _groups(goals: Iterable[Goal], documents: dict[str, AnnotatedDocument]) -> list[ThemeGroup]:
    views = [show_goal(goal, documents[goal.document_id]) for goal in goals]
    views.sort(key=lambda view: (_ORDER[view.goal.theme], view.title))
    grouped = groupby(views, key=lambda view: view.goal.theme)
    return [ThemeGroup(theme, list(group)) for theme, group in grouped]


def _heat(goals: Sequence[Goal], wanted: GoalFilter, document: str) -> HeatMap:
    counts = {(one.theme, one.year): one.count for one in themes_by_year(goals)}
    years = sorted({year for _, year in counts}, key=lambda year: (not year, year))
    themes = sorted({theme for theme, _ in counts}, key=_ORDER.__getitem__)

    def cell(theme: Theme, year: str) -> HeatCell:
        address = _address(replace(wanted, theme=theme, year=year), document) if year else ""
        return HeatCell(counts.get((theme, year), 0), address)

    rows = tuple((theme, tuple(cell(theme, year) for year in years)) for theme in themes)
    return HeatMap(tuple(years), rows)


def _owner(owed: Owed, wanted: GoalFilter, document: str) -> OwnerView:
    deadlines = sorted({goal.deadline_date for goal in owed.goals} - {""})
    themes = dict.fromkeys(goal.theme for goal in owed.goals)
    return OwnerView(
        name=_name(owed),
        count=len(owed.goals),
        next_deadline=deadlines[0] if deadlines else "",
        themes=tuple(sorted(themes, key=_ORDER.__getitem__)),
        address=_address(replace(wanted, owner=owed.owner_id or owed.owner), document),
    )


def _owner_choices(owed: Iterable[Owed], chosen: str) -> list[tuple[str, str]]:
    """Return owners to choose from, by name; what an address names is always among them."""
    choices = {one.owner_id or one.owner: _name(one) for one in owed}
    if chosen:
        choices.setdefault(chosen, chosen)
    return sorted(choices.items(), key=lambda pair: pair[1].casefold())


def _name(owed: Owed) -> str:
    return display_name(owed.owner_id) if owed.owner_id else owed.owner


def _address(wanted: GoalFilter, document: str) -> str:
    pairs = [wanted.query, urlencode({"document": document}) if document else ""]
    return "/goals?" + "&".join(pair for pair in pairs if pair)
