"""Names that no list holds: schools, bodies and places, known by how they are built.

`Jobcenter Næstved`, `Hasserisskolen`, `Ældre- og Sundhedsudvalget` and `Faaborg Rådhus` carry their
kind in the name. A capital inside a sentence is what tells a name from a common noun in Danish and
Swedish, so a word that opens a sentence needs more evidence than its capital.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.entities.fold import slug
from nlp.entities.gazetteer import is_known_place, known_id
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import words
from nlp.passage import Label
from nlp.sieve import Found

_UPPER = "A-ZÆØÅÄÖÉ"
WORD = rf"[{_UPPER}][\w]*(?:[-/][{_UPPER}0-9]?\w+)*"
_FIRST_HALVES = (
    r"Nørre|Sønder|Øster|Vester|Store|Lille|Kongens|Høje|Gl\.|Kgs\.|Nr\.|Sdr\.|Hvide|Ny|Gamle"
    r"|Upplands"
)
_SECOND_HALVES = (
    r"Falster|Mors|Sjælland|F\.|M\.|Sj\.|Syd|Nord|Øst|Vest|Midt|City|Strand|Ladeplads|Nordvest|Nordøst"
    r"|Sydøst|Sydvest|Kreds|Afdeling|län|Kommune|kommun"
)
TAIL = (
    rf"(?:(?:Kreds|Afdeling|Lokalafdeling) {WORD}|{WORD}- (?:og|och|&) {WORD}"
    rf"|(?:{_FIRST_HALVES}) {WORD}"
    rf"|{WORD}(?: (?:{_SECOND_HALVES})(?!\w))?)"
)
LEAD = rf"(?:{WORD} ){{0,2}}{WORD}"

_SCHOOL_HEADS = (
    r"Social- og [Ss]undheds[Ss]kolen,?(?: i)?|Social- (?:og|&) [Ss]undheds[Ss]kole"
    r"|SOSU(?:-[Ss]kolen)?"
    r"|EUC|VUC|HF (?:&|og) VUC|FGU|UC|University College|Campus|Professionshøjskolen"
    r"|Erhvervsakademi(?:et)?|Uddannelses[Cc]ent(?:er|ret)|Erhvervsskolen|Handelsskolen"
    r"|Produktionsskolen|Gymnasiet|Efterskolen|Sygeplejeskolen|Landbrugsskolen|Teknisk Skole"
    r"|Komvux|Lärcent(?:rum|er)|Högskolan i|Yrkeshögskolan|Folkhögskolan|Vårdgymnasiet"
    r"|Universitetet i"
)
_SCHOOL_TAILS = (
    r"Social- (?:og|&) Sundhedsskole(?:n)?|Sundheds- og Sygeplejeskole|Sygeplejeskole"
    r"|Erhvervsskoler?"
    r"|Handelsskole|Handelsgymnasium|Tekniske (?:Skole|Gymnasium)|Produktionsskole"
    r"|Gymnasium(?:,? (?:&|og|STX og|stx og) [Hh][Ff](?:-[Kk]ursus)?)?|Gymnasier"
    r"|Katedralskole|Højskole|Landbrugsskole|Friskole|Efterskole|Ungdomsskole|Privatskole|Realskole"
    r"|Skole|(?:Business )?College|Universitet|Seminarium|HF (?:&|og) VUC|VUC"
    r"|gymnasieskola|gymnasium|skola|universitet|högskola|folkhögskola|lärcentrum|vuxenutbildning"
    r"|tekniska högskola"
)
_BODY_HEADS = (
    r"Jobcent(?:er|ret)|FOA|3F|BUPL|HK|DSR|UU|KKR|RAR|Ungdommens Uddannelsesvejledning|Studievalg"
    r"|Plejecent(?:er|ret)|Plejehjem(?:met)?|Ældrecent(?:er|ret)|Seniorcent(?:er|ret)"
    r"|Omsorgscent(?:er|ret)|Bosted(?:et)?|Botilbud(?:det)?|Rehabiliteringscent(?:er|ret)"
    r"|Regionshospital(?:et)?|Sygehus(?:et)?|Hospital(?:et)?|Hospitalsenhed(?:en)?|Sprogcenter"
    r"|Universitetshospital(?:et)?|Sundhedscenter|Sundhedshus(?:et)?|Ydelsescenter|Borgerservice"
    r"|Foreningen|Fonden|Boligforeningen|Boligselskabet|Andelsboligforeningen|Idrætsforeningen|Hotel"
    r"|Ungdomscent(?:er|ret)|Beskæftigelsescenter|Aktivitetscent(?:er|ret)"
    r"|Vårdcentralen|Centrallasarettet|Äldreboendet|Vårdboendet|Vård- och omsorgscollege"
    r"|Kommunalförbundet|Stiftelsen|Samordningsförbundet"
    r"|(?:Ret|Byret)ten i|(?:Förvaltningsrät|Kammarrät|Hovrät)ten (?:i|för|över)"
)
_BODY_TAILS = (
    r"Byråd|Kommunalbestyrelse|Borgerrepræsentation|Hospital|Sygehus|Universitetshospital|Erhvervsråd"
    r"|Ældreråd|Seniorråd|Handicapråd|Integrationsråd|Bibliotek(?:er)?|Plejecenter|Plejehjem"
    r"|Ældrecenter|Fond|Forening|A/S|ApS|AB|Politi|Jobcenter|Forsyning|Erhvervsforening|Friplejehjem"
    r"|(?:universitets|läns)?sjukhus|lasarett|kommunfullmäktige|kommunstyrelse|regionfullmäktige|regionstyrelse"
    r"|vårdcentral|bibliotek|Universitetssjukhus"
    r"|Byret|Landsret|(?:tings|hov|förvaltnings|kammar)rätt"
)
_PLACE_TAILS = (
    r"Rådhus|Kulturhus|Station|Lufthavn|Havn|Slot|Forsamlingshus|Medborgerhus|Kongrescenter|Torv|Bymidte"
    r"|Kommunehus|[Ss]tadshus|[Kk]ommunhus|Vej|Gade|Allé|Alle|Boulevard|Plads|Stræde|gata|väg|torg|gränd"
)
_HALF_A_VILLAGE = (
    r"Nørre|Sønder|Øster|Vester|Store|Lille|Nr\.|Sdr\.|Gl\.|Kgs\."
    r"|Norra|Södra|Östra|Västra|Stora|Lilla"
)
_WHERE = "|".join(rf"(?<=\b{word} )" for word in ("i", "fra", "til", "ved", "nær", "från", "till"))
_GENERIC_COMMITTEE = re.compile(
    r"(?:be|Be|[Ff]ør|[Oo]p|[Uu]nd|[Aa]f)styrelsen$|^(?:MED|Arbejds|Fag|Forretnings|Under|Styre"
    r"|Koordinations|Samarbejds|Tværfaglige|Lands|Hoved|Fælles|Lokale|Projekt|Stats)-?"
    r"(?:udvalget|sekretariatet|styrelsen|tilsynet|forbundet)$"
)
_AUTHORITY = re.compile(
    r"\w{4}(?:ministeriet|styrelsen|departementet|inspektionen|myndigheten|förbundet)$"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:|•·*>–-]\s+|\n\s*)$")
_GENITIVE = "(?=(?:s|'s|’s)?(?!\\w))"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A kind of name: how it is written, what it is, and the prefix of its identity."""

    pattern: re.Pattern[str]
    label: Label
    prefix: str


