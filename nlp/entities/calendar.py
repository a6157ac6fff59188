"""Dates as ISO 8601 text of the precision that was written, and the days that they span.

2022-08-31      a day             2026-W34     a week         --12-01   a day of any year
2025-08         a month           2027         a year         --10      a month of any year
2026-03-01/2026-05-31  a season or quarter     2025/2027      from the first to the last
W34, W42/W46    weeks of any year
"""

import re
from calendar import monthrange
from datetime import date

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_DAY_OF_ANY_YEAR = re.compile(r"--(\d{2})-(\d{2})$")
_MONTH_OF_ANY_YEAR = re.compile(r"--(\d{2})$")


def iso_day(year: int | None, month: int, day: int | None) -> str:
    """Return a day or a month, of any year where none is given; "" where no such day exists."""
    if not 1 <= month <= 12:
        return ""
    start = f"{year:04}-{month:02}" if year is not None else f"--{month:02}"
    if day is None:
        return start
    # A day of any year may be the 29th of February.
    return f"{start}-{day:02}" if 1 <= day <= monthrange(year or 2024, month)[1] else ""


def iso_months(year: int, first: int, last: int) -> str:
    """Return the interval from the first day of one month to the last day of another."""
    return f"{year:04}-{first:02}-01/{year:04}-{last:02}-{monthrange(year, last)[1]:02}"


def iso_season(year: int, season: str) -> str:
    """Return the interval of a meteorological season; winter runs into the next year."""
    if season == "winter":
        end = date(year + 1, 2, monthrange(year + 1, 2)[1])
        return f"{year:04}-12-01/{end.isoformat()}"
    return iso_months(year, *_SEASONS[season])


def first_day(value: str) -> str:
    """Return the first day of a value as `YYYY-MM-DD`, "" where its year is not known."""
    return _edge(value.split("/")[0], last=False)


def last_day(value: str) -> str:
    """Return the last day of a value as `YYYY-MM-DD`, "" where its year is not known."""
    return _edge(value.split("/")[-1], last=True)


def _edge(value: str, *, last: bool) -> str:
    if week := _WEEK.match(value):
        year, number = int(week[1]), int(week[2])
        try:
            return date.fromisocalendar(year, number, 7 if last else 1).isoformat()
        except ValueError:
            return ""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return ""
    parts = [int(part) for part in value.split("-")]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    whole = monthrange(parts[0], month)[1] if last else 1
    return f"{parts[0]:04}-{month:02}-{parts[2] if len(parts) > 2 else whole:02}"


def with_year(value: str, reference: str) -> str:
    """Give a value without a year the year in which it next comes after a reference day.

    `--12-01` read in a document of 2025-03-18 is 2025-12-01; `W34` is 2025-W34. Other values, and
    all where the reference is "", come back unchanged.
    """
    if not reference:
        return value
    if "/" in value:
        first, final = value.split("/", 1)
        return f"{with_year(first, reference)}/{with_year(final, reference)}"
    year = int(reference[:4])
    for candidate in (_in_year(value, year), _in_year(value, year + 1)):
        if candidate and last_day(candidate) >= reference:
            return candidate
    return value


def _in_year(value: str, year: int) -> str:
    if value.startswith("W"):
        return f"{year:04}-{value}"
    if _DAY_OF_ANY_YEAR.match(value) or _MONTH_OF_ANY_YEAR.match(value):
        return f"{year:04}{value[1:]}"
    return ""
