"""Points and stretches of time as Danish and Swedish write them, and the last day of each.

The patterns are put together from the smallest up (a month, a day, a quarter, a school year), for
`deadline` to say what makes one of them a deadline.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    "januari?|februari?|mar(?:ts|s)|april|ma(?:j)|juni|juli|augusti?|september|oktober|november"
    "|december"
)
YEAR = r"(?:19|20)\d\d"
YEARS = rf"{YEAR}(?: ?[-–/] ?(?:{YEAR}|\d\d)\b| til {YEAR}| till {YEAR}| og {YEAR}| och {YEAR})?"
"""One year or several: `2026`, `2026/27`, `2025-2028`, `2025 til 2027`."""

_DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
DAY = (
    rf"(?:den |d\. )?{_DAY_NUMBER}\.?\s+(?:{MONTHS})(?:\s+{YEAR})?"
    rf"|(?:den |d\. )?{YEAR}-\d\d-\d\d"
    rf"|(?:den |d\. )?{_DAY_NUMBER}[./-]{_MONTH_NUMBER}[./ -](?:{YEAR}|\d\d\b)"
    rf"|(?:den |d\. ){_DAY_NUMBER}[./]{_MONTH_NUMBER}\b"
    rf"|{_DAY_NUMBER}/{_MONTH_NUMBER}(?![\d/])"
)
MONTH = (
    r"(?:(?:primo|medio|ultimo|(?:starten|begyndelsen|midten|slutningen|udgangen) af"
    rf"|(?:början|mitten|slutet|utgången) av)\s+)?(?:{MONTHS})(?:\s+{YEAR})?"
)
_ORDINAL = "[1-4]\\.|første|andet|tredje|fjerde|sidste|första|andra|fjärde|sista"
QUARTER = (
    rf"(?:{_ORDINAL}) (?:kvartal(?:et)?|halvår(?:et)?)(?:\s+(?:i |af |av )?{YEAR})?"
    rf"|[QK][1-4][ -]?{YEAR}"
)
SEASON = (
    r"(?:forår|efterår|sommer|vinter|sommar|vår|höst|påske?|jul)"
    rf"(?:et|en|n)?(?:[se]?ferien?|s?lovet)?(?:\s+(?:i )?{YEAR})?"
)
SCHOOL_TIME = (
    r"(?:(?:skole|studie|undervisnings|budget|kalender|läs|skol)(?:året?|år)|\w*termin(?:en)?"
    rf"|semesteret?) {YEAR}(?:/(?:{YEAR}|\d\d))?"
)
YEARS_END = (
    rf"(?:årsskiftet?|års?skiftet|nytår|nyår)(?: {YEAR}(?: ?[-/] ?(?:{YEAR}|\d\d))?)?"
    r"|årets (?:udgang|slutning|slut)"
)
PART_OF_YEAR = (
    rf"(?:(?:starten|begyndelsen|midten|slutningen|udgangen|udløbet) af"
    rf"|(?:början|mitten|slutet|utgången) av|primo|medio|ultimo) (?:år )?{YEAR}"
)

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_FULL = re.compile(rf"(\d{{1,2}})\.?\s+({MONTHS})\s+({YEAR})", re.IGNORECASE)
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}})[./-](\d{{1,2}})[./ -]({YEAR}|\d\d(?!\d))")
_ISO = re.compile(rf"({YEAR})-(\d\d)-(\d\d)(?!\d)")
_SHORT_QUARTER = re.compile(
    rf"(?:Q|K)([1-4])[ ./-]?({YEAR})|({YEAR})[ ./-]?(?:Q|K)([1-4])\b", re.IGNORECASE
)
_PART_OF_YEAR = re.compile(
    rf"(primo|medio|ultimo|starten af|begyndelsen af|midten af|början av|mitten av) ({YEAR})",
    re.IGNORECASE,
)
_PARTS_END = {"u": 12, "p": 1, "m": 6, "s": 3, "b": 3}
"""The month that a part of the year ends with, by the first letter of its name (see `_part`)."""
_MONTH_YEAR = re.compile(
    rf"((?:medio|midten af|mitten av)\s+)?({MONTHS})\s+({YEAR})", re.IGNORECASE
)
_QUARTER_YEAR = re.compile(
    rf"({_ORDINAL}) (kvartal|halvår)(?:et)?\s+(?:i |af |av )?({YEAR})", re.IGNORECASE
)
_RANKS = {"1": 1, "f": 1, "2": 2, "a": 2, "3": 3, "t": 3, "4": 4, "s": 4}
_SEASON_YEAR = re.compile(
    r"((?:inden|før|före|innan) )?(forår|vår|sommer|sommar|efterår|höst|vinter)(\w*)\s+"
    rf"(?:i\s+)?({YEAR})",
    re.IGNORECASE,
)
_SEASON_ENDS = {
    "fo": (5, 31),
    "vå": (5, 31),
    "so": (8, 31),
    "ef": (11, 30),
    "hö": (11, 30),
    "vi": (2, 28),
}
_TERM_ENDS = {"vå": (6, 30), "fo": (6, 30), "hö": (12, 31), "ef": (12, 31)}
_WEEK_YEAR = re.compile(rf"(?:uge|vecka) (\d{{1,2}})(?:\s+(?:i\s+)?({YEAR}))", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(
    rf"(?:skole|studie|undervisnings|läs|skol)år(?:et)? ({YEAR})(?:/({YEAR}|\d\d))?", re.IGNORECASE
)
_YEARS_END = re.compile(rf"(?:årsskiftet?|nytår|nyår) ({YEAR})", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"{YEAR}(?: ?[-–/] ?({YEAR}|\d\d)(?![-\d]))?")


def _month(name: str) -> int:
    return _MONTH_NAMES.index(name.casefold()[:3]) + 1


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _short_quarter_end(found: re.Match[str]) -> str:
    return _month_end(int(found[2] or found[3]), 3 * int(found[1] or found[4]))


def _quarter_end(found: re.Match[str]) -> str:
    months = 3 if found[2].casefold() == "kvartal" else 6
    rank = _RANKS[found[1][0].casefold()]
    if found[1].casefold() in ("fjerde", "fjärde"):
        rank = 4
    return _month_end(int(found[3]), min(12, months * rank))


def _season_end(found: re.Match[str]) -> str:
    """Return the season's last day; of a term its own, and of `inden sommeren` the day before."""
    name, year = found[2].casefold()[:2], int(found[4])
    if "termin" in found[3]:
        return _iso(year, *_TERM_ENDS.get(name, (12, 31)))
    if found[1] and name == "so":
        return _iso(year, 6, 30) if "ferie" in found[3] else _iso(year, 5, 31)
    return _iso(year, *_SEASON_ENDS[name])


