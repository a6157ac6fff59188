"""Builds `data/gazetteer.csv` from public lists of municipalities, counties, schools and bodies.

    python -m nlp.entities.build_gazetteer FOLDER

FOLDER holds `municipalities_dk.csv`, `municipalities_se.csv`, `counties_se.csv`, `schools_dk.csv`
and `organisations.csv`; `data/README.md` says where they come from. Kept beside what it makes, so
that a corrected list can be rebuilt and compared.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from nlp.entities.fold import slug

Row = dict[str, str]
_FIELDS = ("id", "label", "name", "aliases", "kind", "within")
_SWEDISH_KINDS = {"intresseorganisation", "myndighet", "samverkan", "fackförbund"}
_CITIES = {"0180", "1280", "1480"}  # Stockholm, Malmö and Göteborg call themselves "stad"
_FORMAL_NAMES = {"0101": "Københavns Kommune", "0400": "Bornholms Regionskommune"}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _danish_municipality(row: Row) -> Row:
    name = row["name"]
    formal = _FORMAL_NAMES.get(row["code"], f"{name} Kommune")
    return {
        "id": f"kommune:{row['code']}",
        "label": "MUNICIPALITY",
        "name": formal,
        "aliases": name,
        "kind": "kommune",
        "within": f"region:{slug(row['region'].removeprefix('Region '))}",
    }


def _swedish_municipality(row: Row, regions: dict[str, str]) -> Row:
    """Place a municipality in the region of its county, which the code's first two digits name."""
    stad = f"{row['name'].removesuffix(' kommun')} stad" if row["code"] in _CITIES else ""
    return {
        "id": f"kommun:{row['code']}",
        "label": "MUNICIPALITY",
        "name": row["name"],
        "aliases": "|".join(filter(None, (row["name_short"], stad))),
        "kind": "kommun",
        "within": regions[row["code"][:2]],
    }


def _region_id(county: Row) -> str:
    name = county["region"].removeprefix("Region ").removesuffix("sregionen")
    return f"region:{slug(name)}"


def _swedish_region(row: Row) -> Row:
    return {
        "id": _region_id(row),
        "label": "REGION",
        "name": row["region"],
        "aliases": "",
        "kind": "region",
        "within": "SE",
    }


def _school(row: Row) -> Row:
    return {
        "id": f"skole:{slug(row['name'])}",
        "label": "SCHOOL",
        "name": row["name"],
        "aliases": row["aliases"],
        "kind": row["kind"],
        "within": row["town"],
    }


def _organisation(row: Row) -> Row:
    return {
        "id": f"org:{slug(row['name'])}",
        "label": "ORG",
        "name": row["name"],
        "aliases": row["aliases"],
        "kind": row["kind"],
        "within": _country(row),
    }


def _country(row: Row) -> str:
    if row["kind"] == "EU-program":
        return ""
    # Danish authorities are called ministerium, styrelse or tilsyn; one is a myndighet in both.
    swedish = row["kind"] in _SWEDISH_KINDS and row["name"] != "Danmarks Statistik"
    return "SE" if swedish else "DK"


def _rows(folder: Path) -> Iterator[Row]:
    yield from map(_danish_municipality, _read(folder / "municipalities_dk.csv"))
    counties = _read(folder / "counties_se.csv")
    regions = {county["code"]: _region_id(county) for county in counties}
    for municipality in _read(folder / "municipalities_se.csv"):
        yield _swedish_municipality(municipality, regions)
    yield from (_swedish_region(county) for county in counties if county["code"] != "14")
    yield from map(_school, _read(folder / "schools_dk.csv"))
    bodies = [row for row in _read(folder / "organisations.csv") if "(" not in row["name"]]
    yield from map(_organisation, bodies)


def main() -> None:
    """Write the gazetteer beside this module."""
    target = Path(__file__).parent / "data" / "gazetteer.csv"
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_rows(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
