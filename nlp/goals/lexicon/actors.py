"""Who and what subjects are: parties, bodies, people with a task, receivers, documents, levels.

Patterns on casefolded noun phrases, Danish and Swedish together: their few words do not clash.
"""

import re
from functools import lru_cache

_ENDINGS = (
    r"(?:mene[st]?|mets?|ens|ernes|ets|erne|rnes|rne|arna|orna|ns|en|et|er|ar|or|ne|na|es|s|n|r|e|a"
    r"|t)?"
)

_PARTY = r"""
part(?:erne|er|en|s|erna)?|partnern?[ea]?|partnere|aftaleparterne
|begge\ parter|hver\ part|de\ to\ parter|parternes|partnerskab(?:et|erne)|vi
|partnerne
|\w*kommun(?:e|en|er|erne|ens|ernes|erna)|region(?:en|erne|er|s)?|regionskommunen
|\w*skole(?:n|r|rne|ns|rnes)?|\w*skolan|\w*skolorna|sosu|zbc|ucl?|via|uc\ syd|college|campus
|jobcent(?:er|eret|ret|re|rene)|region(?:en)?|forvaltningen|förvaltningen|hospitalet|sygehuset
|arbejdsgiver(?:en|ne)?|arbetsgivar(?:en|na|e)|uddannelsesinstitution(?:en|erne)?|stiftelsen
|sekretariatet|fagforening(?:en|erne)?|foa|kl|bestyrelsen|byrådet|kommunalbestyrelsen|direktionen
|\w*forening(?:en|erne)?|\w*förening(?:en|arna)?|\w*institutionen|\w*virksomhed(?:en|erne)?
|\w*nämnden|\w*bostäder|\w*boligselskab(?:et|er|erne)|hjælpemiddel(?:huset|depotet)|sundhedshuset|kirken|biblioteket|universitetet|vuxenutbildningen|gymnasiet|lärosätet|kommunalförbundet|arbetsförmedlingen
"""
_BODY = r"""
\w*(?:gruppe|udvalg|forum|råd|nævn|panel|netværk|team|komité|komite|bestyrelse|ledelse|kreds|korps
|sekretariat|kansli|kontor|direktion|enhed|forvaltning|afdeling|task\ ?force|board|grupp|nämnd
|kommitté|utskott|enhet|avdelning|hemtjänst|vårdboende
|styrelse|nätverk|arbejdsfællesskab|korps|mødet|beredskab|center|centre|centret)
"""
_ROLE = r"""
\w*(?:leder|ledere|chef|chefer|direktør|konsulent|koordinator|vejleder|underviser|lærer|coach|mentor
|medarbejderrepræsentant|ansvarlig|ansvarlige|formand|sekretær|sprogmakker|følgesvend|buddy|makker
|tovholder|\w+sted|\w*ansvarliga?|enhver|repræsentant|læge|sygeplejerske|sjuksköterska|terapeut|forstander
|præst|frivillige?|ambassadör|bibliotekar|pensionist|faglærer|institution|leverandør|arbeidsgiver
|plejecent(?:er|re)|kontaktperson|\w*pædagog|\w*pedagog|kurator|plejehjem|distrikt|arbejdsplads|oplæringssted|praktiksted|afsnit|enhed
|hjemmepleje
|psykolog|socialrådgiver|referent|talsperson|ambassadør|handledare|samordnare|chefer|rektor
|processledare|vägledare|lärare?|arbetsplats|verksamhet|kurator|elevrådet|den,?\ der|handledar)
"""
_RECEIVER = r"""
\w*(?:elev|elevgruppe|kursist|studerende|medarbejder|deltager|ansøger|borger|ledig|ledige
|nyuddanned\w*
|kvind\w*|mænd|hjælper|assistent|unge|voksne|årgang|forælder|forældre|klasse|klasser|(?:folke
|grund)skole(?:rne|r|n)?|vikar|afløser
|nyansat\w*|ansatte|praktikant|lærling|pårørende|flygtning|tosproged\w*|ordblind\w*|undersköterska
|vårdbiträde|anställd|anställda|sökande|deltagare|studerande|medarbetare|årskurs|personal|personale)
"""
_PAPER = r"""
\w*(?:aftale|kontrakt|plan|strategi|handleplan|rapport|regnskab|referat|katalog|oversigt|skema
|notat|pjece
|bilag|evaluering|opgørelse|analyse|undersøgelse|måling|prognose|tal|tallene|materiale
|retningslinje|datapakke
|dagsorden|avtal|rapport|utvärdering|sammanställning|handlingsplan|overenskommelse)
"""
_AIM = r"""
\w*(?:mål|målsætning|målsättning|ambition|formål|vision|sigte|ønske|hensigt|pejlemærke
|succeskriteri\w*
|syfte|målet|hovedmål|delmål)
"""
_LEVEL = r"""
andel|andelen|antal|antallet|\w*(?:frafald|fravær|gennemførelse|procent|pct|tilfredshed|trivsel
|optag
|frånvaro|søgning|afbrud|avhopp|gennemførelsesprocent|fastholdelse|studieavbrott|niveau|udgift
|budget|beløb
|halvdel|halvdelen|tredjedel|fjerdedel|ud\ af)|\d+(?:[.,]\d+)?|minst|mindst|højst
"""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.strip()}){_ENDINGS}\b".replace("\n", ""))


