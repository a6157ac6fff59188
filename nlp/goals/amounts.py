"""Amounts as Danish and Swedish write them, and what each comes to: value, unit, direction.

Patterns from the smallest up (a number, a share, a rate), for `target` to say which of them is
what a sentence promises. Shares are read as per cent (`ni ud af ti`: 90), so that they can be
compared with those that are written so.
"""

import re
from dataclasses import replace
from typing import Literal

from nlp.passage import Period, Target
from nlp.sieve import WantedPatterns

Direction = Literal["up", "down", "at-least", "at-most", ""]

_WORDS: dict[str, float] = {
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "ett": 1,
    "to": 2,
    "två": 2,
    "tre": 3,
    "fire": 4,
    "fyra": 4,
    "fem": 5,
    "seks": 6,
    "sex": 6,
    "syv": 7,
    "sju": 7,
    "otte": 8,
    "åtta": 8,
    "ni": 9,
    "nio": 9,
    "ti": 10,
    "tio": 10,
    "elleve": 11,
    "elva": 11,
    "tolv": 12,
    "tretten": 13,
    "tretton": 13,
    "fjorten": 14,
    "fjorton": 14,
    "femten": 15,
    "femton": 15,
    "seksten": 16,
    "sexton": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "tjugo": 20,
    "tredive": 30,
    "trettio": 30,
    "fyrre": 40,
    "fyrtio": 40,
    "halvtreds": 50,
    "femtio": 50,
    "tres": 60,
    "halvfjerds": 70,
    "firs": 80,
    "halvfems": 90,
    "halvanden": 1.5,
    "hundrede": 100,
    "hundra": 100,
}
_NTH: dict[str, int] = {
    **dict.fromkeys(("anden", "andet", "andra"), 2),
    "tredje": 3,
    **dict.fromkeys(("fjerde", "fjärde"), 4),
    "femte": 5,
    **dict.fromkeys(("sjette", "sjätte"), 6),
    **dict.fromkeys(("syvende", "sjunde"), 7),
    **dict.fromkeys(("ottende", "åttonde"), 8),
    **dict.fromkeys(("niende", "nionde"), 9),
    **dict.fromkeys(("tiende", "tionde"), 10),
}
_PARTS: dict[str, int] = {"tredjedel": 3, "fjerdedel": 4, "fjärdedel": 4, "femtedel": 5}

