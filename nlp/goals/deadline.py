"""By when: the words that set a time, and the last day of the time that they set."""

import calendar
import re
from datetime import date, timedelta

from nlp.goals.spans import inside, subordinate_spans

_MONTHS = (
    "januari?|februari?|mar(?:ts|s)|april|ma(?:j)|juni|juli|augusti?|september|oktober|november"
    "|december"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_COUNT = (
    r"(?:\d+|en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|fjorten|två|fyra|sex|sju|åtta|tio"
    r"|halv\w*)"
)
_UNIT = (
    r"(?:hverdage?|arbejdsdage?|kalenderdage?|dage?|døgn|uger?|måneder?|måned|kvartal|halvår|år"
    r"|dagar?"
    r"|arbetsdagar|veckor|vecka|månader|månad)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:den |d\. )?\d{{1,2}}\.?\s+(?:{_MONTHS})(?:\s+{_YEAR})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|den \d{{1,2}}[./]\d{{1,2}}\b"
)
_MONTH = (
    rf"(?:(?:primo|medio|ultimo|starten af|slutningen af|början av"
    rf"|slutet av)\s+)?(?:{_MONTHS})(?:\s+{_YEAR})?"
)
_SEASON = r"(?:forår|efterår|sommer|vinter|sommar|vår|höst|påske|jul)(?:et|en|ferien|n)?"
_QUARTER = rf"(?:\d\.|første|andet|tredje|fjerde|sidste) (?:kvartal|halvår)(?:\s+(?:i\s+)?{_YEAR})?"
_POINT = (
    rf"(?:{_DAY}|{_QUARTER}|{_MONTH}|{_SEASON}(?:\s+{_YEAR})?|uge \d{{1,2}}(?:\s+{_YEAR})?"
    rf"|vecka \d{{1,2}}|{_YEAR}"
    rf"|udgangen af (?:{_DAY}|{_QUARTER}|{_MONTH}|\w+\s+{_YEAR}|{_YEAR}|\w+)|slutet av {_YEAR}"
    rf"|utgången av {_YEAR}"
    rf"|(?:\w*terminen|\w*läsåret|(?:skole|studie)året?) {_YEAR}(?:/\d\d)?|nytår|nyår"
    rf"|årets udgang|årsskiftet|næste møde|næste \w+møde|nästa möte)"
)
_LIST = (
    rf"{_POINT}(?:(?:, | og | eller | til | och | samt ){_POINT}|(?:, | og | til | och )\d{{1,2}})*"
)
_TAIL = r"(?:\s+(?:hvert|varje) (?:år|halvår|kvartal))?"
_EVERY = (
    r"(?:hvert|hver|varje|vart|var) "
    r"(?:(?:enkelt|anden|andet|tredje|fjerde|fjärde|femte|sjette|fjortende|fjortonde|andra|halve"
    r"|halvt) )?"
    r"(?:år|halvår|kvartal|måned|uge|forår|efterår|sommer|vinter|semester|skoleår|mandag|tirsdag"
    r"|onsdag"
    r"|torsdag|fredag|termin|månad|vecka|höst|vår|dag)"
)

_RANKED = (
    rf"(?:senest|senast|inden|innan|før|före|forud for)\s+(?:den\s+)?{_LIST}{_TAIL}",
    rf"(?:senest|senast) (?:med|ved|vid) (?:udgangen|utgången|slutningen|slutet) (?:af|av) "
    rf"(?:{_LIST}|\w+)",
    rf"(?:senest|senast) {_COUNT} {_UNIT} (?:før|efter|inden|innan|före)[^,.;]{{3,60}}",
    rf"(?:senest|senast) {_COUNT} {_UNIT} (?:forinden|i forvejen|derefter|efter|därefter|innan)\b",
    r"(?:senest|senast) (?:ved|i|til|vid) [^,.;]{3,50}",
    rf"(?:senest )?(?:inden for|indenfor|inom)\s+(?:de (?:første|næste"
    rf"|kommende) )?{_COUNT} {_UNIT}",
    rf"(?:inden|før|före|innan) {_COUNT} {_UNIT}(?! år)",
    r"inden (?:for|udløbet af) [^,.;]{0,20}\b(?:\w*periode|fristen|tiden|år|uge|måned|dag|dage"
    r"|døgn|time)\w*",
    r"(?:före|innan|inden) (?:avtals|aftale|projekt|plan)(?:tidens|periodens) (?:slut|utgång)",
    rf"(?:ved|til|vid) (?:(?:udgangen|slutningen|udløbet) af|utgången av|slutet av) "
    rf"(?:{_LIST}|(?:et|en|hvert|aftaleperioden|perioden|året)(?: \w+)?)|ved årets udgang",
    rf"(?:med virkning fra|gældende fra|fra og med|från och med|fra|från)\s+{_LIST}(?! til| till"
    rf"|-)",
    rf"{_COUNT} (?:uger?|måneder?|dage?|år|hverdage?) (?:før|efter|inden|innan) [^,.;]{{3,40}}",
    r"(?:løbende|lö[p]ande)(?:, [^.;]{3,40})?",
    rf"(?:i|til|til og med|ved|under|omkring|från|i løbet af|senest i|allerede i)\s+{_LIST}{_TAIL}",
    rf"{_EVERY}(?:\s+i\s+{_LIST})?|(?:{_LIST})\s+hvert år",
    r"(?:den|de) (?:første|sidste|andre?|anden|tredje) \w+dage? i (?:hver )?(?:måned\w*"
    r"|kvartal\w*|\w+)",
    rf"(?:den|d\.)\s+{_DAY}|{_DAY}",
    r"(?:i|under) (?:løbet af|vinter|sommer|efterårs|forårs|påske|jule?|sommarlov"
    r"|höstlov)[^,.;]{0,40}",
    r"i (?:uge|uke|vecka)(?:rne)? \d{1,2}[^,.;]{0,20}",
    r"(?:ved|vid) (?:hver|hvert|varje) [\w-]+",
    rf"efter {_COUNT} (?:dage|uger|måneder|dagar|veckor|månader|hold|forløb|møder)(?:(?:, | og "
    rf"| och ){_COUNT} (?:dage|uger|måneder))*",
    r"(?:et år|en uge|en måned|ett år) ad gangen",
    r"i (?:de|den|det) (?:to |tre |fire )?første (?:to |tre )?(?:skoleperiode|oplæringsperiode"
    r"|semest)\w*",
    r"(?:inden|før|innan) (?:de|den|eleven|eleverne|han|hun|de) [^,.;]{4,60}",
    rf"(?:frem til|fram till) {_LIST}",
    rf"pr\. {_LIST}|per den {_DAY}",
    rf"om {_COUNT} (?:år|måneder|månader|uger|veckor)(?! (?:i|om|ad))",
    rf"i hvert af årene {_YEAR}(?: ?[-–] ?{_YEAR})?",
    rf"(?:i|under) (?:årene|åren) {_YEAR} ?[-–] ?{_YEAR}",
    r"(?:samme|næste|den følgende|samma|nästa) (?:dag|uge|morgen|måned|dygn|døgn|vecka)",
    r"(?:fra|ved|til|på|från|vid) (?:(?:det|den|de) )?(?:næste|nästa|første|kommende) "
    r"(?:\w*(?:holdstart|skoleår|årgang|optag|møde|kursstart|termin|läsår|sommerferie|semester))",
    rf"på (?:\w*møde\w*|\w*mötet) i {_LIST}",
    r"årligt|månedligt|kvartalsvist?|halvårligt|ugentligt|årligen|månadsvis|midtvejs|fortløbende"
    r"|snarest",
    rf"{_QUARTER}|uge \d{{1,2}}(?: {_YEAR})?|{_MONTH} {_YEAR}",
    rf"(?:frem mod|frem til|fram till|primo|medio|ultimo|år) {_YEAR}",
    rf"(?:hver|varje) (?:\d{{1,2}}\. (?:måned|uge|år)|{_MONTHS}|den \d{{1,2}}\. i [\w]+)",
    r"(?:ved|vid) (?:aftalens|kontraktens|periodens|planens|avtalets) (?:udløb|ophør|slut)",
    rf"(?:(?:vår|höst|forår|efterår|sommer|sommar|vinter)(?:en|et|terminen)?|{_MONTHS}) {_YEAR}",
    rf"(?:(?:i|for|under) )?(?:de|det|den) (?:næste|nærmeste|kommande|närmaste|kommende) "
    rf"(?:{_COUNT} )?{_UNIT}\b",
    rf"{_YEAR}-\d\d-\d\d",
    r"under \w*lovet(?:, (?:vecka|uge) \d{1,2})?",
    r"(?:i|fra|på) (?:den |de )?første (?:uge|måned|dag|skoledag|arbejdsdag)",
)
_PATTERNS = tuple(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in _RANKED)
_AMOUNT_BEFORE = re.compile(r"(?:kr\.?|kroner|kronor|mio\.?)\s+$", re.IGNORECASE)
_YEAR_ONLY = re.compile(rf"i\s+{_YEAR}\b", re.IGNORECASE)
_BUDGET_YEAR = re.compile(rf"til\s+{_YEAR}$", re.IGNORECASE)
_STRONG = re.compile(rf"(?:senest|senast)\b|{_EVERY}$", re.IGNORECASE)


def find_deadline(sentence: str) -> str | None:
    """Return the words of SENTENCE that say by when or how often, None where none do.

    A final date outranks a rhythm (`hvert år ..., inden for fire uger`). The year of an amount
    (`500.000 kr. i 2025`) is none, and a relative clause counts only where the main clause has
    nothing
    and it says `senest` or a rhythm (`en gruppe, som mødes hver anden måned`).
    """
    spans = subordinate_spans(sentence)
    aside = ""
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence):
            if _is_amounts_year(sentence, found):
                continue
            if not inside(found.start(), spans):
                return found[0].strip()
            if not aside and _STRONG.match(found[0]):
                aside = found[0].strip()
    return aside or None


