"""Danish CPR numbers and Swedish personnummer: found by date and check rules, and masked.

A CPR number is `DDMMYY-XXXX`; since 2007 numbers are issued whose check digit does not agree, so a
valid date and century digit are what counts and the modulus-11 rule only adds certainty. A
personnummer is `YYMMDD-XXXX` or `YYYYMMDD-XXXX` and must agree with the Luhn rule; a coordination
number adds 60 to the day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.document import Document

_CANDIDATE = re.compile(
    r"(?<![\w.,/-])(?P<date>(?:19|20)?\d{6})(?P<join>\s?[-–+]\s?| )?(?P<serial>\d{4})"
    r"(?![\w/]|[.,-]\d)"
)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_NAMED = re.compile(
    r"(?:cpr|personnummer|personnr|pers\.?\s?nr|person-id|p-nr)\W{0,3}(?:nr|nummer)?\W{0,4}$",
    re.IGNORECASE,
)
MASK = "█"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """Half-open offsets of a number in a text, whose number it is, and how sure (0..1)."""

    start: int
    end: int
    kind: Literal["cpr", "personnummer"]
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A personal number on a page; the digits themselves are not kept."""

    page_number: int
    number: PersonalNumber


def find_numbers(text: str) -> Iterator[PersonalNumber]:
    """Find personal numbers, left to right.

    Ten digits written together count only where the check rule agrees or a word before them says
    what they are (`CPR-nr. 0101701234`); other long numbers are invoices and telephones.
    """
    for match in _CANDIDATE.finditer(text):
        digits = match["date"] + match["serial"]
        named = _NAMED.search(text, max(0, match.start() - 24), match.start()) is not None
        joined = "-" in (match["join"] or "") or "–" in (match["join"] or "")
        number = _danish(match, digits, sure=named or joined) or _swedish(match, digits)
        if number is not None:
            yield number


def _danish(match: re.Match[str], digits: str, *, sure: bool) -> PersonalNumber | None:
    if len(digits) != 10 or not _is_cpr_date(digits):
        return None
    agrees = sum(map(int.__mul__, _WEIGHTS, map(int, digits))) % 11 == 0
    if not sure and not agrees:
        return None
    swedish = _luhn(digits) and _is_swedish_date(digits)
    if swedish and not agrees:
        return None
    return PersonalNumber(match.start(), match.end(), "cpr", 1.0 if agrees else 0.8)


def _swedish(match: re.Match[str], digits: str) -> PersonalNumber | None:
    marked = match["join"] is not None or len(digits) == 12
    if marked and _is_swedish_date(digits[-10:]) and _luhn(digits[-10:]):
        return PersonalNumber(match.start(), match.end(), "personnummer", 1.0)
    return None


def _is_cpr_date(digits: str) -> bool:
    """The seventh digit and the year give the century, so a 29th of February can be told."""
    day, month, year, seventh = (
        int(digits[at : at + n]) for at, n in ((0, 2), (2, 2), (4, 2), (6, 1))
    )
    if seventh <= 3 or (seventh in {4, 9} and year >= 37):
        century = 1900
    else:
        century = 2000 if seventh in {4, 9} or year <= 57 else 1800
    return _exists(century + year, month, day)


def _is_swedish_date(digits: str) -> bool:
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    day -= 60 if day > 60 else 0
    return _exists(1900 + year, month, day) or _exists(2000 + year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mask(text: str) -> str:
    """Return the text with the digits of every personal number blotted out, at the same length."""
    letters = list(text)
    for number in find_numbers(text):
        for offset in range(number.start, number.end):
            if letters[offset].isdigit():
                letters[offset] = MASK
    return "".join(letters)


def list_numbers(document: Document) -> tuple[Finding, ...]:
    """Say where in a document personal numbers stand, without repeating them."""
    return tuple(
        Finding(page.number, number)
        for page in document.pages
        for number in find_numbers(page.text)
    )