_SHAPES = (
    _Shape(re.compile(rf"(?<![\w-])(?:{_SCHOOL_HEADS}) {TAIL}"), "SCHOOL", "skole"),
    _Shape(re.compile(rf"(?<![\w-]){LEAD} (?:{_SCHOOL_TAILS}){_GENITIVE}"), "SCHOOL", "skole"),
    _Shape(re.compile(rf"(?<![\w-])(?:{_BODY_HEADS}) {TAIL}"), "ORG", "org"),
    _Shape(re.compile(rf"(?<![\w-]){LEAD} (?:{_BODY_TAILS}){_GENITIVE}"), "ORG", "org"),
    _Shape(re.compile(rf"(?<![\w-]){LEAD} (?:{_PLACE_TAILS}){_GENITIVE}"), "PLACE", "sted"),
    _Shape(
        re.compile(
            rf"(?:{_WHERE})(?:{_HALF_A_VILLAGE}) (?!(?:{_SCHOOL_TAILS}|{_BODY_TAILS})\b){WORD}"
            rf"(?! [{_UPPER}])"
        ),
        "PLACE",
        "sted",
    ),
)


_WHOLE_SCHOOL = _Shape(
    re.compile(rf"(?<![\w-])[{_UPPER}][a-zæøåäö]{{3,}}(?:gymnasiet|skolan|skolen)(?=s?(?!\w))"),
    "SCHOOL",
    "skole",
)
_COMMITTEE = _Shape(
    re.compile(
        rf"(?<![\w-])(?:{WORD}-, )?(?:{WORD}- (?:og|och|&) )?[{_UPPER}æøåäöa-z]\w+"
        r"(?:udvalget|ministeriet|departementet|nämnden|styrelsen|tilsynet|nævnet|forbundet|förbundet"
        r"|myndigheten|inspektionen|sekretariatet)(?=s?(?!\w))"
    ),
    "ORG",
    "org",
)
_REGION = _Shape(
    re.compile(rf"(?<!\w)(?:Region (?!(?:og|och)\b){WORD}(?: (?:län|Härjedalen|Götaland))?)(?!\w)"),
    "REGION",
    "region",
)
PATTERNS = tuple(shape.pattern for shape in (*_SHAPES, _WHOLE_SCHOOL, _COMMITTEE, _REGION))


