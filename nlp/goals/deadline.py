"""By when: the words of a sentence that set a time or a rhythm."""

import re

from nlp.goals.amounts import NTH
from nlp.goals.moments import (
    DAY,
    MONTH,
    MONTHS,
    PART_OF_YEAR,
    QUARTER,
    SCHOOL_TIME,
    SEASON,
    YEAR,
    YEARS,
    YEARS_END,
    last_day,
)
from nlp.goals.spans import inside, subordinate_spans

_COUNT = (
    r"(?:\d+|en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|atten|tyve|två|fyra|sex|sju|åtta|tio"
    r"|halv\w*|et halvt|ett halvt|et par|ett par)"
)
_UNIT = (
    r"(?:(?:hver|arbejds|kalender|skole|uge|studie)?dage?|døgn|timer|uger?|måneder?|måned|kvartal|halvår|år"
    r"|[a-zåäö]*dagar?|dygn|timmar|veckor|vecka|månader|månad)"
)
_PERIOD = (
    r"(?:(?:den|hele|hela) )?(?:aftale|strategi|plan|projekt|avtals|program|kontrakt|handlingsplan"
    r"|forsøgs)?(?:perioden?|tiden)"
)
_NEXT = r"(?:næste|nästa|første|første|kommende|kommande)"
_POINT = (
    rf"(?:{DAY}|{QUARTER}|{SCHOOL_TIME}|{MONTH}|{PART_OF_YEAR}|{YEARS_END}|{SEASON}"
    rf"|(?:uge|vecka) \d{{1,2}}(?:\s+{YEAR})?|{YEARS}"
    rf"|(?:udgangen|udløbet) af (?:{DAY}|{QUARTER}|{SCHOOL_TIME}|{MONTH}|\w+\s+{YEAR}|\w+)"
    rf"|utgången av (?:{MONTH}|\w+\s+{YEAR}|\w+)"
    rf"|{_PERIOD} {YEARS}|næste møde|næste \w+møde|nästa \w*möte)"
)
_LIST = (
    rf"{_POINT}(?:(?:, | og | eller | til | och | samt ){_POINT}"
    rf"|(?:, | og | til | och )\d{{1,2}}(?! ?(?:%|pro|pct|\w)))*"
)
_TAIL = r"(?:\s+(?:hvert|varje) (?:år|halvår|kvartal))?"
_SPAN_OF_YEAR = (
    r"(?:år|halvår|kvartal|måned|uge|forår|efterår|sommer|vinter|semester|skoleår|mandag|tirsdag"
    r"|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|lördag|söndag|termin|månad|vecka|höst|vår"
    r"|dag|morgen|morgon|läsår|hverdag|vardag)"
)
_EVERY = (
    r"(?:(?:hvert|hver|varje|vart|var) "
    rf"(?:(?:enkelt|andra|halve|halvt|fjortende|fjortonde|{NTH}) )?{_SPAN_OF_YEAR}"
    rf"(?: (?:og|och) {_SPAN_OF_YEAR})?"
    rf"|(?:varannan|vartannat) {_SPAN_OF_YEAR})"
)
_WEEKDAY = r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör|sön)dag"
_YEARLY = rf"(?:{_EVERY}|årligt|årligen)"
_RANK = rf"(?:\d{{1,2}}\.|første|andre|sidste|första|sista|{NTH})"
_NTH_DAY = (
    rf"(?:(?:den|de|hver|varje) )?{_RANK} (?:\w*da[gr]\w* )?i"
    r" (?:(?:hver|hvert|varje) )?(?:måned|månad|kvartal|uge|vecka|periode?)(?:en|et|n)?\b"
    rf"|(?:den|de) {_RANK} \w+da[gr]\w* i \w+"
    rf"|den {_RANK} i (?:hvert|varje) kvartals (?:første|sidste|första|sista) (?:måned|månad)"
)
_EDGE = (
    r"(?:\w*(?:start|slut|begyndelse|afslutning|udløb|udgang|ophør|optag|ansættelse|tiltrædelse"
    r"|indskrivning|optagelse|början|utgång|antagning|anställning)"
    r"|(?:års|halvårs|termins|skoleårs|läsårs)skifte)(?:en|et|n|t)?"
)
"""Where a stretch of time begins or ends: `holdstart`, `skoleårets udgang`, `årsskiftet`."""
_EVENT = (
    r"\w*(?:prøve|samtale|samtal|eksamen|måling|vagt|møde|skoleår|praktik|oplæring|periode|semester|termin|ferie"
    r"|forløb|uddannelse|prov|möte|läsår|mätning|utbildning)(?:en|et|n|t)?"
)
_WHICH = (
    r"(?:(?:den|det|de|sin|deres|hver|hvert|varje|nye?|nyt|nya|nytt|første|næste|första|nästa|endt|afsluttet|avslutad"
    r"|kommende|kommande|førstkommende|\w{3,}s) ){0,2}"
)