CLASSES: dict[str, re.Pattern[str]] = {
    "receiver": _pattern(_RECEIVER),
    "party": _pattern(_PARTY),
    "body": _pattern(_BODY),
    "role": _pattern(_ROLE),
    "paper": _pattern(_PAPER),
    "aim": _pattern(_AIM),
    "level": _pattern(_LEVEL),
}

_HEAD_END = re.compile(
    r"\s(?:i|på|for|af|til|med|fra|hos|om|under|uden|ved|mellem|inom|av|för|från|till|vid|åt)\s|,"
)
_AND = re.compile(r" (?:og|och|samt) ")
_ONE_OF = re.compile(r"^(?:en|et|én|ét|ett|hver|var och en) (?:af|av) ")
_NOBODY = frozenset(("vi", "man", "jeg", "jag", "i", "ni", "den", "det", "de"))
"""Pronouns stand for an actor, but name none."""
_NONE = (
    "ingen ",
    "intet ",
    "inga ",
    "inget ",
    "herunder ",
    "inklusive ",
    "bl.a. ",
    "fx ",
    "såsom ",
)
_ACTORS = frozenset(("party", "body", "role", "name"))


@lru_cache(maxsize=4096)
def actor_class(phrase: str) -> str:
    """Return what the head of a subject is: a key of CLASSES, or "thing".

    Only the words before the first preposition count (`leder af Jobcenter Randers` is a role); the
    last word decides where several match (`skolens undervisere`). Of several side by side an actor
    decides (`vejlederen og eleven`).
    """
    text = _ONE_OF.sub("", phrase.casefold().strip())
    cut = _HEAD_END.search(text)
    head = text[: cut.start()] if cut and cut.start() else text
    named = [_class_of(part) for part in _AND.split(head)]
    return next((kind for kind in named if can_own(kind)), named[-1])


def _class_of(head: str) -> str:
    best, place = "thing", (-1, -1)
    for name, pattern in CLASSES.items():
        for found in pattern.finditer(head):
            if (found.end(), -found.start()) > place:
                best, place = name, (found.end(), -found.start())
    return best


def names_owner(phrase: str, kind: str) -> bool:
    """Return whether a subject of class KIND names one who can owe something; `vi` names nobody."""
    words = phrase.casefold()
    return can_own(kind) and words not in _NOBODY and not words.startswith(_NONE)


def can_own(kind: str) -> bool:
    """Return whether a subject of this class can owe something."""
    return kind in _ACTORS
