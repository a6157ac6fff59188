"""What a document's page shows: picture and text side by side, marks, repairs, names, goals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.alignments import Alignment, GoalPlace
from corpus.corrections import Correction
from ingest.document import Box, Document, Edit, Page, PageProblem
from nlp.passage import AnnotatedDocument, Entity, Goal
from search_api.unwrap import unwrap
from search_api.web.links import document_address, name_address
from search_api.web.marking import Mark, Piece, cut
from search_api.web.names import display_name
from search_api.web.picture import boxes_of

_PICTURE_WIDTH = 900
"""Pixels that a page's picture is shown at, at most; the browser scales it down."""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What of a document is to be shown, as its address says it."""

    document_id: str
    page: int = 1
    stretches: tuple[tuple[int, int], ...] = ()
    repairs: bool = False
    entities: bool = False

    def address(self, *, repairs: bool, entities: bool) -> str:
        """Return the address with these switches."""
        flags = ["repairs"] * repairs + ["entities"] * entities
        return document_address(self.document_id, self.page, self.stretches, flags=flags)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as it is shown. `confidence` is OCR's, in per cent; `picture` an address or ""."""

    number: int
    language: str
    reading: str
    confidence: int
    repairs: int
    problems: tuple[PageProblem, ...]
    pieces: list[Piece]
    goals: tuple[Goal, ...]
    picture: str
    width: int
    height: int
    boxes: list[Box]

    @property
    def first_hit(self) -> int:
        """Which of the pieces the browser goes to; -1 where the page holds no hit."""
        return next(
            (i for i, piece in enumerate(self.pieces) if piece.mark and piece.mark.kind == "hit"),
            -1,
        )


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as it is shown."""

    document_id: str
    title: str
    kind: str
    parties: tuple[str, ...]
    date: str
    period: str
    page_count: int
    pages: tuple[PageView, ...]
    labels: tuple[str, ...]
    repairs_shown: bool
    entities_shown: bool
    toggle_repairs: str
    toggle_entities: str


@dataclass(frozen=True, slots=True)
class LeftView:
    """What was said of a former version and finds no place in the latest one.

    `said` is a verdict on one statement or a judgement on two; `statements` are their words and
    addresses.
    """

    said: str
    theme: str
    statements: tuple[tuple[str, str], ...]


def view_left(corrections: Iterable[Correction], pairs: Iterable[Alignment]) -> list[LeftView]:
    """Return what a person is to say anew, corrections of goals first."""
    goals = [LeftView(one.verdict, one.theme, (_statement(one),)) for one in corrections]
    judged = [LeftView(p.judgement, "", (_statement(p.a), _statement(p.b))) for p in pairs]
    return [*goals, *judged]


def _statement(one: Correction | GoalPlace) -> tuple[str, str]:
    stretch = (one.start, one.start + len(one.text))
    return one.text, document_address(one.document_id, one.page, (stretch,))


def view_document(
    state: DocumentState, document: Document, annotated: AnnotatedDocument
) -> DocumentView:
    """Return the page of a document; it is pure: no reading from disk happens here."""
    facts = annotated.facts
    pictured = document.media_type == "application/pdf" or document.media_type.startswith("image/")
    pages = tuple(_page(state, page, annotated, pictured=pictured) for page in document.pages)
    return DocumentView(
        document_id=document.id,
        title=facts.title or document.name,
        kind=facts.kind.value,
        parties=tuple(dict.fromkeys(display_name(p.id or p.text) for p in facts.parties)),
        date=facts.date,
        period=facts.period,
        page_count=len(pages),
        pages=pages,
        labels=tuple(sorted({entity.label for entity in annotated.entities})),
        repairs_shown=state.repairs,
        entities_shown=state.entities,
        toggle_repairs=state.address(repairs=not state.repairs, entities=state.entities),
        toggle_entities=state.address(repairs=state.repairs, entities=not state.entities),
    )


def _page(
    state: DocumentState, page: Page, annotated: AnnotatedDocument, *, pictured: bool
) -> PageView:
    stretches = state.stretches if page.number == state.page else ()
    entities = [entity for entity in annotated.entities if entity.page_number == page.number]
    width, height = page.size or (595.0, 842.0)
    return PageView(
        number=page.number,
        language=page.language,
        reading=page.reading.value,
        confidence=round(100 * (page.confidence or 0)),
        repairs=len(page.edits),
        problems=page.problems,
        pieces=cut(unwrap(page.text), _marks(state, page, stretches, entities)),
        goals=tuple(goal for goal in annotated.goals if goal.page_number == page.number),
        picture=f"/api/documents/{state.document_id}/pages/{page.number}.png" if pictured else "",
        width=_PICTURE_WIDTH,
        height=round(_PICTURE_WIDTH * height / width) if width else 0,
        boxes=boxes_of(page, stretches),
    )


def _marks(
    state: DocumentState,
    page: Page,
    stretches: Iterable[tuple[int, int]],
    entities: Iterable[Entity],
) -> Iterator[Mark]:
    if state.repairs:
        yield from (_repair(edit) for edit in page.edits)
    for start, end in stretches:
        yield Mark(start, end, "hit")
    if state.entities:
        for entity in entities:
            note = " ".join(filter(None, (entity.label.lower(), entity.id, entity.value)))
            link = name_address(entity.id) if entity.id else ""
            yield Mark(entity.start, entity.end, entity.label, note, link)


def _repair(edit: Edit) -> Mark:
    return Mark(edit.start, edit.end, "repair", edit.before)
