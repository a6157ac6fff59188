"""The bodies that Pejl knows by name, and looking one up however it is spelled.

Reads `data/gazetteer.csv` (built from public lists) and `data/curated.csv` (added by hand). Does
not load spaCy, so that search filters can use it at once.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from nlp.entities.fold import fold
from nlp.passage import Label

DATA = Path(__file__).parent / "data"
_FORMS = (" kommunes", " kommuns", " kommune", " kommun", " stad")


@dataclass(frozen=True, slots=True)
class Entry:
    """A body or place with its identity, its formal name and its other names.

    `within` is what it lies in: a region's id for a municipality, a town for a school.
    """

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...]
    kind: str
    within: str

    @property
    def country(self) -> str:
        """The country that the body belongs to, `DK` or `SE`, or "" for neither."""
        if self.id.startswith(("kommun:", "kommune:")):
            return "SE" if self.id.startswith("kommun:") else "DK"
        return self.within if self.within in {"", "SE"} else "DK"

    @property
    def names(self) -> tuple[str, ...]:
        """The formal name and every alias."""
        return (self.name, *self.aliases)


@cache
def entries() -> tuple[Entry, ...]:
    """Return every body in the gazetteer, municipalities first."""
    return tuple(entry for name in ("gazetteer.csv", "curated.csv") for entry in _read(DATA / name))


def _read(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            aliases = tuple(filter(None, row["aliases"].split("|")))
            label = cast("Label", row["label"])
            yield Entry(row["id"], label, row["name"], aliases, row["kind"], row["within"])


@cache
def _by_id() -> dict[str, Entry]:
    return {entry.id: entry for entry in entries()}


@cache
def _by_key() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for entry in entries():
        for key in {fold(name) for name in entry.names}:
            index[key] = (*index.get(key, ()), entry.id)
    return index


def entry(entity_id: str) -> Entry | None:
    """Return the body with this identity, or None where the gazetteer has none."""
    return _by_id().get(entity_id)


def resolve(name: str) -> tuple[str, ...]:
    """Return the identities that a name may stand for, best first; () where none is known.

    Accepts genitives, `kommune` left out or written, and spellings without æøå or with one wrong
    letter: `Viborg`, `viborg kommunes` and `Ringkgbing-Skjern` all find their municipality.
    """
    key = fold(" ".join(name.split()))
    for candidate in _spellings(key):
        if ids := _by_key().get(candidate):
            return ids
    return tuple(dict.fromkeys(found for near in near_keys(key) for found in _by_key()[near]))


def known_id(name: str, label: Label) -> str:
    """Return the identity of the body of this kind that bears exactly this name, "" for none."""
    ids = (found for found in _by_key().get(fold(" ".join(name.split())), ()))
    return next((found for found in ids if _by_id()[found].label == label), "")


@cache
def places() -> tuple[tuple[str, str], ...]:
    """Return towns with their country code, and landscapes and countries with ""."""
    return (*_read_places("places.csv"), *_read_places("towns.csv"))


def _read_places(file_name: str) -> Iterator[tuple[str, str]]:
    with (DATA / file_name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["name"], row["within"] if row.get("kind") != "area" else ""


@cache
def _place_keys() -> frozenset[str]:
    towns = (name for name, _ in places())
    names = (name for known in entries() if known.label == "MUNICIPALITY" for name in known.aliases)
    return frozenset(fold(name) for name in (*towns, *names, "Syd", "Nord", "Øst", "Vest", "Midt"))


def is_known_place(name: str) -> bool:
    """Say whether a town, landscape or municipality is called this."""
    return fold(name) in _place_keys()


def _spellings(key: str) -> Iterator[str]:
    yield key
    if key.endswith("s"):
        yield key[:-1]
    for form in _FORMS:
        if key.endswith(form):
            stem = key.removesuffix(form)
            yield stem
            yield stem.removesuffix("s")


def near_keys(key: str) -> tuple[str, ...]:
    """Return the municipalities' keys that differ from a key in one letter, for keys of five up."""
    if len(key) < 5:
        return ()
    found = {near for form in _one_less(key) for near in _near_index().get(form, ())}
    return tuple(sorted(near for near in found if abs(len(near) - len(key)) <= 1))


@cache
def _near_index() -> dict[str, tuple[str, ...]]:
    """Index every municipality's key under itself and itself less one letter (as SymSpell does)."""
    index: dict[str, tuple[str, ...]] = {}
    for known in entries():
        if known.label == "MUNICIPALITY":
            for key in {fold(name) for name in known.names}:
                for form in _one_less(key):
                    index[form] = (*index.get(form, ()), key)
    return index


def _one_less(key: str) -> set[str]:
    return {key} | {key[:at] + key[at + 1 :] for at in range(len(key))}