_BESIDE = r"(?:ved|til|vid|till|inden|før|forud for|efter|innan|före|inför)"

_RANKED = (
    rf"(?:{_YEARLY} )?(?:senest|senast) den \d{{1,2}}\. i (?:hver )?\w+",
    rf"(?:{_YEARLY} )?(?:senest|senast|inden|innan|før|före|forud for)\s+(?:den\s+)?{_LIST}{_TAIL}",
    rf"(?:senest|senast) (?:med|ved|vid) (?:udgangen|utgången|slutningen|slutet) (?:af|av) "
    rf"(?:{_LIST}|\w+)",
    r"(?:senest|senast|inden|före) (?:den|det) (?:følgende|næste|nästa|påföljande) [\w-]+",
    rf"(?:senest|senast) {_COUNT} {_UNIT} (?:før|efter|inden|innan|före)[^,.;]{{3,60}}",
    rf"(?:senest|senast) {_COUNT} {_UNIT} (?:forinden|i forvejen|derefter|efter|därefter|innan)\b",
    r"(?:inden|ved|før|efter|före|vid|innan|senest ved|senast vid) \w+(?:ens|ets|ernes|s) "
    r"(?:udløb|afslutning|ophør|slutning|begyndelse|start|utgång|slut|indgåelse)",
    r"(?:senest|senast) (?:ved|i|til|vid|på) [^,.;]{3,50}",
    rf"(?:senest )?(?:inden for|indenfor|inom)\s+(?:de (?:første|næste"
    rf"|kommende) )?{_COUNT} {_UNIT}",
    rf"(?:inden|før|före|innan) {_COUNT} {_UNIT}(?! år)",
    r"inden (?:for|udløbet af) [^,.;]{0,20}\b(?:\w*periode|fristen|tiden|år|uge|måned|dag|dage"
    r"|døgn|time)\w*",
    r"(?:före|innan|inden) (?:avtals|aftale|projekt|plan)(?:tidens|periodens) (?:slut|utgång)",
    rf"(?:ved|til|vid) (?:(?:udgangen|slutningen|udløbet) af|utgången av|slutet av) "
    rf"(?:{_LIST}|(?:et|en|hvert|aftaleperioden|perioden|året)(?: \w+)?)|ved årets udgang",
    rf"(?:med virkning fra|gældende fra|fra og med|från och med|fra|från)\s+{_LIST}"
    rf"(?: til {_POINT}| till {_POINT})?(?! til| till|-)",
    rf"{_YEARLY}\s+(?:i|den|primo|medio|ultimo)\s+{_LIST}",
    _NTH_DAY,
    rf"(?:mindst |minst )?{_COUNT} {_UNIT} "
    rf"(?:før|efter|inden|innan|före|inde i|in i) [^,.;]{{3,40}}",
    rf"(?:mindst |minst )?{_COUNT} {_UNIT} (?:i forvejen|forinden|inden|i förväg|innan)\b",
    r"(?:senest |senast )?(?:dagen|ugen|måneden|veckan|månaden) (?:efter|før|inden|før|innan)\b"
    r"(?: [^,.;]{3,40})?",
    r"(?:senest|senast) (?:når|när|samtidig(?:t)? (?:med|som)) [^,.;]{3,50}",
    r"(?:senest|senast) (?:kl\.|klokken|klockan) [\d.:]*\d",
    rf"(?:senest|senast) {_EVERY}|om (?:senest|senast) {_COUNT} {_UNIT}",
    rf"(?:{_BESIDE}|fra|från) {_WHICH}{_EDGE} (?:(?:i|den) )?{_LIST}",
    rf"(?:et|ett) halvt? (?:år|dygn) (?:senere|senare)|{_COUNT} {_UNIT} (?:senere|senare)",
    rf"(?:på|til|till|vid) (?:\w*møde\w*|\w*mötet) (?:i {_LIST}|{DAY})",
    r"(?<!den )(?<!det )(?<!de )(?<!en )(?<!et )(?:løbende|löpande)(?:, [^.;]{3,40})?",
    rf"(?:i|til|till|til og med|ved|vid|under|omkring|från|efter|i løbet af|senest i|allerede i"
    rf"|mellem|mellan)\s+{_LIST}{_TAIL}",
    rf"efter (?:(?:den|det) )?{_RANK}(?:(?:, | og | och ){_RANK})* "
    r"(?:uge|måned|dag|vagt|vecka|månad|hold|år)\b",
    r"på \w{4,}dagen\b(?: (?:af|i) [^,.;]{3,25})?",
    rf"(?:primo|medio|ultimo) {_LIST}",
    r"i (?:hvert|hver|varje|vart) (?:af|av) (?:\w+s )?(?:år|årene|åren|perioderne)(?! (?:19|20)\d)",
    r"(?:i|ved|vid) (?:starten|begyndelsen|midten|slutningen|udgangen|början|mitten|slutet"
    r"|utgången) (?:af|av) "
    r"(?:hver|hvert|varje) [\w-]+",
    rf"i \w{{3,}}s (?:{_COUNT} )?(?:første|sidste|första|sista|{NTH}) "
    r"(?:år|halvår|måned|uge|månad)",
    r"(?:i|under) (?:hele|hela) \w+s (?:løbetid|varighed|forløb|löptid)",
    r"i (?:første|anden|sidste|andra|första|sista) (?:halvdel|hälften|del) (?:af|av) "
    rf"{YEAR}",
    rf"(?:sidst|først|tidligt|sent|tidigt|sist) i {_LIST}",
    r"(?:på|til|till|vid|ved) (?:hvert|varje) \w*(?:møde|möte)|på \w+(?:mødet|mötet)",
    r"(?:på|fra|från) \w{3,}s første \w*(?:dag|vagt|uge)",
    r"på (?:hverdage|vardagar)|i weekend(?:en|er|erne)?",
    rf"(?:i|under) (?:hele|hela) (?:{_POINT}|\w+(?:tid|period|forløb)\w*)",
    r"(?:i|ved|vid) (?:hver|hvert|varje) (?:\w+ )?(?:måling|undersøgelse|mätning|enkät)",
    rf"(?:i|ved|på|vid) \w+(?:en|et|ingen) (?:i )?{YEAR}(?! (?:kr|mio))",
    rf"efter (?:endt|afsluttet|avslutad|hver|hvert|varje|første|första) {_EVENT}",
    r"på (?:det|den) (?:førstkommende|næste|kommende|første|nästa|första) \w*(?:møde|möte)t?",
    r"på \w+s (?:første |sidste )?\w*(?:møde|möte)",
    rf"{_BESIDE} (?:hver|hvert|varje) {_EDGE}",
    rf"{_EVERY}(?:\s+i\s+{_LIST})?|(?:{_LIST})\s+hvert år",
    r"(?:forår|efterår|sommer|vinter|vår|höst|sommar) (?:og|och) (?:forår|efterår|sommer|vinter|vår"
    r"|höst|sommar)(?! \w+ne\b)",
    rf"pr\. {_LIST}|per den {DAY}|(?:den|d\.)\s+{DAY}|{DAY}",
    r"(?:i|under) (?:løbet af|vinter|sommer|efterårs|forårs|påske|jule?|sommarlov"
    r"|höstlov)[^,.;]{0,40}",
    rf"{_BESIDE} {_WHICH}{_EDGE}(?<!før afslutningen)",
    rf"(?:inden|før|forud for|innan|före|inför) {_WHICH}{_EVENT}(?!-)",
    r"i (?:uge|uke|vecka)(?:rne)? \d{1,2}[^,.;]{0,20}",
    r"(?:ved|vid|før|efter|före|inden) (?:hver|hvert|varje) (?:(?:ny|nyt|nytt|endt|afsluttet) )?"
    r"[\w-]+",
    rf"(?:{_COUNT}, )?{_COUNT} (?:og|och) {_COUNT} {_UNIT} (?:efter|før|inden|före) [^,.;]{{3,30}}",
    rf"efter {_COUNT}(?:, {_COUNT})? (?:og|och) {_COUNT} {_UNIT}",
    rf"efter {_COUNT} (?:dage|uger|måneder|dagar|veckor|månader|hold|forløb|møder)(?:(?:, | og "
    rf"| och ){_COUNT} (?:dage|uger|måneder))*",
    rf"efter (?:{_COUNT}|(?:de|det|den) første (?:{_COUNT} )?|første) ?"
    r"(?:år|halvår|måned|uge|dag|hold|forløb|periode|månad|vecka)(?!-)",
    r"(?:et år|en uge|en måned|ett år) ad gangen",
    rf"(?:i|under) (?:de|den|det) (?:{_COUNT} )?første (?:{_COUNT} )?"
    r"(?:halve år|halvår|\w*skoleperiode|\w*oplæringsperiode|semest)\w*",
    rf"(?:i|under) de första {_COUNT} \w+",
    r"(?:inden|før|innan|före) (?:de|den|det|han|hun|hon|\w{3,}(?:en|et|erne|ene|n|arna)) "
    r"(?:\w+ )?\w{2,}(?:er|r|s|ar)\b[^,.;]{0,50}",
    rf"(?:frem til|fram till|indtil|til og med|till och med) {_LIST}",
    rf"om {_COUNT} (?:år|måneder|månader|uger|veckor)(?! (?:i|om|ad))",
    rf"i hvert af årene {YEARS}",
    rf"(?:i|under) (?:{_PERIOD}|årene|åren) {YEARS}",
    r"(?:samme|næste|den følgende|samma|nästa) (?:dag|uge|morgen|formiddag|eftermiddag|aften"
    r"|måned|dygn|døgn|vecka|vagt|arbejdsdag|hverdag|förmiddag|kväll|arbetsdag)",
    r"(?:(?:i|til) )?(?:næste|kommende|indeværende|nästa|innevarande) "
    r"(?:år|forår|efterår|sommer|vinter|skoleår|kvartal|halvår|måned|uge|vår|höst|läsår|termin)",
    r"(?:om|på) (?:sommeren|vinteren|foråret|efteråret|sommaren|vintern|våren|hösten"
    r"|(?:man|tirs|ons|tors|fre|lør|søn|lör|sön)dag(?:en|ar|e)?)\b",
    r"i (?:lige|ulige|jämna|ojämna|udda) (?:uger|veckor|år)",
    r"(?:midt|midtvejs|halvvejs|halvvägs) i (?:(?:den|det|hver|hvert|varje) )?[\w-]+",
    r"(?:(?:på|fra) )?(?:den |deres |sin )?første (?:arbejdsdag|skoledag|vagt|dag|møde)\b(?! i)",
    rf"(?:fra|ved|til|på|från|vid|till) (?:(?:det|den|de) )?{_NEXT} "
    r"(?:\w*(?:holdstart|skoleår|år|sommer|hold|årgang|optag|møde|möte|kursstart|termin|läsår|sommerferie"
    r"|semester))",
    r"årligt|månedligt|kvartalsvist?|halvårligt|ugentligt|dagligt|årligen|månadsvis|veckovis"
    r"|midtvejs|halvvejs|fortløbende|med det samme|(?:snarest|hurtigst) muligt"
    r"|snarest(?: möjligt)?|straks|omgående",
    rf"{QUARTER}|uge \d{{1,2}}(?: {YEAR})?|{SCHOOL_TIME}|{MONTH} {YEAR}",
    rf"(?:frem mod|frem til|fram till|primo|medio|ultimo|år) {YEAR}",
    rf"(?:hver|varje) (?:\d{{1,2}}\. (?:måned|uge|år|dag)|{MONTHS}|den \d{{1,2}}\. i [\w]+)",
    rf"(?:(?:vår|höst|forår|efterår|sommer|sommar|vinter)(?:en|et|terminen)?|{MONTHS}) {YEAR}",
    rf"(?:(?:i|for|under|over) )?(?:de|det|den) (?:næste|nærmeste|kommande|närmaste|kommende) "
    rf"(?:{_COUNT} )?{_UNIT}\b",
    rf"(?:i|under) {_PERIOD}(?= |[,.;]|$)(?! på)",
    r"under \w*lovet(?:, (?:vecka|uge) \d{1,2})?",
    r"(?<=, )(?:når|när) [^,.;]{4,40} (?:begynder|starter|slutter|udløber|er (?:slut|gået|omme)"
    r"|börjar|startar|slutar|är slut)",
    rf"(?:{_WEEKDAY}(?:e|ar)?)(?:(?:, | og | och ){_WEEKDAY}(?:e|ar)?)+",
    r"(?:inden|før|forud for|innan|före|inför) (?!kommun|skole|skola|region|elev|part|vejled|led)"
    r"\w{5,}(?:en|et|erne|n|t)(?=$|[.,;]| (?:i|på|med|og|och|til|med)\b)",
    r"(?:i|fra|på|från) (?:den |de )?(?:første|första) (?:uge|måned|dag|skoledag|arbejdsdag"
    r"|dagen)",
)
_PATTERNS = tuple(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in _RANKED)
_UNTIL = re.compile(r"(?:før|inden|innan|före) \w+ .*\w", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|hverken|inte|ingen|inga|inget|aldrig|ej|først)\b", re.IGNORECASE
)
_BARE = re.compile(rf"(?:{_POINT})(?!\w)", re.IGNORECASE)
"""A time without a preposition, as notes have it: `august`, `efteråret`."""
_AMOUNT_BEFORE = re.compile(
    r"(?:kr\.?|kroner|kronor|mio\.?|det samme|samme beløb|lige så meget|lika mycket"
    r"|samma belopp)(?: (?:årligt|om året|hvert år|per år|årligen))?\s+$",
    re.IGNORECASE,
)
_TIMES_BEFORE = re.compile(
    r"(?:gange?|gånger?|timer?|dage?|møder|kr\.|kroner|kronor)\s+$", re.IGNORECASE
)
_YEAR_ONLY = re.compile(rf"(?:i|fra|från)\s+(?:hvert af årene )?{YEAR}\b", re.IGNORECASE)
_YEARLY_ONLY = re.compile(r"\w+(?:ligt|ligen)\b", re.IGNORECASE)
_BUDGET_YEAR = re.compile(rf"til\s+{YEAR}$", re.IGNORECASE)
_STRONG = re.compile(
    rf"(?:senest|senast|når|när)\b|{_EVERY}$|.*\b(?:{MONTHS})\b(?!\.)", re.IGNORECASE
)


