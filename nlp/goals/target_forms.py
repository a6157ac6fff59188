"""The forms in which Danish and Swedish say how much, by name, ranked."""

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
)

_MANNER = (
    r"(?:(?:nye?|nya|ekstra|extra|flere|faste|hele|halve|fælles|årlige|ugentlige|uddannede?t?"
    r"|utbildade?|lokale|kommunale|kvalificerede|mandlige)\s+)"
)
_WORD = r"(?!(?:alle|samtlige|alla|samtliga|har|är|er|ersätts)\b)[^\W\d][\w-]"
_PERSONS = rf"{_MANNER}{{0,2}}(?:{_WORD}*\s+){{0,2}}?{_WORD}{{2,}}"
_OM = r"om (?:året|ugen|måneden|dagen|natten|aftenen|formiddagen|eftermiddagen|dygnet|døgnet)"
RANKED: tuple[tuple[str, str], ...] = (
    ("bound", rf"{BOUND}?(?:{DIGITS}) på en skala (?:fra|från) {ANY} till? {ANY}"),
    ("bound", rf"{BOUND}?(?:{DIGITS})(?= på \w*skala)"),
    ("range", RANGE),
    ("percent", rf"(?:{BOUND}|over |under )?(?:{PERCENT})"),
    ("bound", rf"(?:mere|flere|færre|mindre|mer|fler|färre) (?:end|än) {ANY}(?=$|[.,;])"),
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
        r"(?:alle|samtlige|alla|samtliga) (?!(?:får|skal|har|kan|vil|er|bliver|ska|kommer"
        r"|steder|parter|dele|delar|led|niveauer|nivåer|måder|områder|tider)\b)"
        r"(?:\d+\.? |(?:nye|nya|faste|kommende|kommunens|ordblinde|tosprogede|daglige) )?[\w-]+"
        r"(?: (?:elever|medarbejdere|vejledere|borgere))?"
        r"(?: under \d+ år)?",
    ),
    (
        "count",
        rf"(?!(?:en|én|et|ét|ett|halvanden) )(?:{SMALL}) (?:(?!gange|gånger)[\w-]+e?\s+)?"
        rf"[\w-]{{4,}}(?: på hvert? [\w-]+)?",
    ),
    ("count", rf"(?:én|ét|en|et|ett) (?:[\w-]+ )?[\w-]{{3,}} {_OM}"),
    ("count", r"(?:én|ét|en|et|ett) [\w-]{4,} på (?:hver|hvert|varje) [\w-]+"),
    (
        "times",
        rf"(?:én|en|ett) (?:gang|gång) (?:{_OM}|i \w+|årligt|per \w+)|(?:en|én) time {_OM}",
    ),
    (
        "full",
        r"(?:fuld|halv) tid|heltid|halvtid|deltid|(?:en|et) halvt? (?:stilling|årsværk|tjänst)",
    ),
    ("course", r"(?:et|en) (?:intensivt )?forløb på \w+ \w+"),
    (
        "bound",
        r"(?<=\btil )\d+(?:,\d+)?(?=$|[.,;]| (?:i|på|pr\.|inden|senest|ved|om)\b)"
        r"|(?<=\bmed )\d+(?:,\d+)?(?=$|[.,;])",
    ),
    ("lasting", rf"{SPENT}{PER}(?=$|[,.;]| (?:til|till|i|på|for|med|og|som|der|hvor)\b)"),
)
