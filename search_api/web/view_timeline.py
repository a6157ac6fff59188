"""Deadlines or mentions by year, as the bars of a chart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search_api.overview import Due

_BAR = 46
_GAP = 14
_HEIGHT = 150
_FOOT = 28
_HEAD = 24


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


def draw_timeline(dues: Iterable[Due]) -> Timeline:
    """Return a bar for every year in which something falls due."""
    counts: Counter[str] = Counter()
    for due in dues:
        counts[due.date[:4]] += len(due.goals)
    return draw_counts(counts)


def draw_counts(counts: Mapping[str, int]) -> Timeline:
    """Return bars for counts by year."""
    most = max(counts.values(), default=1)
    room = _HEIGHT - _FOOT - _HEAD
    years = []
    for index, (label, count) in enumerate(sorted(counts.items())):
        height = max(4, round(room * count / most))
        x = _GAP + index * (_BAR + _GAP)
        years.append(Year(label, count, x, _HEIGHT - _FOOT - height, _BAR, height))
    return Timeline(years, _GAP + len(years) * (_BAR + _GAP), _HEIGHT)
