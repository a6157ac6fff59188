"""Addresses of the web page: everything that a view shows can be bookmarked and sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from search_api.hits import Hit
from search_api.sorting import Order


@dataclass(frozen=True, slots=True)
class SearchState:
    """A search as its address says it. `skip` counts the hits on earlier pages."""

    query: str = ""
    where: tuple[str, ...] = ()
    grouped: bool = False
    skip: int = 0
    sort: Order = Order.RELEVANCE

    @property
    def address(self) -> str:
        """The address that shows this search."""
        return f"/?{self.pairs}"

    @property
    def pairs(self) -> str:
        """The search as the query of an address."""
        pairs = [("q", self.query), *(("where", condition) for condition in self.where)]
        pairs += [("sort", self.sort.value)] * (self.sort is not Order.RELEVANCE)
        pairs += [("group", "1")] * self.grouped + [("skip", str(self.skip))] * bool(self.skip)
        return urlencode(pairs)

    def at(self, skip: int) -> "SearchState":
        """Return the same search from another hit on."""
        return replace(self, skip=skip)

    def asking(self, query: str) -> "SearchState":
        """Return another query with the same filters, from its first hit."""
        return replace(self, query=query, skip=0)

    def regrouped(self) -> "SearchState":
        """Return the same search gathered by document, or no longer so."""
        return replace(self, grouped=not self.grouped, skip=0)

    def unfiltered(self) -> "SearchState":
        """Return the same search without its filters."""
        return replace(self, where=(), skip=0)

    def with_condition(self, condition: str) -> "SearchState":
        """Return the same search, narrowed, from its first hit."""
        return replace(self, where=(*self.where, condition), skip=0)

    def without(self, condition: str) -> "SearchState":
        """Return the same search without one of its filters, from its first hit."""
        return replace(self, where=tuple(c for c in self.where if c != condition), skip=0)


def document_address(
    document_id: str,
    page: int,
    stretches: Iterable[tuple[int, int]] = (),
    *,
    flags: Iterable[str] = (),
) -> str:
    """Return the address of a document's page, with stretches of it marked (`12-40,88-95`)."""
    marks = ",".join(f"{start}-{end}" for start, end in stretches)
    pairs = [("page", str(page)), *([("mark", marks)] if marks else []), *((f, "1") for f in flags)]
    anchor = "hit" if marks else f"page-{page}"
    return f"/documents/{quote(document_id)}?{urlencode(pairs)}#{anchor}"


def hit_address(hit: Hit) -> str:
    """Return the address that shows a hit on its page, what was matched being marked."""
    marks = [(hit.start + start, hit.start + end) for start, end in hit.highlights]
    return document_address(hit.document_id, hit.page, marks or [(hit.start, hit.end)])


def local_address(address: str, *, otherwise: str = "/") -> str:
    """Return ADDRESS where it is one of this service: `//elsewhere` would lead away from it."""
    stays = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if stays else otherwise


def name_address(identity: str, *, skip: int = 0) -> str:
    """Return the address of an entity's page."""
    return f"/names/{quote(identity, safe=':')}" + (f"?skip={skip}" if skip else "")


def similar_address(document_id: str, page: int, start: int) -> str:
    """Return the address of what is like the passage that begins there."""
    return "/similar?" + urlencode({"document": document_id, "page": page, "start": start})


def read_stretches(marks: str) -> list[tuple[int, int]]:
    """Return the stretches of an address's `mark`; what is no pair of numbers is passed over."""
    found = []
    for part in marks.split(","):
        start, _, end = part.partition("-")
        if start.isdecimal() and end.isdecimal() and int(start) < int(end):
            found.append((int(start), int(end)))
    return found
