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
_ANNEX = re.compile(r"\n\s*(?:Bilag|Bilaga|Appendix|BILAG)\b")


@dataclass(frozen=True, slots=True)
class Signing:
    """The signing part: its date mention, the people who sign and the bodies named beside them."""

    date: Entity | None = None
    people: tuple[Entity, ...] = ()
    bodies: tuple[Entity, ...] = ()


def find_signing(document: Document, entities: Sequence[Entity]) -> Signing:
    """Find the last place where a document is dated and signed; empty where it is not."""
    for page in reversed(document.pages):
        mentions = [entity for entity in entities if entity.page_number == page.number]
        signing = _on_page(page, mentions)
        if signing is not None:
            return signing
    return Signing()


def _on_page(page: Page, mentions: Sequence[Entity]) -> Signing | None:
    for match in reversed(list(_SIGNING_LINE.finditer(page.text))):
        line_end = _line_end(page.text, match.end())
        dates = [
            e for e in mentions if _is_full_date(e) and match.start() <= e.start < line_end + 40
        ]
        zone = _zone(page.text, match.start())
        signers = list(_opening_lines(page.text, mentions, *zone))
        if (dates and _stands_alone(page.text, match, line_end)) or not match["place"]:
            people = tuple(entity for entity in signers if entity.label == "PERSON")
            bodies = tuple(_bodies(page.text, mentions, *zone))
            if people or bodies:
                return Signing(dates[0] if dates else None, people, bodies)
    return None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _stands_alone(text: str, match: re.Match[str], line_end: int) -> bool:
    """A signing line says place and day and nothing else: `Varde, den 10. marts 2025`."""
    return len(text[match.start() : line_end].strip()) <= 60


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
