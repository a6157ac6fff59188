"""How much: the words of a sentence that set a level or an amount."""

import re
from collections.abc import Sequence

from nlp.goals.amounts import (
    ANY,
    BETWEEN,
    BOUND,
    DIGITS,
    FACTOR,
    MONEY,
    NTH,
    PER,
    PERCENT,
    RANGE,
    SHARE,
    SHARED,
    SMALL,
    SPENT,
    TIMES,
    leading_number,
    read_amount,
    with_baseline,
)
from nlp.goals.spans import inside, subordinate_spans
from nlp.passage import Target

_MANNER = (
    r"(?:(?:nye?|nya|ekstra|extra|flere|faste|hele|halve|fælles|årlige|ugentlige|uddannede?t?"
    r"|utbildade?|lokale|kommunale|kvalificerede|mandlige)\s+)"
)
_PERSONS = rf"{_MANNER}{{0,2}}(?:[\w-]+\s+){{0,2}}?[\w-]{{3,}}"
_OM = r"om (?:året|ugen|måneden|dagen|natten|aftenen|formiddagen|eftermiddagen|dygnet|døgnet)"
_RANKED: tuple[tuple[str, str], ...] = (
    ("bound", rf"{BOUND}?(?:{DIGITS}) på en skala (?:fra|från) {ANY} till? {ANY}"),
    ("range", RANGE),
    ("percent", rf"(?:{BOUND}|over |under )?(?:{PERCENT})"),
    ("money", rf"{BOUND}?(?:{MONEY}){PER}"),
    ("share", rf"{BOUND}?(?:{SHARE})"),
    ("range", FACTOR),
    (
        "bound",
        rf"{BOUND}(?:{TIMES}{PER}|{SPENT}(?: {_PERSONS})??{PER}|{ANY}\s+{_PERSONS}{PER})",
    ),
    (
        "bound",
        r"(?:højst|mindst|högst|minst|færre end|mere end|flere end) (?:hver|var)t? "
        rf"(?:{NTH}) [\w-]+",
    ),
    ("bound", rf"(?:ned|op|ner|upp) (?:under|over) {ANY}(?! (?:år|uger?))(?: {_PERSONS}{PER})?"),
    (
        "bound",
        rf"(?:under|over|højst|mindst|minst|högst|minimum|maksimalt|(?:ned|op|ner|upp) på) {ANY}"
        r"(?! (?:år|uger?|dage?|måneder?|timer?|klasse))",
    ),
    (
        "bound",
        r"(?:kun |højst |mindst |högst |minst )?(?:hver|var) (?:anden|andet|tredje|fjerde|femte"
        r"|sjette|tiende) (?:weekend|vagt|aften|helg)\w*",
    ),
    ("range", rf"fra (?:hver|{SMALL}) (?:{NTH}|ud af \w+)(?: [\w-]+){{0,2}} til {SHARED}"),
    ("each", rf"(?:hver|var) (?:{NTH})(?: [\w-]+)?"),
    ("bound", rf"(?:alle|samtlige|alla|samtliga) (?:de )?\d{{1,3}}(?!\.) {_MANNER}?[\w-]+"),
    ("level", rf"(?:{BETWEEN})(?! år\b|-åri?ge?|\.? ?klasse)(?: {_PERSONS}{PER})?"),
    ("count", rf"(?:{DIGITS})\s+(?!till?\b|i\b|på\b|og\b|och\b|for\b){_PERSONS}{PER}"),
    ("length", rf"{ANY} (?:ugers|dages|timers|måneders|veckors|dagars|månaders) [\w-]+"),
    ("times", rf"(?:{TIMES})\s+(?:{_OM}|i \w+|pr\. \w+|per \w+|årligt|årligen)"),
    (
        "spent",
        rf"{SPENT}\s+(?:{_OM}|pr\. [\w-]+(?: om ugen)?|per \w+|(?:i |på )?(?:hver|hvert|varje) "
        rf"[\w-]+|i (?:kvartalet|måneden|ugen|månaden|veckan)){PER}"
        r"|(?:to|tre|fire) ugentlige [\w-]+",
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
        rf"(?!(?:en|én|et|ét|ett|halvanden) )(?:{SMALL}) (?:(?!gange|gånger)[\w-]+e?\s+)?"
        rf"[\w-]{{4,}}(?: på hvert? [\w-]+)?",
    ),
    ("count", rf"(?:én|ét|en|et|ett) (?:[\w-]+ )?[\w-]{{3,}} {_OM}"),
    (
        "times",
        rf"(?:én|en|ett) (?:gang|gång) (?:{_OM}|i \w+|årligt|per \w+)|(?:en|én) time {_OM}",
    ),
    (
        "full",
        r"(?:fuld|halv) tid|heltid|halvtid|(?:en|et) halvt? (?:stilling|årsværk|tjänst)"
        r"|(?:et|en) (?:intensivt )?forløb på \w+ \w+",
    ),
    (
        "bound",
        r"(?<=\btil )\d+(?:,\d+)?(?=$|[.,;]| (?:i|på|pr\.|inden|senest|ved|om)\b)"
        r"|(?<=\bmed )\d+(?:,\d+)?(?=$|[.,;])",
    ),
    ("lasting", rf"{SPENT}{PER}(?=$|[,.;]| (?:til|till|i|på|for|med|og|som|der|hvor)\b)"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w.,§])(?:{pattern})(?!\w)", re.IGNORECASE))
    for name, pattern in _RANKED
)
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:grundforløb|hovedforløb|årskurs|klasse|uge|vecka|§|stk\.|nr\.|kl\.|den|d\.|over|mellem|under|de"
    r"|første|sidste|trin|steg|\w*(?:gade|vej|allé|stræde|torv|gatan|vägen)"
    r"|efter|senest|inden for|inom|senast|kvartal|fra|spor|bilag|\d og|med en \w+, en \w+ og|med"
    r"|efter at|skala fra"
    r"|punkt|niveau|niveau|af de|af|for de)\s+$",
    re.IGNORECASE,
)
_NOT_FOLLOWED = re.compile(
    r"\s*(?:år\b(?! (?:med|efter))|\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august"
    r"|september|oktober|november"
    r"|december|klasse|kvartal)|\. og \d|hverdage|dage (?:før|efter)|uger (?:før|efter)"
    r"|måneder (?:før|efter)|(?:[\w-]+ )?(?:års? )?(?:erfaring|ansættelse|anciennitet|erfarenhet"
    r"|anställning))",
    re.IGNORECASE,
)
_AIMING = re.compile(
    r"(?:(?:sigter|stiler|stræber|siktar|strävar) efter|(?:bidra\w*|støtte\w*|supplere\w*|udvide\w*"
    r"|øge\w*|hæve\w*|sænke\w*|reducere\w*|mindske\w*|utök\w*|öka\w*|minska\w*|åbne\w*|starte\w*"
    r"|begynde\w*|forsøg\w*|hold|gruppe|pilot\w*|försök\w*) med)\s+$",
    re.IGNORECASE,
)
"""What comes before an amount that is promised, though the word before it seldom does."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ASIDES = frozenset(("times", "spent", "length"))
_LEAST_IF = re.compile(r"(?:hvis|såfremt|forudsat at|om) (?:mindst|minst)", re.IGNORECASE)
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
                return read_amount(sentence, found[0].strip())
            if not aside and (name in _ASIDES or _is_condition(sentence, found)):
                aside = found[0].strip()
    return read_amount(sentence, aside) if aside else None


def _is_condition(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a least number is what all depends on (`hvis mindst 14 tilmelder sig`)."""
    opens = max(sentence.rfind(",", 0, found.start()), 0)
    return _LEAST_IF.match(sentence[opens:].lstrip(", ")) is not None


def stated_target(words: str, sentence: str, *, baseline: str = "") -> Target:
    """Return the target that a plan states beside SENTENCE in WORDS of their own (`15 %`).

    BASELINE are the words that say where one stands now.
    """
    found = find_target(words)
    target = read_amount(f"{words}. {sentence}", found.text if found else words)
    return with_baseline(target, baseline)


def _counts(
    sentence: str, found: re.Match[str], name: str, subjects: Sequence[tuple[int, int]]
) -> bool:
    before = sentence[: found.start()]
    if name in _OF_SUBJECTS:
        return any(start <= found.start() < end for start, end in subjects)
    if _YEAR.match(found[0]) and name not in _COUNTED:
        return False
    if name in _COUNTED or name == "bound":
        return True
    rest = sentence[found.start() + leading_number(found[0]) :]
    return not _NOT_AFTER.search(_AIMING.sub("", before)) and not _NOT_FOLLOWED.match(rest)
