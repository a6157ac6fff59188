"""What the pages of names show: who and what is mentioned, where, when, together with whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.mention_index import MentionIndex
from corpus.store.interface import StoredPassage, point_id
from nlp.passage import Label
from search_api.entity_answers import (
    EntityPortrait,
    KnownEntity,
    MentionAnswer,
    SourceAnswer,
    TogetherAnswer,
    known_entities,
)
from search_api.unwrap import unwrap
from search_api.web.links import SearchState, name_address
from search_api.web.marking import Mark, Piece, cut
from search_api.web.view_timeline import Timeline, draw_counts

LIST_SIZE = 100
PLACES = 20
_AROUND = 140
"""Letters of a passage that are shown on each side of a mention."""
LABELS: tuple[Label, ...] = ("MUNICIPALITY", "SCHOOL", "REGION", "ORG", "PERSON", "PLACE", "LAW")


@dataclass(frozen=True, slots=True)
class LabelView:
    """A sort of entity that the list can be narrowed to; "" is all of them."""

    label: Label | str
    count: int
    address: str
    active: bool


@dataclass(frozen=True, slots=True)
class NameView:
    """An entity in a list, and the address of its page."""

    name: str
    label: Label
    mentions: int
    documents: int
    address: str


@dataclass(frozen=True, slots=True)
class NamesView:
    """The list of entities."""

    label: str
    text: str
    labels: tuple[LabelView, ...]
    names: tuple[NameView, ...]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A mention with the words around it."""

    title: str
    page: int
    address: str
    language: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class PartnerView:
    """What occurs together with an entity, how often, and how that compares (0..100)."""

    name: str
    label: Label
    count: int
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of an entity."""

    entity: KnownEntity
    chart: Timeline
    undated: int
    sources: tuple[SourceAnswer, ...]
    near: tuple[PartnerView, ...]
    wide: tuple[PartnerView, ...]
    places: tuple[PlaceView, ...]
    first: int
    search: str
    previous: str
    next: str


def view_names(index: MentionIndex, *, label: str, text: str, skip: int) -> NamesView:
    """Return the list of entities, those in most documents first."""
    counts = index.labels()
    found = index.entities(label=label, text=text, limit=LIST_SIZE + 1, skip=skip)
    known: list[tuple[Label | str, int]] = [("", sum(counts.values()))]
    known += [(one, counts[one]) for one in LABELS if one in counts]
    return NamesView(
        label,
        text,
        tuple(
            LabelView(one, count, _list_address(one, text), one == label) for one, count in known
        ),
        tuple(
            NameView(one.name, one.label, one.mentions, one.documents, name_address(one.id))
            for one in known_entities(found[:LIST_SIZE])
        ),
        _list_address(label, text, max(0, skip - LIST_SIZE)) if skip else "",
        _list_address(label, text, skip + LIST_SIZE) if len(found) > LIST_SIZE else "",
    )


def view_entity(
    found: EntityPortrait, passages: Mapping[int, StoredPassage], *, skip: int
) -> EntityView:
    """Return the page of an entity; PASSAGES hold its mentions, by their ids in the index."""
    entity = found.entity
    own = found.mentions[:PLACES]
    return EntityView(
        entity=entity,
        chart=draw_counts({one.year: one.mentions for one in found.years if one.year}),
        undated=sum(one.mentions for one in found.years if not one.year),
        sources=found.sources,
        near=_partners(found.in_passages),
        wide=_partners(found.in_documents),
        places=tuple(_place(one, passages.get(passage_id(one))) for one in own),
        first=skip + 1,
        search=SearchState(entity.name, (f"entity={entity.id}",)).address,
        previous=name_address(entity.id, skip=max(0, skip - PLACES)) if skip else "",
        next=name_address(entity.id, skip=skip + PLACES) if len(found.mentions) > PLACES else "",
    )


def passage_id(mention: MentionAnswer) -> int:
    """Return the id in the index of the passage that a mention stands in."""
    return point_id(mention.document_id, mention.page, mention.passage)


def _place(mention: MentionAnswer, passage: StoredPassage | None) -> PlaceView:
    if passage is None:
        pieces, language = cut(mention.text, [Mark(0, len(mention.text), "exact")]), "da"
    else:
        start, end = mention.start - passage.start, mention.end - passage.start
        pieces, language = _around(unwrap(passage.text), start, end), passage.language
    return PlaceView(mention.title, mention.page, mention.link, language, pieces)


def _around(text: str, start: int, end: int) -> list[Piece]:
    """Return the words around a stretch of a text, the stretch marked, cut between words."""
    first = 0 if start <= _AROUND else text.find(" ", start - _AROUND) + 1
    last = len(text) if len(text) - end <= _AROUND else text.rfind(" ", end, end + _AROUND)
    first, last = (first if 0 < first <= start else 0), (last if last >= end else len(text))
    pieces = cut(text[first:last], [Mark(start - first, end - first, "exact")])
    return [*[Piece("… ")] * (first > 0), *pieces, *[Piece(" …")] * (last < len(text))]


def _partners(together: Sequence[TogetherAnswer]) -> tuple[PartnerView, ...]:
    most = max((one.count for one in together), default=1)
    return tuple(
        PartnerView(
            one.name, one.label, one.count, round(100 * one.count / most), name_address(one.id)
        )
        for one in together
    )


def _list_address(label: str, text: str, skip: int = 0) -> str:
    pairs = [("label", label), ("q", text), ("skip", str(skip) if skip else "")]
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"/names?{query}" if query else "/names"
