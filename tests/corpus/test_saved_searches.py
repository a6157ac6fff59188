"""Saved searches beside the catalog, and since when a corpus has said something."""

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import SearchNotFound
from corpus.novelty import said_since
from corpus.saved_searches import SavedSearch, SavedSearches
from corpus.shelf import FolderShelf
from ingest.document import Document, Page, Reading
from nlp.passage import DocumentFacts, DocumentKind

SEARCH = SavedSearch("Frafald", "frafald -budget", ("kind=agreement", "year=2025"), looked=10.0)
FACTS = DocumentFacts("Aftale", DocumentKind.AGREEMENT, "da")
OLD, NEW, OTHER = "a" * 64, "b" * 64, "c" * 64


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "catalog.sqlite")


@pytest.fixture
def searches(catalog: Catalog) -> SavedSearches:
    return SavedSearches(catalog.path)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(FolderShelf(tmp_path / "archive"))


def test_what_is_saved_comes_back_by_name(searches: SavedSearches) -> None:
    searches.put(SEARCH)
    searches.put(replace(SEARCH, name="buskort", query="buskort", where=()))
    searches.put(replace(SEARCH, limit=5))
    assert [one.name for one in searches.all()] == ["buskort", "Frafald"]
    assert searches.find("Frafald") == replace(SEARCH, limit=5)


def test_a_look_never_goes_back_in_time(searches: SavedSearches) -> None:
    searches.put(SEARCH)
    searches.look("Frafald", 12.0)
    searches.look("Frafald", 11.0)
    assert searches.find("Frafald").looked == 12.0


def test_what_is_not_there_is_said(searches: SavedSearches) -> None:
    searches.put(SEARCH)
    searches.remove("Frafald")
    with pytest.raises(SearchNotFound, match="pejl searches"):
        searches.remove("Frafald")
    with pytest.raises(SearchNotFound):
        searches.look("Frafald", 1.0)
    with pytest.raises(SearchNotFound):
        searches.find("Frafald")


def test_a_copy_of_the_catalog_holds_them(
    catalog: Catalog, searches: SavedSearches, tmp_path: Path
) -> None:
    searches.put(SEARCH)
    catalog.copy_to(tmp_path / "copy.sqlite")
    assert SavedSearches(tmp_path / "copy.sqlite").all() == [SEARCH]


def put(catalog: Catalog, archive: Archive, id_: str, path: str, *pages: str, added: float) -> None:
    texts = [
        Page(n, text, text, Reading.PLAIN, "", "da", ()) for n, text in enumerate(pages, start=1)
    ]
    archive.put_document(Document(id_, path, "text/plain", "da", tuple(texts)))
    catalog.record(CatalogEntry(id_, path, FACTS, len(pages), 1, 0, 0, added, (path,)))


def test_words_that_a_former_version_said_are_not_new(catalog: Catalog, archive: Archive) -> None:
    put(catalog, archive, OLD, "aftale.txt", "Vi vil mindske\nfrafaldet.", added=1.0)
    put(catalog, archive, OTHER, "anden.txt", "Vi vil mindske frafaldet.", added=2.0)
    put(catalog, archive, NEW, "aftale.txt", "Forord", "Vi vil mindske frafaldet.", added=3.0)
    sayings = [
        (NEW, "Vi vil mindske  frafaldet."),  # in the same file before, elsewhere and broken
        (NEW, "Forord"),
        (OTHER, "Vi vil mindske frafaldet."),  # the words of another file are its own
        ("d" * 64, "Vi vil mindske frafaldet."),  # just being read
    ]
    assert said_since(catalog, archive, sayings) == [1.0, 3.0, 2.0, inf]


def test_a_former_version_that_is_gone_says_nothing(catalog: Catalog, archive: Archive) -> None:
    put(catalog, archive, OLD, "aftale.txt", "Vi vil mindske frafaldet.", added=1.0)
    put(catalog, archive, NEW, "aftale.txt", "Vi vil mindske frafaldet. Ja.", added=3.0)
    archive.remove(OLD)
    assert said_since(catalog, archive, [(NEW, "Vi vil mindske frafaldet.")]) == [3.0]
