"""How much: the words that set a level or an amount, with number, unit, direction and baseline."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from nlp.goals.spans import inside, subordinate_spans
from nlp.passage import Target

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
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "tyve": 20,
    "tjugo": 20,
    "tredive": 30,
    "trettio": 30,
    "halvanden": 1.5,
    "hundrede": 100,
    "halvdelen": 0.5,
    "hälften": 0.5,
}
_SMALL = "|".join(sorted(_WORDS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_LEAST = r"mindst|minimum|mere end|minst|mer än|flere end|ikke under"
_MOST = (
    r"højst|højest|maksimalt|maks\.?|max\.?|op til|ikke over|högst|upp till|færre end|mindre end"
)
_BOUND = rf"(?:(?:{_LEAST}|{_MOST}|omkring|ca\.|cirka|knap|godt|yderligere)\s+)"
_PER = (
    r"(?:\s+(?:om (?:året|ugen|måneden|dagen)|pr\. \w+(?: om \w+)?|per \w+|i hver \w+"
    r"|på hvert? [\w-]+"
    r"|ad gangen|hver|årligt|ugentligt|om året))*"
)
_PERSONS = r"(?:[\w-]+\s+){0,2}?[\w-]{3,}"
_SHARE = (
    rf"(?:{_SMALL}|\d+) ud af (?:{_SMALL}|\d+)(?: [\w-]+)?|(?:{_SMALL}) (?:tredjedele?"
    rf"|fjerdedele?|femtedele?)"
    r"|halvdelen|hälften|to tredjedele"
)
_PERCENT = rf"(?:{_DIGITS})\s*(?:%|procentpoint|procent|pct\.?)|(?:{_SMALL})\s+(?:procent|pct\.?)"
_MONEY = (
    rf"(?:{_DIGITS})\s*(?:(?:mio\.|mia\.|millioner|miljoner|tusinde?|tusen)\s*)?"
    r"(?:kr\.|kroner|kronor|kr\b|dkk)"
)
_TIMES = rf"(?:{_DIGITS}|{_SMALL})\s+(?:gange?|gånger|gång)"
_SPENT = (
    rf"(?:{_DIGITS}|{_SMALL}|halvanden)\s+(?:(?:hele|halve|ugentlige|faste|årlige)\s+)?"
    r"(?:time(?:rs?)?|timmar|lektioner|dages?|dagar|uger(?:s)?|(?:efter|for)middage|måneder(?:s)?|undervisningstimer"
    r"|kursusdage|temadage)"
)

_NTH = (
    "anden|andet|andra|tredje|fjerde|fjärde|femte|sjette|sjätte|syvende|sjunde|ottende|åttonde"
    "|niende|nionde|tiende|tionde"
)
_SHARED = rf"(?:(?:hver|var) (?:{_NTH})|(?:{_SMALL}) ud af (?:{_SMALL}|\d+))"
_FACTOR = (
    r"(?:mere end )?(?:halvere[st]?|fordoble[st]?|tredoble[st]?|halvera[st]?|fördubbla[st]?"
    r"|tredubbla[st]?)"
    r"|dobbelt så mange(?: [\w-]+)?|dubbelt så många(?: [\w-]+)?"
    r"|med (?:en|to|två) (?:tredjedele?|fjerdedele?|femtedele?|tredjedel(?:ar)?|fjärdedel(?:ar)?)"
)
_RANKED: tuple[tuple[str, str], ...] = (
    (
        "range",
        rf"fra (?:{_DIGITS})(?:\s*(?:%|procent|pct\.?))? til (?:{_DIGITS})(?:\s*(?:%|procent"
        rf"|pct\.?))?",
    ),
    ("range", rf"från (?:{_DIGITS})(?:\s*(?:%|procent))? till (?:{_DIGITS})(?:\s*(?:%|procent))?"),
    ("percent", rf"(?:{_BOUND}|over |under )?{_PERCENT}"),
    ("money", rf"{_BOUND}?{_MONEY}{_PER}"),
    ("share", rf"{_BOUND}?(?:{_SHARE})"),
    ("range", _FACTOR),
    (
        "bound",
        rf"{_BOUND}(?:{_TIMES}{_PER}|{_SPENT}(?: {_PERSONS})??{_PER}|(?:{_DIGITS}"
        rf"|{_SMALL})\s+{_PERSONS}{_PER})",
    ),
    (
        "bound",
        r"(?:højst|mindst|högst|minst) hver(?:t)? (?:anden|andet|tredje|fjerde|femte|sjette"
        r"|tiende) [\w-]+",
    ),
    (
        "bound",
        rf"(?:under|over|højst|mindst|minst|högst|minimum|maksimalt|(?:ned|op) på) "
        rf"(?:{_DIGITS}|{_SMALL})"
        r"(?! (?:år|uger?|dage?|måneder?|timer?|klasse))",
    ),
    (
        "bound",
        r"(?:kun |højst |mindst |högst |minst )?(?:hver|var) (?:anden|andet|tredje|fjerde|femte"
        r"|sjette|tiende) (?:weekend|vagt|aften|helg)\w*",
    ),
    ("range", rf"fra (?:hver|{_SMALL}) (?:{_NTH}|ud af \w+)(?: [\w-]+){{0,2}} til {_SHARED}"),
    ("each", rf"(?:hver|var) (?:{_NTH})(?: [\w-]+)?"),
    ("count", rf"(?:{_DIGITS})\s+{_PERSONS}{_PER}"),
    ("times", rf"(?:{_TIMES})\s+(?:om \w+|i \w+|pr\. \w+|per \w+|årligt|årligen)"),
    (
        "spent",
        rf"{_SPENT}\s+(?:om \w+|pr\. [\w-]+(?: om ugen)?|per \w+)|(?:to|tre|fire) ugentlige [\w-]+",
    ),
    (
        "all",
        r"(?:alle|samtlige|alla|samtliga) (?!(?:får|skal|har|kan|vil|er|bliver|ska|kommer)\b)"
        r"(?:\d+\.? )?[\w-]+(?: (?:elever|medarbejdere|vejledere"
        r"|borgere))?"
        r"(?: under \d+ år)?",
    ),
    (
        "count",
        r"(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|tyve|två|fyra|sex|tio) (?:(?!gange"
        r"|gånger)[\w-]+e?\s+)?[\w-]{4,}"
        r"(?: på hvert? [\w-]+)?",
    ),
    (
        "times",
        r"(?:én|en|ett) (?:gang|gång) (?:om \w+|i \w+|årligt|per \w+)|(?:en|én) time om \w+",
    ),
    ("full", r"(?:fuld|halv) tid|heltid|halvtid|(?:et|en) (?:intensivt )?forløb på \w+ \w+"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w.,§])(?:{pattern})(?!\w)", re.IGNORECASE))
    for name, pattern in _RANKED
)
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:grundforløb|hovedforløb|uge|vecka|§|stk\.|nr\.|kl\.|den|d\.|over|mellem|under|de"
    r"|første|sidste|trin|steg"
    r"|efter|senest|inden for|inom|senast|kvartal|fra|spor|bilag|\d og|med en \w+, en \w+ og|med"
    r"|efter at|skala fra"
    r"|punkt|niveau|niveau|af de|af|for de)\s+$",
    re.IGNORECASE,
)
_NOT_FOLLOWED = re.compile(
    r"\s*(?:år\b(?! (?:med|efter))|\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august"
    r"|september|oktober|november"
    r"|december|klasse|kvartal)|\. og \d|hverdage|dage (?:før|efter)|uger (?:før|efter)"
    r"|måneder (?:før|efter))",
    re.IGNORECASE,
)
_AIMING = re.compile(r"(?:sigter|stiler|stræber|siktar|strävar) efter\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_NUMBER = re.compile(rf"(?<!\w)(?:{_DIGITS}|(?:{_SMALL})(?!\w))", re.IGNORECASE)
_DOWN = re.compile(
    r"nedbring|reducer|sænk|mindsk|minska|fald|begræns|ned på|ned til|färre|færre|halver",
    re.IGNORECASE,
)
_UP = re.compile(
    r"øge|stig|hæv|vokse|flere|øget|öka|op på|op til \d|løft|styrk|fordobl|udvid|höj", re.IGNORECASE
)
_MILLIONS = re.compile(r"mio\.|millioner|miljoner", re.IGNORECASE)
_AGAINST = re.compile(rf"mod ({_DIGITS})", re.IGNORECASE)
_ASIDES = frozenset(("times", "spent"))
_OF_SUBJECTS = frozenset(("all", "each"))
_COUNTED = frozenset(("share", "range", "percent", "money"))


def find_target(
    sentence: str, *, deadline: str = "", subjects: Sequence[tuple[int, int]] = ()
) -> Target | None:
    """Return what SENTENCE promises in numbers, None where it names none.

    DEADLINE are words whose numbers are times; SUBJECTS are offsets of subjects, whose `alle` is a
    target (`Alle elever får`), while `alle` elsewhere only describes. A relative clause counts only
    where the main clause has nothing.
    """
    at = sentence.find(deadline) if deadline else -1
    times = ((at, at + len(deadline)),) if at >= 0 else ()
    asides = subordinate_spans(sentence)
    aside = ""
    for name, pattern in _PATTERNS:
        for found in pattern.finditer(sentence):
            if inside(found.start(), times) or not _counts(sentence, found, name, subjects):
                continue
            if not inside(found.start(), asides):
                return _target(sentence, found[0].strip())
            if not aside and name in _ASIDES:
                aside = found[0].strip()
    return _target(sentence, aside) if aside else None


def stated_target(words: str, sentence: str, *, baseline: str = "") -> Target:
    """Return the target that a plan states beside SENTENCE in WORDS of their own (`15 %`).

    BASELINE are the words that say where one stands now.
    """
    found = find_target(words)
    target = _target(f"{words}. {sentence}", found.text if found else words)
    known = _NUMBER.search(baseline)
    return replace(target, baseline=_value(known[0])) if known else target


def _counts(
    sentence: str, found: re.Match[str], name: str, subjects: Sequence[tuple[int, int]]
) -> bool:
    if name in _OF_SUBJECTS:
        return any(start <= found.start() < end for start, end in subjects)
    if _YEAR.match(found[0]) and name not in _COUNTED:
        return False
    if name in _COUNTED or name == "bound":
        return True
    number = _NUMBER.match(found[0])
    rest = sentence[found.start() + (number.end() if number else 0) :]
    before = _AIMING.sub("", sentence[: found.start()])
    return not _NOT_AFTER.search(before) and not _NOT_FOLLOWED.match(rest)


def _target(sentence: str, text: str) -> Target:
    numbers = [_value(found[0]) for found in _NUMBER.finditer(text)]
    is_range = text.casefold().startswith(("fra ", "från "))
    value = numbers[-1] if is_range and numbers else numbers[0] if numbers else None
    baseline = numbers[0] if is_range and len(numbers) > 1 else _baseline(sentence)
    if value is not None and _MILLIONS.search(text):
        value *= 1_000_000
    return Target(text, value, _unit(text), _direction(sentence, text), baseline)


def _baseline(sentence: str) -> float | None:
    found = _AGAINST.search(sentence)
    return _value(found[1]) if found else None


def _value(number: str) -> float:
    word = number.casefold()
    if word in _WORDS:
        return _WORDS[word]
    return float(number.replace(".", "").replace(" ", "").replace(",", "."))


def _unit(text: str) -> str:
    low = text.casefold()
    if re.search(r"%|procent|pct", low):
        return "%"
    if re.search(r"\bkr\b|kr\.|kroner|kronor|dkk", low):
        return "kr"
    found = re.search(rf"(?:{_DIGITS}|\b(?:{_SMALL}))\s+(.+)", low)
    return found[1] if found else ""


def _direction(sentence: str, text: str) -> Direction:
    low = text.casefold()
    if re.match(rf"(?:{_LEAST})\b", low):
        return "at-least"
    if re.match(rf"(?:{_MOST})(?:\b|\s)", low):
        return "at-most"
    if _DOWN.search(sentence):
        return "down"
    return "up" if _UP.search(sentence) else ""
