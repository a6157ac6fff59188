"""Sums of money and per cents, with their values."""

import re
from collections.abc import Iterator

from ingest.document import Language
from nlp.entities.numbers import NUMBER, NUMBER_WORD, parse_number, plain_number
from nlp.entities.span import Source, Span
from nlp.sieve import Found

_SCALES = {
    "mio": 1e6, "million": 1e6, "millioner": 1e6, "miljon": 1e6, "miljoner": 1e6, "mn": 1e6,
    "mia": 1e9, "milliard": 1e9, "milliarder": 1e9, "miljard": 1e9, "miljarder": 1e9,
    "tusind": 1e3, "tusen": 1e3, "mkr": 1e6, "tkr": 1e3, "mdkr": 1e9, "t.kr": 1e3, "mdr": 1e9,
    "mio.kr": 1e6,
}  # fmt: skip
_KRONER = {"da": "DKK", "sv": "SEK", "nb": "NOK", "en": "DKK"}
_RANGE = rf"(?:{NUMBER}|{NUMBER_WORD})(?:\s?(?:[-–—]|til|till)\s?{NUMBER})?"
_CROWNS = r"(?:danske |svenske |svenska |norske )?(?:kroner|kronor)|kr\.?"
_CODES = r"DKK|SEK|NOK|EUR|euro|€"
_AFTER = re.compile(
    rf"(?P<number>{_RANGE})\s?"
    rf"(?:(?P<both>mkr|tkr|mdkr|t\.kr)\b\.?"
    rf"|(?P<scale>mio|mia|million(?:er)?|milliard(?:er)?|miljon(?:er)?|miljard(?:er)?|tusind|tusen"
    rf"|mn|mdr)?\.?\s?(?P<unit>(?:{_CROWNS}|{_CODES})(?!\w))"
    r"|(?P<dash>,-))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<unit>kr\.?|DKK|SEK|NOK|EUR)\s?(?P<number>{NUMBER}(?:\s?[-–—]\s?{NUMBER})?)"
    r"(?:,-)?(?:\s(?P<scale>mio|mia|million(?:er)?)\b\.?)?",
)
_PERCENT = re.compile(
    rf"(?P<number>(?:{NUMBER}|{NUMBER_WORD})(?:\s?[-–—]\s?{NUMBER})?)[\s-]?"
    r"(?P<unit>(?:%|pct\.?|procent)[ -]?(?:point|enheter|enhet)|pct\.?(?!\w)|procent\b|percent\b"
    r"|per cent\b|prosent\b|%)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s?(?:[-–—]|\btil\b|\btill\b)\s?")
_POINTS = ("point", "enhet", "enheter")
PATTERNS = (_AFTER, _BEFORE, _PERCENT)


def find_money(found: Found, language: Language) -> Iterator[Span]:
    """Find sums; the value is `1800000 DKK`, or `75000/100000 DKK` for a range.

    FOUND is where PATTERNS match in a text.
    """
    for match in (*found[_AFTER], *found[_BEFORE]):
        parts = match.groupdict()
        scale = _SCALES.get((parts.get("scale") or parts.get("both") or "").lower(), 1.0)
        value = f"{_scaled(parts['number'], scale)} {_currency(parts['unit'], language)}"
        yield Span(match.start(), match.end(), "MONEY", Source.VALUE, value=value)


def find_percents(found: Found) -> Iterator[Span]:
    """Find per cents; the value is the number, with ` pp` for percentage points.

    FOUND is where PATTERNS match in a text.
    """
    for match in found[_PERCENT]:
        points = match["unit"].lower().endswith(_POINTS)
        value = _scaled(match["number"], 1.0) + (" pp" if points else "")
        yield Span(match.start(), match.end(), "PERCENT", Source.VALUE, value=value)


def _scaled(numbers: str, scale: float) -> str:
    values = [parse_number(part) * scale for part in _DASH.split(numbers) if part]
    return "/".join(map(plain_number, values))


def _currency(unit: str | None, language: Language) -> str:
    written = (unit or "").lower()
    if written in {"eur", "euro", "€"}:
        return "EUR"
    if written.startswith("svensk") or written in {"kronor", "sek"}:
        return "SEK"
    if written.startswith("norsk") or written == "nok":
        return "NOK"
    return "DKK" if written.startswith("dansk") or written == "dkk" else _KRONER[language]
