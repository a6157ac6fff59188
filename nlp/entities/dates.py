"""Dates as they are written in Danish, Swedish, Norwegian and English, with ISO 8601 values.

A mention is a full date, month and year, season and year, quarter, week, year or bare month; not a
weekday, a clock time, a holiday or a duration.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.entities.calendar import iso_day, iso_months, iso_season
from nlp.entities.span import Source, Span
from nlp.sieve import Found

Matches = Sequence[re.Match[str]]

_MONTHS = {
    1: "januar januari january jan.", 2: "februar februari february feb. febr.",
    3: "marts mars march mar.", 4: "april apr.", 5: "maj mai may", 6: "juni june jun.",
    7: "juli july jul.", 8: "august augusti aug.", 9: "september sept. sep.",
    10: "oktober october okt. oct.", 11: "november nov.", 12: "december desember dec. des.",
}  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in _MONTHS.items() for name in names.split()}
_FULL_NAMES = sorted((name for name in MONTH_NUMBERS if name[-1] != "."), key=len, reverse=True)
_SHORT_NAMES = sorted((name for name in MONTH_NUMBERS if name[-1] == "."), key=len, reverse=True)
_NAMED = "|".join(_FULL_NAMES)
_ANY_MONTH = "|".join((*_FULL_NAMES, *map(re.escape, _SHORT_NAMES)))
_YEAR = r"(?:19[5-9]|20[0-6])\d"
_DASH = r"\s?[-–—]\s?"
_START = r"(?<![\w.,:/§-])(?<!\d )"
_SEASON_NAMES = {
    "spring": "foråret forår våren vår spring", "summer": "sommeren sommer sommaren sommar summer",
    "autumn": "efteråret efterår hösten höst høsten autumn",
    "winter": "vinteren vinter vintern winter",
}  # fmt: skip
_SEASON_OF = {word: season for season, words in _SEASON_NAMES.items() for word in words.split()}
_ORDINALS = {
    "første": 1, "1": 1, "andet": 2, "anden": 2, "2": 2, "tredje": 3, "3": 3, "fjerde": 4, "4": 4,
    "första": 1, "andra": 2, "fjärde": 4,
}  # fmt: skip
_UNITS = (
    "kr kroner kronor elever elev medarbejdere borgere personer timer stk m2 km meter pladser"
    " ansatte deltagere ansøgere indbyggere invånare elevers platser anställda årsværk kursister"
    " studerende boliger sider ord tegn deltagare personer sökande timmar"
)

_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?:/|\.|-)(?P<month>\d{{1,2}})(?:\.\s?|/|-|\s-\s?|\s)"
    rf"(?P<year>{_YEAR}|\d{{2}})(?![\d./-]\d|\d)"
)
_ISO = re.compile(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)")
_DAY = re.compile(
    rf"(?<![\d.,])(?:(?P<from>\d{{1,2}})\.?(?::?e)?(?:{_DASH}|\s(?:og|och|til|till)\s))?"
    rf"(?P<day>\d{{1,2}})(?:\.|:e|:a|\.?)\s?(?P<month>{_ANY_MONTH})(?!\w)"
    rf"(?:,?\s(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_ENGLISH_DAY = re.compile(
    rf"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    rf"|December)\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s(?P<year>{_YEAR})\b"
)
_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<from>{_NAMED}){_DASH})?(?P<month>{_ANY_MONTH})(?!\w)"
    rf"(?:,?\s(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"\b(?P<season>{'|'.join(_SEASON_OF)})\s(?P<year>{_YEAR})(?:/\d{{2,4}})?(?!\d)",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"(?<![\w.])(?:(?P<nth>[1-4]|{'|'.join(filter(str.isalpha, _ORDINALS))})\.?"
    rf"(?:\s?[-–og]+\s?[1-4]\.)?\s(?P<unit>kvartal|halvår)(?:et)?|Q(?P<q>[1-4])"
    rf"|(?P<swedish>kvartal)\s(?P<n>[1-4]))(?!\w)(?:,?\s(?:i\s)?(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_WEEK = re.compile(
    rf"\b(?:uge|ugerne|vecka|veckorna|uke|week)\s(?P<first>\d{{1,2}})(?!\d)"
    rf"(?:(?:{_DASH}|\s(?:til|till|og|och)\s)(?P<last>\d{{1,2}})(?!\d|\.\d))?"
    rf"(?:(?:,\s|/|\s)(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"{_START}(?P<first>{_YEAR})(?:{_DASH}(?P<last>{_YEAR})|/(?P<split>{_YEAR}|\d{{2}})"
    r"|[-–](?P<short>\d{2})(?!-))?(?![\w%]|[.,:]\d|[-–/]\d|'erne)"
    rf"(?!\s(?:{'|'.join(_UNITS.split())})\b)"
)
_NOT_A_YEAR_AFTER = re.compile(r"(?:nr\.?|kl\.?|tlf\.?|telefon|punkt|side|§|lov|EAN|CVR|bind)\s?$")
_DAY_OF_MONTH = re.compile(
    r"(?:\b(?:[Dd]en|[Dd]\.|[Ss]enest|[Ii]nden|[Ff]ør|[Ee]fter|[Ff]ra|[Tt]il|[Pp]r\.|[Ff]rist:?|[Dd]ato:?"
    r"|senast|före|från|till)\s)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d./-]\d|\d|\s(?:af|del|20\d\d|\d\d)\b)"
)
_BEFORE_DAY = re.compile(r"(?:\bd\.|\bden|[Dd]ato:?)\s?$")


PATTERNS = (
    *(_DAY, _ENGLISH_DAY, _ISO, _NUMERIC, _DAY_OF_MONTH),
    *(_MONTH, _SEASON, _QUARTER, _WEEK, _YEARS),
)


def find_dates(text: str, found: Found) -> Iterator[Span]:
    """Find dates, each with its ISO 8601 value (see `nlp.entities.calendar`); spans may overlap.

    FOUND is where PATTERNS match in TEXT.
    """
    yield from _days((*found[_DAY], *found[_ENGLISH_DAY], *found[_ISO]))
    yield from _numeric(text, found[_NUMERIC])
    yield from _days_of_months(found[_DAY_OF_MONTH])
    yield from _months(found[_MONTH])
    yield from _seasons(found[_SEASON])
    yield from _quarters(found[_QUARTER])
    yield from _weeks(found[_WEEK])
    yield from _years(text, found[_YEARS])


def _span(match: re.Match[str], value: str) -> Iterator[Span]:
    if value:
        yield Span(match.start(), match.end(), "DATE", Source.VALUE, value=value)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _days(matches: Matches) -> Iterator[Span]:
    for match in matches:
        parts = match.groupdict()
        month = MONTH_NUMBERS.get(parts["month"].lower()) or int(parts["month"])
        year = _number(parts["year"])
        value = iso_day(year, month, int(parts["day"]))
        if value and parts.get("from"):
            value = f"{iso_day(year, month, int(parts['from']))}/{value}"
        yield from _span(match, value)


def _numeric(text: str, matches: Matches) -> Iterator[Span]:
    for match in matches:
        dotted = "/" not in match.group()
        announced = _BEFORE_DAY.search(text, max(0, match.start() - 8), match.start())
        if dotted and len(match["year"]) == 2 and not announced:
            continue  # `1.2.10` is a clause, not a day
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        yield from _span(match, iso_day(year, int(match["month"]), int(match["day"])))


def _days_of_months(matches: Matches) -> Iterator[Span]:
    for match in matches:
        if value := iso_day(None, int(match["month"]), int(match["day"])):
            yield Span(match.start("day"), match.end(), "DATE", Source.VALUE, value=value)


def _months(matches: Matches) -> Iterator[Span]:
    for match in matches:
        if not match["year"] and not match["from"] and not _may_stand_alone(match["month"]):
            continue
        year = _number(match["year"])
        value = iso_day(year, MONTH_NUMBERS[match["month"].lower()], None)
        if match["from"]:
            value = f"{iso_day(year, MONTH_NUMBERS[match['from'].lower()], None)}/{value}"
        yield from _span(match, value)


def _may_stand_alone(month: str) -> bool:
    """Short forms and English verbs are months only beside a day or a year."""
    return month[-1] != "." and (month == "mars" or month.lower() not in {"may", "march", "mars"})


def _seasons(matches: Matches) -> Iterator[Span]:
    for match in matches:
        season = _SEASON_OF[match["season"].lower()]
        yield from _span(match, iso_season(int(match["year"]), season))


def _quarters(matches: Matches) -> Iterator[Span]:
    for match in matches:
        nth = _ORDINALS[(match["nth"] or match["q"] or match["n"]).lower()]
        length = 6 if (match["unit"] or "").lower() == "halvår" else 3
        first, last = (nth - 1) * length + 1, nth * length
        if last > 12:
            continue
        if match["q"] and not match["year"]:
            continue
        year = _number(match["year"])
        value = iso_months(year, first, last) if year else f"--{first:02}/--{last:02}"
        yield from _span(match, value)


def _weeks(matches: Matches) -> Iterator[Span]:
    for match in matches:
        numbers = [int(match[name]) for name in ("first", "last") if match[name]]
        if all(1 <= number <= 53 for number in numbers):
            year = f"{match['year']}-" if match["year"] else ""
            yield from _span(match, "/".join(f"{year}W{number:02}" for number in numbers))


def _years(text: str, matches: Matches) -> Iterator[Span]:
    for match in matches:
        before = text[max(0, match.start() - 10) : match.start()]
        if _NOT_A_YEAR_AFTER.search(before):
            continue
        last = match["last"] or match["split"] or match["short"]
        first = match["first"]
        value = first if not last else f"{first}/{first[:2] + last if len(last) == 2 else last}"
        yield from _span(match, value)
