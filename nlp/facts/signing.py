"""Where a document is signed: the place and day, the people and the bodies they sign for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Document, Page
from nlp.passage import Entity

_SIGNING_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?P<place>[A-ZÆØÅÄÖ][\wæøåäö .-]{1,30}?),?\s*(?:den|d\.)?\s*(?=\d{1,2}[./ ])"
    r"|(?:Dato(?: og| /)? underskrift\w*|Underskrift\w*|Underskrevet|Undertecknat)\b)"
)
_OPENS = re.compile(
    r"^[\s_.•–-]*(?:(?:For|På vegne af|För|På vägnar av) [^\n:]{0,60}:?\s*)?$|\S {3,}$"
)
_OWNERS = {"MUNICIPALITY", "SCHOOL", "REGION", "ORG"}
_REACH = 900
_OVERFLOW = 400
_ANNEX = re.compile(r"\n\s*(?:Bilag|Bilaga|Appendix|BILAG)\b")


@dataclass(frozen=True, slots=True)
class Signing:
    """The signing part: its date mention, the people who sign and the bodies named beside them."""

    date: Entity | None = None
    people: tuple[Entity, ...] = ()
    bodies: tuple[Entity, ...] = ()


def find_signing(document: Document, entities: Sequence[Entity]) -> Signing:
    """Find the last place where a document is dated and signed; empty where it is not.

    Signatures may run over onto the top of the next page.
    """
    below: Page | None = None
    for page in reversed(document.pages):
        mentions = [entity for entity in entities if entity.page_number == page.number]
        for match in reversed(list(_SIGNING_LINE.finditer(page.text))):
            start, end = _zone(page.text, match.start())
            here = _in_zone(page.text, mentions, start, end)
            if end == len(page.text) and below is not None:
                here = _joined(here, _on_top(below, entities))
            if (here.people or here.bodies) and _is_signing_line(page.text, match, here.date):
                return here
        below = page
    return Signing()


def _in_zone(text: str, mentions: Sequence[Entity], start: int, end: int) -> Signing:
    dates = [entity for entity in mentions if _is_full_date(entity) and start <= entity.start < end]
    signers = _opening_lines(text, mentions, start, end)
    people = tuple(entity for entity in signers if entity.label == "PERSON")
    return Signing(dates[0] if dates else None, people, tuple(_bodies(text, mentions, start, end)))


def _on_top(page: Page, entities: Sequence[Entity]) -> Signing:
    mentions = [entity for entity in entities if entity.page_number == page.number]
    _, end = _zone(page.text, 0)
    return _in_zone(page.text, mentions, 0, min(end, _OVERFLOW))


def _joined(first: Signing, second: Signing) -> Signing:
    return Signing(first.date, first.people + second.people, first.bodies + second.bodies)


def _is_signing_line(text: str, match: re.Match[str], day: Entity | None) -> bool:
    """A signing line says place and day and nothing else: `Varde, den 10. marts 2025`."""
    if not match["place"]:
        return True
    line_end = _line_end(text, match.end())
    first_column = re.split(r"\S(?= {3,})", text[match.start() : line_end].strip())[0]
    alone = len(first_column) <= 60
    return alone and day is not None and day.start < line_end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _zone(text: str, start: int) -> tuple[int, int]:
    annex = _ANNEX.search(text, start)
    return start, min(start + _REACH, annex.start() if annex else len(text))


def _opening_lines(text: str, mentions: Sequence[Entity], start: int, end: int) -> Iterator[Entity]:
    """Find what opens a line, or a column of one, or follows `For X Kommune:`."""
    for entity in mentions:
        line_start = text.rfind("\n", 0, entity.start) + 1
        before = text[line_start : entity.start]
        if start <= entity.start < end and _OPENS.search(before):
            yield entity


def _bodies(text: str, mentions: Sequence[Entity], start: int, end: int) -> Iterator[Entity]:
    """Find bodies on the lines of a signature: alone, after `For`, or behind a signer's name."""
    for entity in mentions:
        if not (start <= entity.start < end and entity.label in _OWNERS):
            continue
        line_start = text.rfind("\n", 0, entity.start) + 1
        signer = any(
            other.label == "PERSON" and line_start <= other.start < entity.start
            for other in mentions
        )
        if signer or _OPENS.search(text[line_start : entity.start]):
            yield entity


def _is_full_date(entity: Entity) -> bool:
    return entity.label == "DATE" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", entity.value) is not None
