"""Many goals at a glance: by theme and year, along time, and by who owes them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nlp.passage import Goal, Theme


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """How many goals of a theme fall due in a year; "" where they name no year."""

    theme: Theme
    year: str
    count: int


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due on a day (ISO 8601)."""

    date: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one owner owes; OWNER_ID is "" where the words could not be tied to a body."""

    owner: str
    owner_id: str
    goals: tuple[Goal, ...]


def themes_by_year(goals: Iterable[Goal]) -> tuple[ThemeYear, ...]:
    """Return counts by theme and by the year of the deadline, in that order."""
    counts = Counter((goal.theme, goal.deadline_date[:4]) for goal in goals)
    return tuple(ThemeYear(theme, year, count) for (theme, year), count in sorted(counts.items()))


def timeline(goals: Iterable[Goal], *, since: str = "", until: str = "9999") -> tuple[Due, ...]:
    """Return dated goals by the day that they fall due, from SINCE to before UNTIL (ISO 8601)."""
    by_date: dict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        if goal.deadline_date and since <= goal.deadline_date < until:
            by_date[goal.deadline_date].append(goal)
    return tuple(Due(date, tuple(by_date[date])) for date in sorted(by_date))


def who_owes_what(goals: Iterable[Goal]) -> tuple[Owed, ...]:
    """Return goals by owner, the busiest first; those that nobody owes are left out.

    The same body under several names is one owner where its identity is known.
    """
    by_owner: dict[tuple[str, str], list[Goal]] = defaultdict(list)
    for goal in goals:
        if goal.owner:
            key = (goal.owner_id, "") if goal.owner_id else ("", goal.owner.casefold())
            by_owner[key].append(goal)
    owed = [Owed(_name(group), owner_id, tuple(group)) for (owner_id, _), group in by_owner.items()]
    return tuple(sorted(owed, key=lambda one: (-len(one.goals), one.owner.casefold())))


def _name(goals: Iterable[Goal]) -> str:
    """Return the longest of the names that an owner goes by: it says most."""
    return max((goal.owner or "" for goal in goals), key=len)