def _is_amounts_year(sentence: str, found: re.Match[str]) -> bool:
    if _BUDGET_YEAR.match(found[0]):
        return True
    return bool(_YEAR_ONLY.match(found[0]) and _AMOUNT_BEFORE.search(sentence[: found.start()]))


def has_date(words: str) -> bool:
    """Return whether WORDS name a point in time of their own (`inden udgangen af 2027`)."""
    return bool(last_day(words))


def opens_with_time(words: str) -> bool:
    """Return whether WORDS are a time first of all, not a first step (`første hold i juni`)."""
    found = find_deadline(words)
    return found is not None and words.startswith(found)


_FULL = re.compile(rf"(\d{{1,2}})\.?\s+({_MONTHS})\s+({_YEAR})", re.IGNORECASE)
_NUMERIC = re.compile(rf"(\d{{1,2}})[./-](\d{{1,2}})[./-]({_YEAR})")
_ISO = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)(?!\d)")
_SHORT_QUARTER = re.compile(
    rf"(?:Q|K)([1-4])[ ./-]?({_YEAR})|({_YEAR})[ ./-]?(?:Q|K)([1-4])\b", re.IGNORECASE
)
_PART_OF_YEAR = re.compile(rf"(primo|medio|ultimo) ({_YEAR})", re.IGNORECASE)
_PARTS_END = {"primo": 1, "medio": 6, "ultimo": 12}
_MONTH_YEAR = re.compile(rf"({_MONTHS})\s+({_YEAR})", re.IGNORECASE)
_QUARTER_YEAR = re.compile(rf"(\d)\. (kvartal|halvår)\s+(?:i\s+)?({_YEAR})", re.IGNORECASE)
_SEASON_YEAR = re.compile(
    rf"(forår|vår|sommer|sommar|efterår|höst|vinter)\w*\s+(?:i\s+)?({_YEAR})", re.IGNORECASE
)
_WEEK_YEAR = re.compile(rf"(?:uge|vecka) (\d{{1,2}})(?:\s+(?:i\s+)?({_YEAR}))", re.IGNORECASE)
_BARE_YEAR = re.compile(_YEAR)
_SEASON_ENDS = {
    "fo": (5, 31),
    "vå": (5, 31),
    "so": (8, 31),
    "ef": (11, 30),
    "hö": (11, 30),
    "vi": (2, 28),
}


