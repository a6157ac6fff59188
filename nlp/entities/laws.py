"""Laws, orders and regulations by title, short name or number."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from nlp.entities.fold import slug
from nlp.entities.gazetteer import DATA
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import words
from nlp.sieve import Found

_DATED = (
    r"(?:af|av)\s(?:den\s|d\.\s)?(?:\d{1,2}\.?\s[a-z]+\.?\s\d{4}|\d{1,2}[/.-]\d{1,2}[-/. ]\s?\d{4})"
)
_NUMBER = re.compile(
    rf"\b(?P<kind>[Ll]ov(?:bekendtgørelse)?|[Bb]ekendtgørelse|[Cc]irkulære|[Ff]orordning|LBK|BEK|LOV)\s"
    rf"(?:nr\.?\s?)(?P<number>\d+)(?:\s(?P<date>{_DATED}))?"
)
_SWEDISH_NUMBER = re.compile(
    r"\b(?:[Ll]agen|[Ll]ag|[Ff]örordningen|[Ff]örordning|\w+lagen|\w+lag|\w+förordningen)"
    r"\s\((?P<number>\d{4}:\d+)\)"
)
_TITLE_WORD = r"(?:[a-zæøåäöé][\wé]*(?:-\s(?:og|och)\s[\w-]+)?(?:-[\w]+)*|\d{1,2})"
_TITLE = re.compile(rf"\som\s(?P<title>{_TITLE_WORD}(?:,?\s{_TITLE_WORD}){{0,13}})")
_TITLED = re.compile(
    rf"\b(?:[Ll]ov|[Bb]ekendtgørelse|[Ll]ovbekendtgørelse|[Ll]agen|[Ll]ag|[Ff]orordning|[Ff]örordning(?:en)?"
    rf"|[Cc]irkulære)(?:\s\(\d{{4}}:\d+\))?\som\s(?P<title>{_TITLE_WORD}(?:,?\s{_TITLE_WORD}){{0,11}})"
)
_SHORT = re.compile(
    r"(?<![\w-])(?:EU['’]?:?s?\s)?(?:[\wæøåäö]+-\s(?:og|och)\s)?[A-Za-zæøåäöÆØÅÄÖ]{2,}"
    r"(?:loven|forordningen|bekendtgørelsen|förordningen|lagen|balken|direktivet)(?=s?(?!\w))"
    r"|(?<!\w)EU['’:]+s\s(?:data|person)\w+förordning(?!\w)|(?<!\w)EU['’:]+s\s\w+forordning(?!\w)|\bGDPR\b"
)
_NOT_LAWS = re.compile(
    r"^(?:lovbekendtgørelsen|forordningen|bekendtgørelsen|ændringsloven|naturloven|tyngdeloven|orloven"
    r"|.*(?:för|upp|in|av|ned|an|ut|be|om|över|mellan|till|genom|bak|klock|hjärt|berg|mot|drag|före)slagen"
    r"|.*(?:bo|under|an|be|på|för|mot|av|upp|ut|ned|in|til)lagen|dagen|.*loven(?:de)|.*barkbalken"
    r"|.*(?:or|be|for|ud|til)loven)$",
    re.IGNORECASE,
)
_SAME = {
    "lov:gdpr": "gdpr databeskyttelsesforordningen persondataforordningen dataskyddsförordningen"
    " eu:s_dataskyddsförordning eu's_databeskyttelsesforordning eu’s_databeskyttelsesforordning",
    "lov:lov-om-erhvervsuddannelser": "erhvervsuddannelsesloven eud-loven"
    " lov_om_erhvervsuddannelser",
    "lov:lov-om-social-service": "serviceloven lov_om_social_service",
    "lov:lov-om-en-aktiv-beskaeftigelsesindsats": "lov_om_en_aktiv_beskæftigelsesindsats"
    " beskæftigelsesindsatsloven",
    "lov:sundhedsloven": "sundhedsloven",
    "lov:lov-om-aktiv-socialpolitik": "aktivloven lov_om_aktiv_socialpolitik",
    "lov:lov-om-folkeskolen": "folkeskoleloven lov_om_folkeskolen",
    "lov:skollagen": "skollagen skollagen_(2010:800)",
    "lov:socialtjaenstlagen": "socialtjänstlagen socialtjänstlagen_(2001:453)",
}
_IDS = {
    spelling.replace("_", " "): law
    for law, spellings in _SAME.items()
    for spelling in spellings.split()
}
PATTERNS = (_TITLED, _SHORT, _NUMBER, _SWEDISH_NUMBER)


def find_laws(text: str, found: Found) -> Iterator[Span]:
    """Find laws and orders; the value is their number (`1234`, `2010:800`) where it is given.

    FOUND is where PATTERNS match in TEXT.
    """
    for match in found[_TITLED]:
        end = match.start("title") + title_length(match["title"])
        if end > match.start("title"):
            yield _law(text, match.start(), end)
    for match in found[_SHORT]:
        if not _NOT_LAWS.match(match.group()):
            yield _law(text, match.start(), match.end())
    for match in (*found[_NUMBER], *found[_SWEDISH_NUMBER]):
        yield _law(text, match.start(), _with_title(text, match.end()), value=match["number"])


def _law(text: str, start: int, end: int, *, value: str = "") -> Span:
    name = " ".join(text[start:end].split())
    identity = _IDS.get(name.lower(), f"lov:{slug(name)}")
    return Span(start, end, "LAW", Source.VALUE, id=identity, value=value)


def _with_title(text: str, end: int) -> int:
    match = _TITLE.match(text, end)
    return match.start("title") + title_length(match["title"], numbered=True) if match else end


def title_length(after: str, *, numbered: bool = False) -> int:
    """Return how many letters of the text after `lov om` are the law's title.

    The longest title that Danish statutes cite is taken where one fits; otherwise the words up to
    the first that no title has (a verb, a comma; a conjunction too, unless a number says that it is
    a title in full).
    """
    words_after = list(re.finditer(r"\S+", after))
    for count in range(len(words_after), 0, -1):
        end = words_after[count - 1].end()
        if after[:end].rstrip(",.") in _titles():
            return len(after[:end].rstrip(",."))
    ends = words("ends_law_title") - (words("joins_law_title") if numbered else frozenset())
    return _guessed_length(words_after, ends)


def _guessed_length(words_after: Sequence[re.Match[str]], ends: Set[str]) -> int:
    kept: list[re.Match[str]] = []
    for word in words_after:
        plain = word.group().rstrip(",")
        hyphened = bool(kept) and kept[-1].group().endswith("-")
        if plain in ends and not hyphened and (kept or plain not in words("binds_law_title")):
            break
        kept.append(word)
        if word.group().endswith(","):
            break
    while kept and kept[-1].group() in words("binds_law_title") | words("joins_law_title"):
        kept.pop()
    return kept[-1].end() - kept[-1].group().endswith(",") if kept else 0


@cache
def _titles() -> frozenset[str]:
    return frozenset((DATA / "law_titles.txt").read_text(encoding="utf-8").splitlines())