SMALL = "|".join(sorted(_WORDS, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
ANY = rf"(?:{DIGITS}|{SMALL})"
NTH = "|".join(_NTH)
LEAST = (
    r"mindst|minimum|mere end|minst|mer än|flere end|fler än|ikke under"
    r"|(?<!råder )(?<!disponerer )over"
)
MOST = (
    r"højst|højest|maksimalt|maks\.?|max\.?|op til|ikke over|højst op til|högst|upp till"
    r"|færre end|färre än|mindre end|mindre än|under"
)
BOUND = (
    r"(?:(?:mindst|minimum|mere end|længere end|längre än|minst|mer än|flere end|fler än|ikke under"
    r"|højst|højest|maksimalt|maks\.?|max\.?|op til|ikke over|högst|upp till|færre end|färre än"
    r"|mindre end|mindre än|omkring|ca\.|cirka|knap|godt|yderligere|ytterligare)\s+)"
)
_COUNT = r"(?:\d+|to|tre|fire|fem|ti|två|fyra|tio)"
PER = (
    rf"(?:\s+(?:om (?:året|ugen|måneden|dagen)|pr\. (?:{_COUNT} )?[\w-]+(?: om \w+)?|per [\w-]+"
    r"|i hver [\w-]+|i (?:kvartalet|måneden|ugen)|på hvert? [\w-]+|i (?:månaden|veckan)"
    r"|ad gangen|hver|årligt|ugentligt|årligen))*"
)
_UNIT = r"(?:%|procentpoint|procentenheter|procentenhet|procent|pct\.?)"
PERCENT = rf"(?:{DIGITS})\s*{_UNIT}|(?:{SMALL})\s+{_UNIT}"
_THOUSANDS = r"(?:mio\.|mia\.|million(?:er)?|miljon(?:er)?|tusinde?|tusen|t\.)"
MONEY = (
    rf"(?:(?:{DIGITS})|(?:en |et )?(?:halv|halvanden)|{SMALL})\s*(?:{_THOUSANDS}\s*)?"
    r"(?:kr\.|kroner|kronor|kr\b|dkk)|kr\.\s*(?:" + DIGITS + r")(?:,-)?"
)
TIMES = rf"{ANY}\s+(?:gange?|gånger|gång)"
SPENT = (
    rf"(?:{ANY}|(?:en|et) halv|(?:en|et) hel)\s+"
    r"(?:(?:hele|halve|ugentlige|faste|årlige|sammenhængende)\s+)?"
    r"(?:time(?:rs?)?|timmar|timme|lektion(?:er)?|dages?|dag|dagar|uger(?:s)?|uge|nat|nætter"
    r"|aften(?:er)?|vagt(?:er)?|minutter|(?:efter|for)middage?|måneder(?:s)?|undervisningstimer"
    r"|kursusdage|temadage|veckor|veckors|vecka|månader|kväll(?:ar)?|pass|natt|nätter|minuter)"
)
_PART = r"(?:tredjedel|fjerdedel|fjärdedel|femtedel)(?:ar|e)?"
SHARE = rf"{ANY} (?:ud af|av|af) {ANY}(?: [\w-]+)?|(?:{SMALL}) {_PART}|halvdelen|hälften"
FACTOR = (
    r"(?:mere end |mer än )?(?:(?:halver|fordobl|tredobl)(?:es?|ing(?:en)?|et)"
    r"|(?:halver|fördubbl|tredubbl)(?:as?|ing(?:en)?|ats?))"
    r"|(?:dobbelt|dubbelt) så (?:mange|många)(?: [\w-]+)?"
    rf"|med (?:en|to|två) {_PART}|til(?:l)? det (?:dobbelte|dubbla)|till det dubbla"
)
SHARED = rf"(?:(?:hver|var) (?:{NTH})|{ANY} (?:ud af|av) {ANY})"
RANGE = (
    rf"(?:fra|från) (?:i dag |idag |nu )?{ANY}(?:\s*{_UNIT})?"
    r"(?: (?:i dag|idag|nu|i (?:19|20)\d\d))? till? "
    rf"(?:mindst |minst |højst |högst )?{ANY}(?:\s*{_UNIT})?"
)
BETWEEN = rf"(?:mellem|mellan) {ANY} (?:og|och) {ANY}|{DIGITS} ?[-–] ?(?:{DIGITS})"

_NUMBER = re.compile(rf"(?<!\w)(?:{DIGITS}|(?:{SMALL})(?!\w))", re.IGNORECASE)
_OUT_OF = re.compile(rf"({ANY}) (?:ud af|av|af) ({ANY})", re.IGNORECASE)
_EACH_NTH = re.compile(rf"(?:hver|hvert|var|vart) ({NTH})\b", re.IGNORECASE)
_FRACTION = re.compile(rf"({SMALL}) (tredjedel|fjerdedel|fjärdedel|femtedel)", re.IGNORECASE)
_FACTORS: tuple[tuple[re.Pattern[str], float, Direction], ...] = (
    (re.compile(r"\bhalver", re.IGNORECASE), 0.5, "down"),
    (re.compile(r"\b(?:fordob|fördub|dob|dub|.*det d[ou]bb)", re.IGNORECASE), 2.0, "up"),
    (re.compile(r"\b(?:tredob|tredub)", re.IGNORECASE), 3.0, "up"),
)
_DOWN = re.compile(
    r"nedbring|reducer|sænk|sänk|mindsk|minsk|fald|begræns|ned på|ned til|ner till|færre|færre"
    r"|halver|sjunk",
    re.IGNORECASE,
)
_UP = re.compile(
    r"øge|stig|hæv|vokse|flere|øget|öka|op på|op til \d|løft|styrk|fordobl|udvid|höj|tredobl"
    r"|upp till",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s*(?:lavere|højere|færre|flere|mindre|større|lägre|högre|färre|fler|mindre)\b", re.IGNORECASE
)
_LEAST_BEFORE = re.compile(rf"\b(?:{LEAST})(?: \w+){{0,2}}\s*$", re.IGNORECASE)
_MOST_BEFORE = re.compile(rf"\b(?:{MOST})(?: \w+){{0,2}}\s*$", re.IGNORECASE)
_OPENS_LEAST = re.compile(rf"(?:{LEAST})\b", re.IGNORECASE)
_OPENS_MOST = re.compile(rf"(?:{MOST})(?:\b|\s)", re.IGNORECASE)
_NONE = re.compile(r"\b(?:ingen|intet|ikke|aldrig|ingen|inga|inte)\b[^,.;]*$", re.IGNORECASE)
_BASELINE = re.compile(
    rf"\b(?:mod|mot|fra|från|i forhold til) (?:i dag |idag |nu )?({DIGITS})(?! til)", re.IGNORECASE
)
_MULTIPLES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"mia\.|milliard|miljard", re.IGNORECASE), 1_000_000_000),
    (re.compile(r"mio\.|million|miljon", re.IGNORECASE), 1_000_000),
    (re.compile(r"tusind|tusen|t\. ?kr", re.IGNORECASE), 1_000),
)
_PERIODS: dict[Period, str] = {
    "year": r"\bårligt?\b|\bårligen\b|(?:om|per|pr\.?|hvert|varje) år|om året|p\.a\.",
    "half-year": r"(?:om|per|pr\.?|hvert|varje) halvår|halvårlig",
    "term": r"(?:om|per|pr\.?|hvert|varje) (?:semester|termin)",
    "month": r"månedlig|månatlig|(?:om|per|pr\.?|hver|varje) (?:måned|månad)|om måneden",
    "week": r"ugentlig|veckovis|(?:om|per|pr\.?|hver|varje|i) (?:uge|vecka)|om ugen|i veckan",
    "day": r"daglig|(?:om|per|pr\.?|hver|varje) dag|om dagen",
}
"""What a rate is counted by, Danish and Swedish."""
_PERIOD = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PERIODS.items()}
_RANGES = re.compile(rf"(?:fra|från|mellem|mellan)\b|{DIGITS} ?[-–]", re.IGNORECASE)
_HALF = re.compile(r"\b(?:en |et |ett )?halvt?\b", re.IGNORECASE)
_HALVES = re.compile(r"halvdelen|hälften", re.IGNORECASE)
_SHARES = WantedPatterns((_OUT_OF, _EACH_NTH, _FRACTION, _HALVES))
_COUNTED = re.compile(rf"(?:{DIGITS}|\b(?:{SMALL}|halv))\s+(?!og |och |til )(.+)")
_FACTOR_UNIT = "×"
_NEAR = 30
"""Characters before an amount in which a bound may stand (`må højst være 12`)."""


