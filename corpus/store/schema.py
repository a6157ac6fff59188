"""What both engines keep of a passage: names of the vectors, filter fields, and the payload.

`SCHEMA` goes up by one whenever old points would be read or weighed wrongly; an index of another
number is refused and rebuilt from the archive.
"""

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from corpus.codec import from_plain
from corpus.store.interface import Condition, StoredPassage

SCHEMA = 2

DENSE = "dense"
SENTENCES = "sentences"
WORDS = "words"

INTEGER_FIELDS = ("page", "years")
KEYWORD_FIELDS = (
    "document_id", "kind", "language", "parties", "municipalities", "regions", "schools",
    "organisations", "people", "places", "laws", "themes", "goal_kinds", "date", "reading",
    "entities",
)  # fmt: skip
FILTER_FIELDS = (*KEYWORD_FIELDS, *INTEGER_FIELDS)

_SELDOM = ("page", "date", "reading")
KEYWORD_INDEXES = tuple(name for name in KEYWORD_FIELDS if name not in _SELDOM)
INTEGER_INDEXES = tuple(name for name in INTEGER_FIELDS if name not in _SELDOM)
"""Fields with an index of their own; the others can be filtered on, but slower, and not counted."""

_NAMES = tuple(field.name for field in fields(StoredPassage))
_DEFAULTS = tuple(field.default for field in fields(StoredPassage))
_values = attrgetter(*_NAMES)


def to_payload(passage: StoredPassage) -> dict[str, Any]:
    """Return what the engine keeps: fields that hold their default are left out."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value, default in zip(_NAMES, _values(passage), _DEFAULTS, strict=True)
        if value != default
    }


def from_payload(payload: Mapping[str, Any]) -> StoredPassage:
    """Return the passage that `to_payload` made this of."""
    return from_plain(payload, StoredPassage)


def values_of(condition: Condition) -> list[int] | list[str]:
    """Return the values in the type of the field.

    Raises:
        ValueError: the field cannot be filtered on, or a value is no number where one is needed.

    """
    if condition.key in INTEGER_FIELDS:
        return [int(value) for value in condition.values]
    if condition.key in KEYWORD_FIELDS:
        return [str(value) for value in condition.values]
    msg = f"no field {condition.key!r}; there are: {', '.join(sorted(FILTER_FIELDS))}"
    raise ValueError(msg)