def _month_of_year_end(found: re.Match[str]) -> str:
    year, month = int(found[3]), _month(found[2])
    return _iso(year, month, 15) if found[1] else _month_end(year, month)


def _school_year_end(found: re.Match[str]) -> str:
    return _iso(_year(found[2]) if found[2] else int(found[1]) + 1, 7, 31)


def _month_end(year: int, month: int) -> str:
    return _iso(year, month, calendar.monthrange(year, month)[1])


def _week_end(year: int, week: int) -> str:
    if not 1 <= week <= 53:
        return ""
    return (date.fromisocalendar(year, min(week, 52), 1) + timedelta(days=6)).isoformat()


def _iso(year: int, month: int, day: int) -> str:
    """Return the date, or "" for one that no calendar has (`31.6.2026`)."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return ""
    return date(year, month, day).isoformat()


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_FULL, lambda found: _iso(int(found[3]), _month(found[2]), int(found[1]))),
    (_ISO, lambda found: _iso(int(found[1]), int(found[2]), int(found[3]))),
    (_NUMERIC, lambda found: _iso(_year(found[3]), int(found[2]), int(found[1]))),
    (
        _SHORT_QUARTER,
        lambda found: _month_end(int(found[2] or found[3]), 3 * int(found[1] or found[4])),
    ),
    (_QUARTER_YEAR, _quarter_end),
    (_SCHOOL_YEAR, _school_year_end),
    (_SEASON_YEAR, _season_end),
    (_MONTH_YEAR, _month_of_year_end),
    (_PART_OF_YEAR, lambda found: _month_end(int(found[2]), _PARTS_END[found[1][0].casefold()])),
    (_WEEK_YEAR, lambda found: _week_end(int(found[2]), int(found[1]))),
    (_YEARS_END, lambda found: f"{found[1]}-12-31"),
    (_BARE_YEAR, lambda found: f"{_year(found[1] or found[0])}-12-31"),
)
"""How to read the last day of each form; the more exact ones come first."""


def last_day(words: str) -> str:
    """Return the last day (ISO 8601) of the last time that WORDS name, "" without a year."""
    if not any(map(str.isdecimal, words)):
        return ""
    for pattern, end_of in _READERS:
        if found := max(pattern.finditer(words), key=_place, default=None):
            return end_of(found)
    return ""


def _place(found: re.Match[str]) -> int:
    return found.start()