def read_amount(sentence: str, text: str) -> Target:
    """Return what TEXT comes to, words of SENTENCE that name an amount.

    Value and unit are those of the level wanted, `baseline` that of today; a share is per cent, a
    factor (`halveres`) has the unit `×`.
    """
    direction = _direction(sentence, text)
    for pattern, factor, way in _FACTORS:
        if pattern.match(text.removeprefix("mere end ").removeprefix("mer än ")):
            return Target(text, factor, _FACTOR_UNIT, way)
    if _SHARES.bits_of(text) and (share := _share(text)) is not None:
        by = _is_change(sentence, text)
        return Target(text, share, "%", direction, _baseline(sentence, text), _period(text), by)
    numbers = [number(found[0]) for found in _NUMBER.finditer(text)]
    if _HALF.match(text):
        numbers = [0.5]
    ranges = len(numbers) > 1 and _RANGES.match(text)
    value = (numbers[-1 if ranges else 0]) if numbers else None
    from_to = ranges and text[0].casefold() == "f"
    baseline = numbers[0] if from_to else _baseline(sentence, text)
    for pattern, multiple in _MULTIPLES:
        if value is not None and pattern.search(text):
            value *= multiple
            break
    by = not from_to and _is_change(sentence, text)
    return Target(text, value, _unit(text), direction, baseline, _period(text), by)


def with_baseline(target: Target, words: str) -> Target:
    """Return TARGET with what WORDS say of the level today, if they name one."""
    known = _NUMBER.search(words)
    return replace(target, baseline=number(known[0])) if known else target


def number(words: str) -> float:
    """Return the number that WORDS, digits or a word, stand for.

    >>> number("1.250"), number("4,2"), number("ti")
    (1250.0, 4.2, 10)
    """
    word = words.casefold()
    if word in _WORDS:
        return _WORDS[word]
    return float(words.replace(".", "").replace(" ", "").replace(",", "."))


def leading_number(words: str) -> int:
    """Return where the number that WORDS open with ends, 0 without one."""
    found = _NUMBER.match(words)
    return found.end() if found else 0


def _share(text: str) -> float | None:
    """Return the per cent that a share in words is, the last where several are named."""
    if found := _last(_OUT_OF, text):
        whole = number(found[2])
        return 100 * number(found[1]) / whole if whole else None
    if found := _last(_EACH_NTH, text):
        return 100 / _NTH[found[1].casefold()]
    if found := _last(_FRACTION, text):
        return 100 * number(found[1]) / _PARTS[found[2].casefold()]
    return 50.0 if _HALVES.search(text) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)


def _baseline(sentence: str, text: str) -> float | None:
    """Return the level today that SENTENCE names beside TEXT (`fra i dag 62`, `mod 10 procent`)."""
    found = _BASELINE.search(sentence.replace(text, "", 1))
    return number(found[1]) if found else None


def _unit(text: str) -> str:
    low = text.casefold()
    if re.search(r"procentpoint|procentenhet", low):
        return "procentpoint"
    if re.search(r"%|procent|pct", low):
        return "%"
    if re.search(r"\bkr\b|kr\.|kroner|kronor|dkk", low):
        return "kr"
    found = _COUNTED.search(low)
    return found[1] if found else ""


def _period(text: str) -> Period:
    return next((name for name, found in _PERIOD.items() if found.search(text)), "")


def _is_change(sentence: str, text: str) -> bool:
    """Return whether SENTENCE changes something by TEXT (`øges med 10 procent`, `10 % lavere`)."""
    before, _, after = sentence.partition(text)
    if _COMPARED.match(after):
        return True
    return before.casefold().endswith(" med ") and bool(_DOWN.search(before) or _UP.search(before))


def _direction(sentence: str, text: str) -> Direction:
    """Return the direction by the bound that opens TEXT or stands just before it, then by verbs."""
    at = max(sentence.find(text), 0)
    before = sentence[:at]
    near = before[-_NEAR:]
    if _OPENS_LEAST.match(text) or _LEAST_BEFORE.search(near):
        return "at-most" if _NONE.search(before) else "at-least"
    if _OPENS_MOST.match(text) or _MOST_BEFORE.search(near):
        return "at-most"
    if _DOWN.search(sentence):
        return "down"
    return "up" if _UP.search(sentence) else ""
