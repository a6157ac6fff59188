"""Search hits as a table that can be sent on, each linked to its words on its page."""

from collections.abc import Sequence

from search_api.export import Table
from search_api.hits import Hit, SearchAnswer
from search_api.web.links import hit_address
from search_api.web.names import display_name

_COLUMNS = (
    "number", "passage", "document", "page", "date", "kind", "parties", "heading", "matched",
    "themes", "score",
)  # fmt: skip
_LINKED = _COLUMNS.index("passage")


def hit_table(answers: Sequence[SearchAnswer], address: str) -> Table:
    """Return one row a hit; ADDRESS is that of a service which shows the pages ("": unknown).

    The answers to several queries stand in one table, the query first.
    """
    several = len(answers) != 1
    found = [
        (answer.query, number, hit)
        for answer in answers
        for number, hit in enumerate(answer.hits, start=1)
    ]
    first = ("query",) if several else ()
    return Table(
        "Hits" if several else answers[0].query,
        (*first, *_COLUMNS),
        tuple(((query,) if several else ()) + _row(n, hit) for query, n, hit in found),
        tuple(("",) * len(first) + _links(hit, address) for _, _, hit in found),
    )


def _row(number: int, hit: Hit) -> tuple[str, ...]:
    return (
        str(number),
        " ".join(hit.text.split()),
        hit.title,
        str(hit.page),
        hit.date,
        hit.kind,
        "; ".join(dict.fromkeys(display_name(party) for party in hit.parties)),
        " › ".join(hit.heading_path),
        ", ".join(dict.fromkeys(hit.text[start:end] for start, end in hit.highlights)),
        ", ".join(hit.themes),
        f"{hit.score:.3f}",
    )


def _links(hit: Hit, address: str) -> tuple[str, ...]:
    page = address and address.rstrip("/") + hit_address(hit)
    return tuple(page if at == _LINKED else "" for at in range(len(_COLUMNS)))