def find_deadline(sentence: str) -> str | None:
    """Return the words of SENTENCE that say by when or how often, None where none do.

    A final date outranks a rhythm (`hvert år ..., inden for fire uger`). The year of an amount
    (`500.000 kr. i 2025`) is none, and a relative clause counts only where the main clause has
    nothing
    and it says `senest`, a month or a rhythm (`en gruppe, som mødes hver anden måned`).
    """
    spans = subordinate_spans(sentence)
    aside = ""
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence):
            if _is_of_an_amount(sentence, found) or _is_condition(sentence, found):
                continue
            if not inside(found.start(), spans):
                return found[0].strip()
            if not aside and _STRONG.match(found[0]):
                aside = found[0].strip()
    return aside or None


def _is_of_an_amount(sentence: str, found: re.Match[str]) -> bool:
    """Return whether the words belong to an amount or a rate (`kr. i 2026`, `to gange årligt`)."""
    before = sentence[: found.start()]
    if _BUDGET_YEAR.match(found[0]):
        return True
    if _YEARLY_ONLY.match(found[0]) and _TIMES_BEFORE.search(before):
        return True
    return bool(_YEAR_ONLY.match(found[0]) and _AMOUNT_BEFORE.search(before))


def _is_condition(sentence: str, found: re.Match[str]) -> bool:
    """Return whether nothing is to happen before it (`ingen afskediges, før skolen er hørt`)."""
    if not _UNTIL.match(found[0]):
        return False
    clause = sentence[: found.start()].rstrip(", ").rpartition(",")[2]
    return _NEGATED.search(clause) is not None


def has_date(words: str) -> bool:
    """Return whether WORDS name a point in time of their own (`inden udgangen af 2027`)."""
    return bool(last_day(words))


def opens_with_time(words: str) -> bool:
    """Return whether WORDS are a time first of all, not a first step (`første hold i juni`)."""
    said = words.removeprefix("første gang ").removeprefix("första gången ")
    found = find_deadline(said)
    return _BARE.match(said) is not None or (found is not None and said.startswith(found))
