"""What a person types, understood: words, "phrases", -words, prefix*, and key=value filters.

    elevfastholdelse "fælles mål" -budget vejled*

finds passages about the first, that hold the second word for word, say nothing of the third in any
inflection, and gladly hold a word that begins like the fourth.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.store.interface import Condition, Where
from nlp.entities.gazetteer import resolve
from search_api.errors import NothingSought, QueryTooLong, UnknownField, WrongFilter

FIELDS = {
    "document": "document_id",
    "kind": "kind",
    "language": "language",
    "party": "parties",
    "municipality": "municipalities",
    "region": "regions",
    "school": "schools",
    "organisation": "organisations",
    "person": "people",
    "place": "places",
    "law": "laws",
    "year": "years",
    "theme": "themes",
    "goal_kind": "goal_kinds",
    "reading": "reading",
    "entity": "entities",
}
"""What filters are called at the doors, and the field of a stored passage that each one means."""

NAMED = frozenset({"parties", "municipalities", "regions", "schools", "organisations", "entities"})
"""Fields that hold identities: `municipality=Viborg` means `kommune:0791`."""
LONGEST_QUERY = 2_000
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_CONDITION = re.compile(r"(?P<key>\w+)(?P<sign>!?=)(?P<values>.+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query in its parts. `text` is what to search for: phrases too, prefixes and minuses not."""

    text: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """Return a typed query in its parts; raise InvalidQuery where nothing is left to search for."""
    if len(text) > LONGEST_QUERY:
        msg = f"the query has {len(text)} characters; the most is {LONGEST_QUERY}"
        raise QueryTooLong(msg)
    pieces = list(_PIECE.finditer(text.replace("“", '"').replace("”", '"').replace("„", '"')))
    wanted = [piece for piece in pieces if not piece["minus"]]
    phrases = tuple(p["phrase"].strip() for p in wanted if p["phrase"] and p["phrase"].strip())
    words = [piece["word"] for piece in wanted if piece["word"]]
    prefixes = tuple(word[:-1].lower() for word in words if len(word) > 2 and word.endswith("*"))
    plain = [piece["phrase"] or piece["word"] or "" for piece in wanted]
    query = Query(
        " ".join(word for word in plain if not word.endswith("*")).strip(),
        phrases,
        tuple((p["phrase"] or p["word"] or "").lower() for p in pieces if p["minus"]),
        prefixes,
    )
    if not query.text and not query.prefixes:
        msg = "there is nothing to search for: type at least one word"
        raise NothingSought(msg)
    return query


def parse_where(conditions: Iterable[str]) -> Where:
    """Return `key=value`, `key=a,b` (any of them) and `key!=value` conditions for a store."""
    return tuple(_condition(text) for text in conditions)


def _condition(text: str) -> Condition:
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        msg = f"{text!r} is no filter; write key=value, for example kind=agreement"
        raise WrongFilter(msg)
    field = FIELDS.get(found["key"], found["key"])
    if field not in FIELDS.values():
        raise UnknownField(found["key"], tuple(FIELDS))
    typed = (value.strip() for value in found["values"].split(",") if value.strip())
    values = tuple(value for one in typed for value in _values(field, one))
    return Condition(field, values, negated=found["sign"] == "!=")


def _values(field: str, typed: str) -> tuple[str | int, ...]:
    """Return what a typed value stands for in the index: a name's identities, a year's number."""
    if field in NAMED:
        return (typed, *resolve(typed))
    if field != "years":
        return (typed,)
    if not typed.isdigit():
        msg = f"{typed!r} is no year; write for example year=2025"
        raise WrongFilter(msg)
    return (int(typed),)
