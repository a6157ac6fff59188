"""Hits as the page shows them, one after another or gathered by document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search_api.highlight import Match
from search_api.hits import DocumentHits, Hit, Place
from search_api.unwrap import unwrap
from search_api.web.links import document_address, hit_address, name_address, similar_address
from search_api.web.marking import Mark, Piece, cut
from search_api.web.names import display_name

_KINDS = ("exact", "part", "synonym", "spelling")


@dataclass(frozen=True, slots=True)
class Reason:
    """What of a hit matched in one way (`kind`); `sought` names it in the query's words."""

    kind: str
    matched: tuple[str, ...]
    sought: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that says nearly the same."""

    title: str
    page: int
    address: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who signs a document, and the address of what is known of them, "" where nothing is."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit as it is shown; `more` are further hits of the same document where they are grouped."""

    title: str
    address: str
    similar: str
    page: int
    kind: str
    language: str
    parties: tuple[Party, ...]
    date: str
    heading: str
    pieces: list[Piece]
    citation: str
    words: float
    meaning: float
    sentence: float
    reasons: tuple[Reason, ...]
    repeats: tuple[Elsewhere, ...] = ()
    more: tuple["HitView", ...] = ()


def view_hits(hits: Sequence[Hit], t: Mapping[str, str]) -> tuple[HitView, ...]:
    """Return hits as they are shown, one after another."""
    return tuple(_view(hit, t) for hit in hits)


def view_groups(groups: Sequence[DocumentHits], t: Mapping[str, str]) -> tuple[HitView, ...]:
    """Return the best hit of each document, the others of the same document under it."""
    return tuple(
        replace(_view(group.hits[0], t), more=view_hits(group.hits[1:], t)) for group in groups
    )


def _view(hit: Hit, t: Mapping[str, str]) -> HitView:
    parties = tuple(_party(party) for party in dict.fromkeys(hit.parties))
    marks = (Mark(m.start, m.end, m.kind, m.sought) for m in hit.matches)
    return HitView(
        title=hit.title,
        address=hit_address(hit),
        similar=similar_address(hit.document_id, hit.page, hit.start),
        page=hit.page,
        kind=hit.kind,
        language=hit.language,
        parties=parties,
        date=hit.date,
        heading=" › ".join(h for h in hit.heading_path if not hit.text.startswith(h)),
        pieces=cut(unwrap(hit.text), marks),
        citation=_citation(hit, parties, t),
        words=hit.explanation.words,
        meaning=hit.explanation.whole,
        sentence=hit.explanation.sentence,
        reasons=tuple(_reasons(hit)),
        repeats=tuple(_elsewhere(place) for place in hit.repeats),
    )


def _party(party: str) -> Party:
    return Party(display_name(party), name_address(party) if ":" in party else "")


def _citation(hit: Hit, parties: Sequence[Party], t: Mapping[str, str]) -> str:
    """Return a hit as it is quoted in a letter; parties that the title names are not repeated."""
    others = ", ".join(p.name for p in parties if p.name.casefold() not in hit.title.casefold())
    source = (hit.title, others, f"{t['page_abbreviation']} {hit.page}", hit.date)
    return f"“{' '.join(hit.text.split())}” ({', '.join(filter(None, source))})"


def _reasons(hit: Hit) -> list[Reason]:
    by_kind: dict[str, list[Match]] = {kind: [] for kind in _KINDS}
    for match in hit.matches:
        by_kind[match.kind].append(match)
    return [
        Reason(
            kind,
            tuple(dict.fromkeys(" ".join(hit.text[m.start : m.end].split()) for m in matches)),
            tuple(dict.fromkeys(m.sought for m in matches)),
        )
        for kind, matches in by_kind.items()
        if matches
    ]


def _elsewhere(place: Place) -> Elsewhere:
    address = document_address(place.document_id, place.page, [(place.start, place.end)])
    return Elsewhere(place.title, place.page, address)
