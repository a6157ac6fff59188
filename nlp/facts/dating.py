"""The day that a document bears: signed, held, adopted or published."""

import re
from collections.abc import Sequence

from ingest.document import Document
from nlp.facts.signing import Signing
from nlp.passage import DocumentKind, Entity, Evidence

_CUES = (
    (re.compile(r"(?:mødedato|dato|datum|date)\s*:[^\n]{0,20}$", re.IGNORECASE), 6.0),
    (
        re.compile(r"(?:offentliggjort|publiceret|publicerad|udgivet)[^\n]{0,15}$", re.IGNORECASE),
        6.0,
    ),
    (
        re.compile(
            r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\s(?:den\s|d\.\s)?$", re.I
        ),
        2.0,
    ),
    (
        re.compile(r"(?:vedtaget|godkendt|antaget|antagen|beslutad)[^\n.]{0,60}$", re.IGNORECASE),
        3.0,
    ),
    (re.compile(r"(?:revideret|opdateret|senest ændret)[^\n.]{0,30}$", re.IGNORECASE), 1.5),
)
_AWAY = re.compile(
    r"(?:næste|nästa|senest|inden|fra|från|til|till|træder|gælder|gäller|udløber|starter|seneste"
    r"|referatet fra mødet|tidligst)[^\n.]{0,40}$",
    re.IGNORECASE,
)
_HEAD = 700


def find_date(
    document: Document, entities: Sequence[Entity], kind: DocumentKind, signing: Signing
) -> tuple[str, Evidence | None]:
    """Return the date as ISO 8601 (a day, or a month where no day is given) and where it stands."""
    if kind is DocumentKind.AGREEMENT and signing.date is not None:
        return signing.date.value, _evidence(signing.date)
    texts = {page.number: page.text for page in document.pages}
    dates = [
        e for e in entities if e.label == "DATE" and re.match(r"\d{4}-\d{2}(-\d{2})?$", e.value)
    ]
    scored = [(_score(entity, texts[entity.page_number]), entity) for entity in dates]
    scored = [(score, entity) for score, entity in scored if score > 0]
    if scored:
        best = max(scored, key=lambda pair: (pair[0], -pair[1].page_number, -pair[1].start))[1]
        return best.value, _evidence(best)
    if signing.date is not None:
        return signing.date.value, _evidence(signing.date)
    return "", None


def _score(entity: Entity, text: str) -> float:
    before = text[max(0, entity.start - 80) : entity.start]
    score = max((weight for cue, weight in _CUES if cue.search(before)), default=0.0)
    if entity.page_number == 1 and entity.start < _HEAD:
        score += 2.0
    if _AWAY.search(before.rsplit("\n", 1)[-1]):
        score -= 4.0
    return score - (1.0 if len(entity.value) < len("2025-01-01") else 0.0)


def _evidence(entity: Entity) -> Evidence:
    return Evidence("date", entity.page_number, entity.start, entity.end, entity.text)