def last_day(words: str) -> str:
    """Return the last day (ISO 8601) of the last time that WORDS name, "" without a year."""
    if found := _last(_FULL, words):
        return _iso(int(found[3]), _month(found[2]), int(found[1]))
    if found := _last(_NUMERIC, words):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := _last(_ISO, words):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _last(_SHORT_QUARTER, words):
        return _month_end(int(found[2] or found[3]), 3 * int(found[1] or found[4]))
    if found := _last(_QUARTER_YEAR, words):
        months = 3 if found[2].casefold() == "kvartal" else 6
        return _month_end(int(found[3]), min(12, months * int(found[1])))
    return _last_day_of_longer(words)


def _last_day_of_longer(words: str) -> str:
    if found := _last(_SEASON_YEAR, words):
        month, day = _SEASON_ENDS[found[1].casefold()[:2]]
        return _iso(int(found[2]), month, day)
    if found := _last(_MONTH_YEAR, words):
        return _month_end(int(found[2]), _month(found[1]))
    if found := _last(_PART_OF_YEAR, words):
        return _month_end(int(found[2]), _PARTS_END[found[1].casefold()])
    if found := _last(_WEEK_YEAR, words):
        return _week_end(int(found[2]), int(found[1]))
    if found := _last(_BARE_YEAR, words):
        return f"{found[0]}-12-31"
    return ""


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(pattern.finditer(words), key=lambda found: found.start(), default=None)


def _month(name: str) -> int:
    return _MONTH_NAMES.index(name.casefold()[:3]) + 1


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
