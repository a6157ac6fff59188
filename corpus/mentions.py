"""What documents mention, and where: read off their annotations for an index of all of them."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Document, Page
from nlp.passage import AnnotatedDocument, AnnotatedPassage, Label
from nlp.privacy import MASK

_MASKED = re.compile(rf"{MASK}[{MASK} –+-]*{MASK}|{MASK}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document names an entity that has an identity.

    `passage` is where the passage begins that it stands in, -1 where it stands in none.
    """

    document_id: str
    page: int
    start: int
    end: int
    passage: int
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in one document: its identity, what it is, its usual name there, its mentions."""

    id: str
    label: Label
    name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class MaskedNumber:
    """Where a personal number was blotted out: half-open offsets, and the line, 1-based."""

    document_id: str
    page: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class DocumentMentions:
    """All that one document mentions; `year` is that of its date or period, "" where unknown."""

    document_id: str
    year: str
    named: tuple[Named, ...]
    masked: tuple[MaskedNumber, ...] = ()


def mentions_of(document: Document, annotated: AnnotatedDocument) -> DocumentMentions:
    """Return what a document mentions; amounts, dates and per cents have no identity."""
    found: dict[str, list[Mention]] = defaultdict(list)
    labels: dict[str, Label] = {}
    passages = _passages(annotated.passages)
    for entity in annotated.entities:
        if entity.id:
            begin = _passage_at(passages.get(entity.page_number, []), entity.start)
            place = (annotated.document_id, entity.page_number, entity.start, entity.end, begin)
            found[entity.id].append(Mention(*place, " ".join(entity.text.split())))
            labels.setdefault(entity.id, entity.label)
    facts = annotated.facts
    return DocumentMentions(
        annotated.document_id,
        (facts.date or facts.period_start)[:4],
        tuple(Named(id_, labels[id_], _usual(own), tuple(own)) for id_, own in found.items()),
        tuple(number for page in document.pages for number in _masked(document.id, page)),
    )


def _passages(annotated: tuple[AnnotatedPassage, ...]) -> dict[int, list[tuple[int, int]]]:
    """Return where passages begin and end, in order, by page."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in annotated:
        places[one.passage.page_number].append((one.passage.start, one.passage.end))
    return {page: sorted(spans) for page, spans in places.items()}


def _passage_at(spans: list[tuple[int, int]], start: int) -> int:
    at = bisect_right(spans, (start, 1 << 60)) - 1
    return spans[at][0] if at >= 0 and start < spans[at][1] else -1


def _usual(mentions: list[Mention]) -> str:
    """Return the name that is used most; of several, the longest says most."""
    counts = Counter(mention.text for mention in mentions)
    return max(counts, key=lambda text: (counts[text], len(text)))


def _masked(document_id: str, page: Page) -> Iterator[MaskedNumber]:
    if not any(problem.code == "personal-number" for problem in page.problems):
        return  # a sign like the mask, in a drawing or a bar code
    for match in _MASKED.finditer(page.text):
        line = page.text.count("\n", 0, match.start()) + 1
        yield MaskedNumber(document_id, page.number, match.start(), match.end(), line)
