"""What a search can be narrowed by: values with counts, and the filters that are on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus.store.interface import Store, Where
from search_api.query import FIELDS
from search_api.web.links import SearchState
from search_api.web.names import display_name

_FACETS = (
    "kind", "municipality", "school", "region", "theme", "year", "entity", "language",
)  # fmt: skip
_SIZE = 8
_OF_THEIR_OWN = ("kommune:", "kommun:", "region:", "skole:")
"""Entities that have a facet of their own; that of entities shows all others."""

Names = Callable[[list[str]], Mapping[str, str]]
"""Tells the names that entities usually go by."""


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
class Labels:
    """What values are called on the page, in its language and by the names that are usual."""

    texts: Mapping[str, str]
    names: Names

    def of(self, condition: str) -> str:
        """Return what a condition (`key=value`, `key!=a,b`) is called."""
        key, sign, values = condition.partition("=")
        if not sign:
            return condition
        named = ", ".join(self._value(key.rstrip("!"), value) for value in values.split(","))
        return f"{self.texts['filter_not']} {named}" if key.endswith("!") else named

    def _value(self, key: str, value: str) -> str:
        prefix = {"kind": "kind_", "language": "lang_"}.get(key)
        if prefix:
            return self.texts.get(f"{prefix}{value}", value)
        formal = display_name(value)
        known = self.names([value]) if formal == value.partition(":")[2] or formal == value else {}
        return known.get(value, formal)


def view_filters(state: SearchState, labels: Labels) -> tuple[Filter, ...]:
    """Return the filters that are on."""
    return tuple(Filter(labels.of(one), state.without(one).address) for one in state.where)


def view_facets(
    state: SearchState, store: Store, where: Where, labels: Labels
) -> tuple[Facet, ...]:
    """Return what the search can be narrowed by, counted over passages that meet its filters."""
    return tuple(_facets(state, store, where, labels))


def _facets(state: SearchState, store: Store, where: Where, labels: Labels) -> Iterator[Facet]:
    for key in _FACETS:
        field = FIELDS[key]
        counts = [
            (value, count)
            for value, count in store.facet(field, where=where, limit=_limit(key))
            if key != "entity" or not value.startswith(_OF_THEIR_OWN)
        ]
        values = [_value(state, key, value, count, labels) for value, count in counts[:_SIZE]]
        active = any(value.active for value in values)
        if len(values) > 1 or active:
            yield Facet(labels.texts[f"facet_{field}"], values, active)


def _limit(key: str) -> int:
    return 8 * _SIZE if key == "entity" else _SIZE


def _value(state: SearchState, key: str, value: str, count: int, labels: Labels) -> FacetValue:
    condition = f"{key}={value}"
    active = condition in state.where
    other = state.without(condition) if active else state.with_condition(condition)
    return FacetValue(labels.of(condition), count, other.address, active)