def find_shaped_names(text: str, found: Found) -> Iterator[Span]:
    """Find schools, bodies and places by the make of their names; spans may overlap.

    FOUND is where PATTERNS match in TEXT.
    """
    for shape in _SHAPES:
        for match in found[shape.pattern]:
            yield from _trimmed(text, match, shape)
    yield from _whole_words(text, found[_WHOLE_SCHOOL.pattern])
    yield from _committees(text, found[_COMMITTEE.pattern])
    for match in found[_REGION.pattern]:
        yield _named(text, match.start(), match.end(), _REGION)


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a capital at this offset may be there only because a sentence begins."""
    return _OPENS_SENTENCE.search(text[max(0, start - 6) : start]) is not None


def skip_common_words(text: str, start: int, end: int) -> int:
    """Return the offset after capitalised common words (`På`, `Den`) that lead into a name."""
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group() not in words("not_names"):
            return start + word.start()
    return end


def _trimmed(text: str, match: re.Match[str], shape: _Shape) -> Iterator[Span]:
    start = skip_common_words(text, match.start(), match.end())
    if " " in text[start : match.end()] and not text[start].islower():
        yield _named(text, start, match.end(), shape)


def _whole_words(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Span]:
    for match in matches:
        if match.group() not in words("any_school") and not opens_sentence(text, match.start()):
            yield _named(text, match.start(), match.end(), _WHOLE_SCHOOL)


def _committees(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Span]:
    for match in matches:
        name = match.group()
        if not name[0].isupper() or _GENERIC_COMMITTEE.search(name):
            continue
        if " " in name or _AUTHORITY.search(name) or not opens_sentence(text, match.start()):
            yield _named(text, match.start(), match.end(), _COMMITTEE)


def _is_genitive(name: str) -> bool:
    """Return whether NAME ends in the s of a genitive (`Jobcenter Hedensteds`, not `Assens`)."""
    last = name.rsplit(maxsplit=1)[-1]
    if is_known_place(last):
        return False
    return name.endswith(("ens", "ets", "ernes")) or is_known_place(last[:-1])


def _named(text: str, start: int, end: int, shape: _Shape) -> Span:
    if text[end - 1] == "s" and _is_genitive(text[start:end]):
        end -= 1
    name = text[start:end]
    identity = known_id(name, shape.label) or f"{shape.prefix}:{slug(name)}"
    return Span(start, end, shape.label, Source.PATTERN, id=identity)
