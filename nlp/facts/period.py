"""How long a document holds, and with what notice it can be ended."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ingest.document import Document, Page
from nlp.entities.calendar import first_day, last_day
from nlp.entities.numbers import WORDS
from nlp.facts.duration import SOFT_BREAK, find_months, last_of
from nlp.passage import DocumentKind, Entity, Evidence
from nlp.sieve import PagePatterns

_SUBJECT = re.compile(
    r"aftale|avtal|strategi|handleplan|handlingsplan|partnerskab|samarbejde|overenskomst|periode|plan"
    r"|samverkan|^\W*gældende",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:(?:\b(?:aftale|avtals|strategi|partnerskabs|gyldigheds|plan)|^\s*)period(?:en?|er)?"
    r"|\b(?:avtalstid|gyldighed|løbetid)(?:en)?)\s*(?::|er|løber|fra|omfatter|,)?[^.\n]{0,30}$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:gælder|gäller|gældende|løber|træder i kraft|träder i kraft|virkning|indgås|indgået)\b"
    r"[^.\n]{0,50}?(?:\b(?:fra|från|pr\.|per|den|d\.))?\s*(?:den\s|d\.\s)?$",
    re.IGNORECASE,
)
_LOOSELY = re.compile(r"\b(?:i|under) (?:perioden|årene|åren)\s(?:fra\s|från\s)?$", re.IGNORECASE)
_FROM_SIGNING = re.compile(
    r"\b(?:gælder|gäller|gældende|løber|löper|træder i kraft|träder i kraft|virkning)\b"
    r"[^.;\n]{0,60}?\b(?:underskr|undertegn|underteckn|signering|dags dato|dagens datum)\w*",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:ikke|ej|inte|uanset|oavsett)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:udløber|ophører|bortfalder|upphör|til|till|t\.o\.m\.|och med|indtil|frem til|fram till"
    r"|udgangen af|utgången av|[-–—])[^.\n]{0,25}(?:\bd\.\s?)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:(?:udløber|ophører|bortfalder|upphör|(?:gælder|gäller) (?:indtil|till?|frem til))"
    r"[^.\n]{0,40}|(?:gælder|gäller|løber|löper)\b[^.\n]{0,60}\b(?:indtil|frem til|fram till"
    r"|til og med|till och med)\s(?:den\s|d\.\s)?)$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"(?P<count>\d{{1,2}}|{'|'.join(WORDS)})\s(?P<unit>måneders?|mdr\.?s?|månaders?|ugers?|veckors?"
    r"|års?|dages?|dagars?)\s(?:skriftligt? )?(?:varsel|frist|uppsägningstid|opsigelse\w*)",
    re.IGNORECASE,
)
_NOTICE_AFTER = re.compile(
    r"(?:uppsägningstid(?:en)?|(?:opsigelses)?vars(?:el|let)|opsigelsesfrist(?:en)?)"
    r"(?:\s(?:är|er|på|om|udgør|mindst|minst))*:?\s"
    rf"(?P<count>\d{{1,2}}|{'|'.join(WORDS)})\s(?P<unit>måned|mdr|månad|uge|veck|år|dag)\w*",
    re.IGNORECASE,
)
_GIVES_NOTICE = re.compile(
    r"opsig|ophør|siges op|sägas upp|uppsäg|udtræd|genforhandl", re.IGNORECASE
)
_NOTICES = PagePatterns((_NOTICE, _NOTICE_AFTER))
_UNITS = {"m": "M", "u": "W", "v": "W", "å": "Y", "d": "D"}


def find_period(
    document: Document,
    entities: Sequence[Entity],
    title_at: Evidence | None,
    kind: DocumentKind,
    signed: str,
) -> tuple[tuple[str, str], Evidence | None]:
    """Return the first and last day of a document's validity, "" for an end not given.

    Explicit clauses come first (`Aftalen gælder fra ... til ...`), those that name the signing as
    the first day next (`træder i kraft på underskriftsdatoen`: `signed`, an ISO day or ""), then
    the years in the title. Where only the first day is given, a duration (`i tre år`) gives the
    last. Minutes and news speak of other documents' periods and have none.
    """
    if kind in {DocumentKind.MINUTES, DocumentKind.NEWS}:
        return ("", ""), None
    (first, last), at = _written_period(document, entities, title_at, signed)
    if first and not last and (months := find_months(document)):
        last = last_of(first, months)
    return (first, last), at


def _written_period(
    document: Document, entities: Sequence[Entity], title_at: Evidence | None, signed: str
) -> tuple[tuple[str, str], Evidence | None]:
    start, end = _stated_ends(document, entities)
    stated, at = _from_title(entities, title_at)
    if start is None and signed and (clause := _signing_clause(document)) is not None:
        return (signed, last_day(end.value) if end is not None else stated[1]), clause
    if start is not None or end is not None:
        first, last = _days(start, end)
        first = first or (stated[0] if stated[1] == last else "")
        return (first, last), _evidence(start or end)
    return (stated, at) if at is not None else _loosely_stated(document, entities)


def _stated_ends(
    document: Document, entities: Sequence[Entity]
) -> tuple[Entity | None, Entity | None]:
    """Return the dates that a clause calls the first and the last of the validity."""
    start: Entity | None = None
    end: Entity | None = None
    for page in document.pages:
        text = SOFT_BREAK.sub(" ", page.text)
        dates = [e for e in entities if e.page_number == page.number and _is_dated(e)]
        for index, entity in enumerate(dates):
            if _opens(text, entity) and not _ends(text, entity):
                following = dates[index + 1] if index + 1 < len(dates) else None
                partner = following if following and _closes(text, entity, following) else None
                if start is None or (partner is not None and end is None):
                    start, end = entity, partner or end
            elif end is None and _ends(text, entity):
                end = entity
    return start, end


def _signing_clause(document: Document) -> Evidence | None:
    """Return where a document says that it holds from the day of its signing."""
    for page in document.pages:
        text = SOFT_BREAK.sub(" ", page.text)
        for match in _FROM_SIGNING.finditer(text):
            sentence = _sentence_before(text, match.start()) + match.group()
            if _SUBJECT.search(sentence) and not _NOT_YET.search(match.group()):
                return Evidence(
                    "period", page.number, *match.span(), page.text[slice(*match.span())]
                )
    return None


def _loosely_stated(
    document: Document, entities: Sequence[Entity]
) -> tuple[tuple[str, str], Evidence | None]:
    """Fall back on the first years that something is said for: `i perioden 2024 til 2028`."""
    for page in document.pages:
        text = SOFT_BREAK.sub(" ", page.text)
        dates = [e for e in entities if e.page_number == page.number and _is_dated(e)]
        for index, entity in enumerate(dates):
            if _LOOSELY.search(text, max(0, entity.start - 30), entity.start):
                following = dates[index + 1] if index + 1 < len(dates) else None
                closing = following if following and _closes(text, entity, following) else None
                return _days(entity, closing), _evidence(entity)
    return ("", ""), None


def _days(start: Entity | None, end: Entity | None) -> tuple[str, str]:
    first = first_day(start.value) if start else ""
    if end is not None:
        return first, last_day(end.value)
    whole = start is not None and "/" in start.value
    return first, last_day(start.value) if start and whole else ""


def _is_dated(entity: Entity) -> bool:
    return entity.label == "DATE" and first_day(entity.value) != ""


def _opens(text: str, entity: Entity) -> bool:
    sentence = _sentence_before(text, entity.start)
    if _WHOLE.search(sentence):
        return True
    if _GIVES_NOTICE.search(sentence):
        return False  # the day from which notice counts is not the day the agreement begins
    return bool(_FROM.search(sentence) and _SUBJECT.search(_around(text, entity)))


def _ends(text: str, entity: Entity) -> bool:
    sentence = _sentence_before(text, entity.start)
    return bool(_ENDS.search(sentence) and _SUBJECT.search(sentence))


def _closes(text: str, entity: Entity, following: Entity) -> bool:
    between = text[entity.end : following.start]
    return len(between) < 60 and _UNTIL.search(between) is not None


def _sentence_before(text: str, start: int) -> str:
    head = text[max(0, start - 160) : start]
    return re.split(r"(?<=[a-zæøåäö)])\.\s(?=[A-ZÆØÅÄÖ])|\n\s*\n", head)[-1]


def _around(text: str, entity: Entity) -> str:
    return _sentence_before(text, entity.start) + text[entity.start : entity.end + 60]


def _from_title(
    entities: Sequence[Entity], title_at: Evidence | None
) -> tuple[tuple[str, str], Evidence | None]:
    for entity in entities:
        inside = (
            title_at is not None
            and entity.page_number == title_at.page_number
            and title_at.start <= entity.start < title_at.end
        )
        if inside and entity.label == "DATE" and re.fullmatch(r"\d{4}/\d{4}", entity.value):
            return (first_day(entity.value), last_day(entity.value)), _evidence(entity)
    return ("", ""), None


def _evidence(entity: Entity | None) -> Evidence | None:
    if entity is None:
        return None
    return Evidence("period", entity.page_number, entity.start, entity.end, entity.text)


def find_notice(document: Document) -> tuple[str, Evidence | None]:
    """Return the notice as an ISO 8601 duration and where it stands; ("", None) without one."""
    for page, match in _notices(document):
        count = match["count"].lower()
        unit = _UNITS[match["unit"][0].lower()]
        value = f"P{WORDS.get(count, 0) or int(count)}{unit}"
        return value, Evidence(
            "notice", page.number, *match.span(), page.text[slice(*match.span())]
        )
    return "", None


def _notices(document: Document) -> Iterator[tuple[Page, re.Match[str]]]:
    for page in document.pages:
        text = SOFT_BREAK.sub(" ", page.text)
        for match in chain.from_iterable(_NOTICES.matches(text).values()):
            near = text[max(0, match.start() - 160) : match.end() + 80]
            if _GIVES_NOTICE.search(near):
                yield page, match
