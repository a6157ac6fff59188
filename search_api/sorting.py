"""Hits in another order than by relevance: the best of them, by date or by title."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from search_api.hits import Hit, SearchAnswer

POOL = 100
"""Only so many of the best hits are put in another order: further down they answer nothing.

Of these, the ones that meaning alone has found are left out where others hold words of the query:
the newest of what is only akin would stand first, and nobody could see why.
"""


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


_KEYS: Mapping[Order, Callable[[Hit], tuple[bool, str]]] = {
    Order.NEWEST: lambda hit: (bool(hit.date), hit.date),
    Order.OLDEST: lambda hit: (not hit.date, hit.date),
    Order.TITLE: lambda hit: (not hit.title, hit.title.casefold()),
}
"""Documents without a date come last, whichever way dates go."""


def hits_for(order: Order, limit: int) -> int:
    """Return how many hits to search for, so that the first LIMIT in this order can be shown."""
    return limit if order is Order.RELEVANCE else max(limit, POOL)


def in_order(answer: SearchAnswer, order: Order, limit: int) -> SearchAnswer:
    """Return an answer with the first LIMIT of its hits in this order."""
    return replace(answer, hits=tuple(sort_hits(answer.hits, order)[:limit]))


def sort_hits(hits: Sequence[Hit], order: Order) -> list[Hit]:
    """Return hits in this order; those that are equal in it, the best first."""
    if order is Order.RELEVANCE:
        return list(hits)
    told = [hit for hit in hits if hit.matches] or hits
    return sorted(told, key=_KEYS[order], reverse=order is Order.NEWEST)
