"""What the doors say of an entity: where it is mentioned, when, and together with whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.catalog import Catalog
from corpus.mention_index import EntityCount, MentionIndex, YearCount
from corpus.mentions import MaskedNumber, Mention
from nlp.entities.gazetteer import entry, resolve
from nlp.passage import Label
from search_api.web.links import document_address


@dataclass(frozen=True, slots=True)
class MentionAnswer:
    """A mention at offsets of its page; `link` is the address that shows it, below the service.

    `passage` is where the passage begins that it stands in, -1 where it stands in none.
    """

    document_id: str
    title: str
    page: int
    start: int
    end: int
    passage: int
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A document that mentions an entity, the year of its date, and how often."""

    document_id: str
    title: str
    year: str
    mentions: int


@dataclass(frozen=True, slots=True)
class TogetherAnswer:
    """An entity that occurs with another one, in how many passages or documents."""

    id: str
    label: Label
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity, how often it is mentioned, and in how many documents."""

    id: str
    label: Label
    name: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class EntityPortrait:
    """All that documents say of where, when and with whom an entity occurs.

    `years` count by the date of the documents; `sources` are those that mention it most often;
    `in_passages` and `in_documents` are what occurs in
    the same ones, most often first; `mentions` are one page of them, the latest documents first.
    """

    entity: KnownEntity
    years: tuple[YearCount, ...]
    sources: tuple[SourceAnswer, ...]
    in_passages: tuple[TogetherAnswer, ...]
    in_documents: tuple[TogetherAnswer, ...]
    mentions: tuple[MentionAnswer, ...]


@dataclass(frozen=True, slots=True)
class MaskedAnswer:
    """Where a personal number was blotted out (never the number), and the address of the page."""

    document_id: str
    title: str
    page: int
    line: int
    start: int
    end: int
    link: str


def known_entities(counts: Sequence[EntityCount]) -> list[KnownEntity]:
    """Return entities as the doors print them, by their formal names where these are known."""
    return [
        KnownEntity(one.id, one.label, formal_name(one), one.count, one.documents) for one in counts
    ]


def portrait(
    index: MentionIndex, catalog: Catalog, id_: str, *, limit: int = 50, skip: int = 0
) -> EntityPortrait:
    """Return what is to be said of an entity.

    Raises:
        EntityNotFound: no document in search mentions it.

    """
    [entity] = known_entities([index.entity(id_)])
    mentions = index.mentions(id_, limit=limit, skip=skip)
    sources = index.documents(id_)
    held = {one.document_id for one in mentions} | {one.document_id for one in sources}
    titles = catalog.titles(held)
    return EntityPortrait(
        entity,
        tuple(index.years(id_)),
        tuple(
            SourceAnswer(one.document_id, titles[one.document_id], one.year, one.mentions)
            for one in sources
        ),
        _together(index.together(id_, within="passage")),
        _together(index.together(id_, within="document")),
        tuple(_mention(one, titles) for one in mentions),
    )


def masked_answers(numbers: Sequence[MaskedNumber], catalog: Catalog) -> list[MaskedAnswer]:
    """Return where personal numbers were blotted out, as the doors print it."""
    titles = catalog.titles({one.document_id for one in numbers})
    return [
        MaskedAnswer(
            one.document_id,
            titles.get(one.document_id, one.document_id),
            one.page,
            one.line,
            one.start,
            one.end,
            document_address(one.document_id, one.page, [(one.start, one.end)]),
        )
        for one in numbers
    ]


def identity_of(index: MentionIndex, typed: str) -> str:
    """Return the identity that a person means: itself, a body's name, or a name that is usual.

    What cannot be told is returned as it is.
    """
    if index.names([typed]):
        return typed
    known = [id_ for id_ in resolve(typed) if index.names([id_])]
    found = known or [one.id for one in index.entities(text=typed, limit=1)]
    return found[0] if found else typed


def formal_name(entity: EntityCount) -> str:
    """Return a body's formal name, or the name that documents use where it has none."""
    body = entry(entity.id)
    return body.name if body else entity.name


def _together(counts: Sequence[EntityCount]) -> tuple[TogetherAnswer, ...]:
    return tuple(TogetherAnswer(one.id, one.label, formal_name(one), one.count) for one in counts)


def _mention(one: Mention, titles: Mapping[str, str]) -> MentionAnswer:
    return MentionAnswer(
        one.document_id,
        titles.get(one.document_id, one.document_id),
        one.page,
        one.start,
        one.end,
        one.passage,
        one.text,
        document_address(one.document_id, one.page, [(one.start, one.end)]),
    )
