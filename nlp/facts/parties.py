"""The bodies that a document is between: named in its title, as its parties, or signing it."""

import re
from collections.abc import Iterator, Sequence

from ingest.document import Document, Page
from nlp.facts.signing import Signing
from nlp.passage import DocumentKind, Entity, Evidence

_BODIES = {"MUNICIPALITY", "SCHOOL", "REGION", "ORG"}
_OWNERS = {"MUNICIPALITY", "SCHOOL", "REGION"}
_PARTIES_ARE = re.compile(
    r"(?:(?:^|\n)\s*Mel(?:lem|lan)\s"
    r"|(?:^|\n)\s*(?:(?:Aftale|Aftalens |Avtals)?parter|Partnere|Partnerne)\s*(?:er)?\s*:?"
    r"|indgå(?:et|s) mellem|aftale mellem|samarbejdet? mellem|partnerskab mellem"
    r"|ingåtts? mellan|avtal mellan|samverkan mellan|i samarbejde med|sammen med|er gået sammen)",
    re.IGNORECASE,
)
_HEAD = 2500
_FULL_LINE = 45
_CONNECTORS = re.compile(r"(?:[\W\d]|og|och|samt|mellem|mellan|i samarbejde med)*")


def find_parties(
    document: Document,
    entities: Sequence[Entity],
    title_at: Evidence | None,
    kind: DocumentKind,
    signing: Signing,
) -> tuple[Entity, ...]:
    """Return the parties, each once, at their first mention among those that make them parties."""
    if not document.pages:
        return ()
    bodies = [entity for entity in entities if entity.label in _BODIES]
    named = [*_in_title(bodies, title_at), *_declared(document.pages[0], bodies)]
    if kind is DocumentKind.AGREEMENT:
        named += [entity for entity in signing.bodies if entity.label in _OWNERS]
    if kind in {DocumentKind.STRATEGY, DocumentKind.OTHER, DocumentKind.AGREEMENT}:
        named += _alone_on_lines(document.pages[:2], bodies)
    if not named:
        named = _in_opening(document.pages[0], bodies, 500 if kind is DocumentKind.NEWS else 900)
    return tuple(_each_once(named))


def _in_title(bodies: Sequence[Entity], title_at: Evidence | None) -> list[Entity]:
    if title_at is None:
        return []
    return [
        entity
        for entity in bodies
        if entity.page_number == title_at.page_number
        and title_at.start <= entity.start < title_at.end
    ]


def _declared(page: Page, bodies: Sequence[Entity]) -> Iterator[Entity]:
    """Follow the words that announce parties: the run of bodies right after them."""
    first = [entity for entity in bodies if entity.page_number == page.number]
    for match in _PARTIES_ARE.finditer(page.text, 0, min(_HEAD, len(page.text))):
        if match.group().lower().endswith("sammen"):
            at, step = page.text.rfind("\n", 0, match.start()) + 1, match.start()
            yield from (e for e in first if at <= e.start < step)
            continue
        at = match.end()
        for entity in (e for e in first if e.start >= match.end()):
            if not _joins(page.text[at : entity.start]):
                break
            yield entity
            at = entity.end


def _joins(between: str) -> bool:
    return len(between) < 40 and not re.search(r"[.;:]\s|\n\s*\n|\bom\b|\bsom\b|\ber\b", between)


def _alone_on_lines(pages: Sequence[Page], bodies: Sequence[Entity]) -> list[Entity]:
    """Find bodies that fill a line, as on a cover or a list of those behind a strategy."""
    texts = {page.number: page.text for page in pages}
    return [
        entity
        for entity in bodies
        if entity.label in _OWNERS
        and entity.page_number in texts
        and _fills_line(texts[entity.page_number], entity, bodies)
    ]


def _fills_line(text: str, entity: Entity, bodies: Sequence[Entity]) -> bool:
    """Say whether bodies are all there is to the line, or to the whole paragraph.

    A line alone does not count where the one above is full and so runs on into it.
    """
    paragraph = _bounds(text, entity, "\n\n")
    if _holds_only(text, bodies, paragraph, entity.page_number):
        return True
    line = _bounds(text, entity, "\n")
    above = text[: line[0]].rstrip("\n").rsplit("\n", 1)[-1]
    short = len(above.strip()) <= _FULL_LINE
    return short and _holds_only(text, bodies, line, entity.page_number)


def _bounds(text: str, entity: Entity, mark: str) -> tuple[int, int]:
    before = text.rfind(mark, 0, entity.start)
    after = text.find(mark, entity.end)
    return (0 if before < 0 else before + len(mark)), (len(text) if after < 0 else after)


def _holds_only(
    text: str, bodies: Sequence[Entity], bounds: tuple[int, int], page_number: int
) -> bool:
    at, rest = bounds[0], ""
    for body in bodies:
        if body.page_number == page_number and bounds[0] <= body.start < bounds[1]:
            rest += text[at : body.start] + " "
            at = body.end
    return _CONNECTORS.fullmatch(rest + text[at : bounds[1]]) is not None


def _in_opening(page: Page, bodies: Sequence[Entity], limit: int) -> list[Entity]:
    """Fall back on the municipalities, regions and schools of the first letters."""
    return [
        e for e in bodies if e.page_number == page.number and e.start < limit and e.label in _OWNERS
    ]


def _each_once(named: Sequence[Entity]) -> Iterator[Entity]:
    """Yield each body once; `Social- og Sundhedsskolen` is the party whose name begins so."""
    seen: set[str] = set()
    for entity in sorted(named, key=lambda entity: (entity.page_number, entity.start)):
        key = entity.id or entity.text.casefold()
        if key not in seen and not _is_shortened(entity, named):
            seen.add(key)
            yield entity


def _is_shortened(entity: Entity, named: Sequence[Entity]) -> bool:
    return any(
        other.label == entity.label and other.text.startswith(entity.text + " ") for other in named
    )
