"""What the search page shows, worked out before the template writes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.store.interface import Store, Where
from nlp.embedding.interface import Embedder
from search_api.errors import InvalidQuery
from search_api.hits import Hit, group_by_document
from search_api.query import FIELDS, parse_where
from search_api.search import search
from search_api.unwrap import unwrap
from search_api.web.links import SearchState, document_address, similar_address
from search_api.web.marking import Mark, Piece, cut
from search_api.web.names import display_name

PAGE_SIZE = 10
_DEEPEST = 200
_FACETS = ("kind", "municipality", "school", "theme", "region", "year", "language")
_FACET_SIZE = 8
EXAMPLES = (
    "fastholdelse af elever",
    "oplæringsvejledere",
    "hvem betaler for aktiviteterne",
    "tosprogede elever",
    "opsigelse af aftalen",
)


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit as it is shown; `more` are further hits of the same document where they are grouped."""

    title: str
    address: str
    similar: str
    page: int
    kind: str
    language: str
    parties: tuple[str, ...]
    date: str
    heading: str
    pieces: list[Piece]
    citation: str
    words: float
    meaning: float
    sentence: float
    matched: list[str]
    more: tuple["HitView", ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: a link that turns it on, or off where it is on."""

    label: str
    count: int
    address: str
    active: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that one can narrow the search by."""

    label: str
    values: list[FacetValue]
    active: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is on, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page."""

    query: str
    where: tuple[str, ...]
    documents: int
    grouped: bool = False
    took_ms: int = 0
    hits: tuple[HitView, ...] = ()
    facets: tuple[Facet, ...] = ()
    filters: tuple[Filter, ...] = ()
    suggestion: str = ""
    error: str = ""
    previous: str = ""
    next: str = ""
    toggle_group: str = ""
    examples: tuple[str, ...] = EXAMPLES


def view_search(
    state: SearchState,
    *,
    store: Store,
    embedder: Embedder,
    documents: int,
    twins: Mapping[str, str],
    t: Mapping[str, str],
) -> SearchView:
    """Return the search page for a state of it; an error is shown on the page."""
    empty = SearchView(state.query, state.where, documents)
    if not state.query.strip() or documents == 0:
        return empty
    try:
        where = parse_where(state.where)
        limit = min(state.skip + PAGE_SIZE + 1, _DEEPEST)
        answer = search(
            state.query, store=store, embedder=embedder, limit=limit, where=where, twins=twins
        )
    except InvalidQuery as error:
        return replace(empty, error=str(error))
    hits = view_hits(answer.hits[state.skip : state.skip + PAGE_SIZE], grouped=state.grouped)
    further = replace(state, skip=state.skip + PAGE_SIZE)
    earlier = replace(state, skip=max(0, state.skip - PAGE_SIZE))
    return replace(
        empty,
        grouped=state.grouped,
        took_ms=max(1, round(answer.took_ms)),
        hits=hits,
        facets=tuple(_facets(state, store, where, t)),
        filters=tuple(Filter(_label(c, t), state.without(c).address) for c in state.where),
        suggestion=answer.suggestion,
        previous=earlier.address if state.skip else "",
        next=further.address if len(answer.hits) > state.skip + PAGE_SIZE else "",
        toggle_group=replace(state, grouped=not state.grouped, skip=0).address,
    )


def view_hits(hits: Sequence[Hit], *, grouped: bool = False) -> tuple[HitView, ...]:
    """Return hits as they are shown; grouped, those of a document stand under its best one."""
    if not grouped:
        return tuple(_view(hit) for hit in hits)
    return tuple(
        replace(_view(group.hits[0]), more=tuple(_view(hit) for hit in group.hits[1:]))
        for group in group_by_document(hits)
    )


def _view(hit: Hit) -> HitView:
    stretches = [(hit.start + start, hit.start + end) for start, end in hit.highlights]
    parties = tuple(dict.fromkeys(display_name(party) for party in hit.parties))
    source = ", ".join(filter(None, (hit.title, f"s. {hit.page}", hit.date)))
    marks = (Mark(m.start, m.end, m.kind, m.sought) for m in hit.matches)
    return HitView(
        title=hit.title,
        address=document_address(hit.document_id, hit.page, stretches or [(hit.start, hit.end)]),
        similar=similar_address(hit.document_id, hit.page, hit.start),
        page=hit.page,
        kind=hit.kind,
        language=hit.language,
        parties=parties,
        date=hit.date,
        heading=" › ".join(h for h in hit.heading_path if not hit.text.startswith(h)),
        pieces=cut(unwrap(hit.text), marks),
        citation=f"“{' '.join(hit.text.split())}” ({source})",
        words=hit.explanation.words,
        meaning=hit.explanation.whole,
        sentence=hit.explanation.sentence,
        matched=list(dict.fromkeys(hit.text[m.start : m.end] for m in hit.matches)),
    )


def _facets(
    state: SearchState, store: Store, where: Where, t: Mapping[str, str]
) -> Iterable[Facet]:
    for key in _FACETS:
        field = FIELDS[key]
        counts = store.facet(field, where=where, limit=_FACET_SIZE)
        values = [_facet_value(state, key, value, count, t) for value, count in counts]
        if len(values) > 1 or any(value.active for value in values):
            active = any(value.active for value in values)
            yield Facet(t.get(f"facet_{field}", key), values, active)


def _facet_value(
    state: SearchState, key: str, value: str, count: int, t: Mapping[str, str]
) -> FacetValue:
    condition = f"{key}={value}"
    active = condition in state.where
    other = state.without(condition) if active else state.with_condition(condition)
    return FacetValue(_label(condition, t), count, other.address, active)


def _label(condition: str, t: Mapping[str, str]) -> str:
    key, _, value = condition.partition("=")
    prefix = {"kind": "kind_", "language": "lang_"}.get(key)
    return t.get(f"{prefix}{value}", value) if prefix else display_name(value)
