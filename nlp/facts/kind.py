"""What sort of document it is, weighed from its title and the marks of its kind in the text."""

import re

from ingest.document import Document
from nlp.passage import DocumentKind
from nlp.sieve import WantedPatterns

_TITLE_WEIGHT = 6.0
_MOST_OF_ONE_MARK = 3
_HEAD = 12_000

_TITLES = {
    DocumentKind.AGREEMENT: r"\w*(?:aftale|overenskomst|avtal|överenskommelse|kontrakt|agreement)"
    r"\w*",
    DocumentKind.STRATEGY: r"\w*(?:strategi|handleplan|handlingsplan|verksamhetsplan|udviklingsplan"
    r"|masterplan|kompetenceplan|politik|policy|vision|program|plan|strategy)\b",
    DocumentKind.MINUTES: r"\w*(?:referat|dagsorden|beslutningsprotokol|protokoll?|mødenotat"
    r"|minnesanteckning\w*|mötesanteckning\w*|minutes)\b|møde\s(?:i|om|med)\b|\w*møde\b",
    DocumentKind.NEWS: r"(?:nyhed|nyheder|pressemeddelelse|pressmeddelande|nyhe[dt]sbrev)\b",
}
_MARKS = {
    DocumentKind.AGREEMENT: (
        (r"\b[Pp]arterne\b|\b[Pp]arterna\b", 0.5),
        (r"\b(?:opsiges|opsigelse|uppsägning|sägas upp|genforhandles)\b", 1.0),
        (r"\b(?:aftaleperiode|avtalstid|avtalsperiod|[Aa]ftalen gælder|Avtalet gäller)", 1.0),
        (r"\b(?:[Uu]nderskrift\w*|[Uu]nderskrevet)\b|\n\s*For [A-ZÆØÅ]", 0.7),
        (r"(?:^|\n)\s*§ ?\d+", 0.4),
        (r"\b[Dd]enne aftale\b|\b[Dd]etta avtal\b|\b[Aa]ftalen\b", 0.3),
    ),
    DocumentKind.STRATEGY: (
        (r"\b[Ss]trategien\b|\b[Ss]trategin\b|\b[Hh]andleplanen\b", 1.0),
        (r"\b(?:[Pp]ejlemærke|[Ii]ndsatsområde|[Ff]okusområde|[Vv]ision|[Ii]ndsats) ?\d*\b", 0.4),
        (r"(?:^|\n)\s*(?:Ansvarlig|Frist|Mål|Indsats|Tema)\b", 0.5),
    ),
    DocumentKind.MINUTES: (
        (r"(?:^|\n)\s*(?:(?:Møded|D)eltagere|Til stede|Fraværende)\b", 2.0),
        (r"(?:^|\n)\s*(?:Afbud|Referent|Närvarande|Frånvarande)\b", 2.0),
        (r"(?:^|\n)\s*(?:Punkt|Ad|§) ?\d+[.:]?", 0.5),
        (r"\bblev (?:besluttet|vedtaget|aftalt|godkendt|drøftet)\b|\bbeslutade\b", 0.6),
        (r"\b[Nn]æste møde\b|\bNästa möte\b|\b(?:orienterede|gennemgik|bemærkede|oplyste)\b", 0.6),
        (r"\b(?:[Ss]tyregruppen|[Uu]dvalget) (?:godkendte|besluttede|drøftede|tiltrådte)\b", 1.0),
    ),
    DocumentKind.NEWS: (
        (r"\b(?:Offentliggjort|Publiceret|Publicerad|Skrevet af|Foto:)", 2.0),
        (r"\b(?:siger|fortæller|lyder det fra|glæder sig|säger|berättar)\b", 0.7),
        (r"(?:^|\n)\s*[–-] (?:Vi|Det|Jeg|For|Når|Som|Vår)\b", 1.0),
        (r"\b(?:Læs også|Del på|Læs mere|Skriv en kommentar|nyhedsbrev\w*|Läs mer)\b", 1.0),
    ),
}
_COMPILED = tuple(
    (kind, re.compile(mark), weight) for kind, marks in _MARKS.items() for mark, weight in marks
)
_SEARCH = WantedPatterns(tuple(pattern for _, pattern, _ in _COMPILED))
_SENTENCE_LIKE = re.compile(
    r"\b(?:skal|kan|får|vil|er|var|bliver|sikrer|indgår|underskriver|har|ska|blir|skriver|styrker|giver"
    r"|gør|skaber|sætter|åbner|kommer|går|søger|vælger|styrkes|underskrevet|ger|får|gör|skapar|öppnar"
    r"|søges|starter|inviterer|lancerer|fejrer|lover|vender|bygger|viser)\b|^(?:Ny|Nyt|Nye|Nu)\b"
)


def find_kind(title: str, document: Document) -> DocumentKind:
    """Return the kind with the most evidence; OTHER where there is next to none.

    A title that is a sentence (`Ny aftale skal sikre flere elever`) tells of a document rather than
    names it, so its words weigh little.
    """
    text = "\n".join(page.text for page in document.pages)
    ends = text[:_HEAD] + text[-2000:] if len(text) > _HEAD + 2000 else text
    marked = _text_scores(ends)
    scores = {kind: _title_score(title, kind) + marked[kind] for kind in _MARKS}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 2.0 else DocumentKind.OTHER


def _title_score(title: str, kind: DocumentKind) -> float:
    match = re.search(rf"(?<!\w)(?:{_TITLES[kind]})", title, re.IGNORECASE)
    if match is None:
        return 0.0
    if _SENTENCE_LIKE.search(title):
        return 1.0
    # The first kind named is the document's own: `Handleplan for samarbejdsaftalen`.
    return _TITLE_WEIGHT - min(match.start(), 60) / 20


def _text_scores(text: str) -> dict[DocumentKind, float]:
    scores = dict.fromkeys(_MARKS, 0.0)
    for number in _SEARCH.hopeful(text):
        kind, pattern, weight = _COMPILED[number]
        scores[kind] += weight * min(_MOST_OF_ONE_MARK, len(pattern.findall(text)))
    return scores
