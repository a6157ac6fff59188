import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import DocumentNotFound
from nlp.passage import DocumentFacts, DocumentKind, Entity

FACTS = DocumentFacts(
    "Aftale om oplæring",
    DocumentKind.AGREEMENT,
    "da",
    parties=(Entity(1, 0, 4, "Ærø Kommune", "MUNICIPALITY", "kommune:0492"),),
)
ENTRY = CatalogEntry("a" * 64, "aftale.pdf", FACTS, 3, 12, 5, 1, 1000.0, ("/x/aftale.pdf",))


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "catalog.sqlite")


def test_an_entry_comes_back_as_recorded(catalog: Catalog) -> None:
    catalog.record(ENTRY)
    assert catalog.entries() == [ENTRY]
    assert catalog.is_indexed(ENTRY.document_id)
    assert catalog.document_at("/x/aftale.pdf") == ENTRY.document_id


@pytest.mark.parametrize("reference", ["a" * 64, "aaa", "aftale.pdf", "aftale", "aft"])
def test_a_document_is_found_by_id_or_name_or_beginning(catalog: Catalog, reference: str) -> None:
    catalog.record(ENTRY)
    assert catalog.find(reference) == ENTRY


def test_a_whole_name_counts_before_a_beginning(catalog: Catalog) -> None:
    longer = replace(ENTRY, document_id="b" * 64, name="aftale-2.pdf", paths=("/x/aftale-2.pdf",))
    catalog.record(ENTRY)
    catalog.record(longer)
    assert catalog.find("aftale") == ENTRY
    with pytest.raises(DocumentNotFound, match="2 documents begin"):
        catalog.find("aft")


def test_what_is_not_there_is_not_found(catalog: Catalog) -> None:
    with pytest.raises(DocumentNotFound, match="pejl documents"):
        catalog.find("%")


def test_a_path_that_holds_something_new_makes_the_old_a_version(catalog: Catalog) -> None:
    newer = replace(ENTRY, document_id="b" * 64)
    catalog.record(ENTRY)
    catalog.record(newer)
    assert catalog.in_state("replaced") == [ENTRY.document_id]
    assert [(v.path, v.document_id) for v in catalog.versions()] == [
        ("/x/aftale.pdf", ENTRY.document_id)
    ]
    assert catalog.entries() == [newer]


def test_a_document_that_another_path_holds_stays(catalog: Catalog) -> None:
    catalog.record(ENTRY)
    catalog.add_path("/y/kopi.pdf", ENTRY.document_id)
    catalog.record(replace(ENTRY, document_id="b" * 64))
    assert catalog.in_state("replaced") == []
    assert catalog.is_indexed(ENTRY.document_id)


def test_recording_again_keeps_when_it_was_added(catalog: Catalog) -> None:
    catalog.record(ENTRY)
    catalog.record(replace(ENTRY, added=2000.0, goals=9))
    [entry] = catalog.entries()
    assert (entry.added, entry.goals) == (1000.0, 9)


def test_forgetting_leaves_no_trace(catalog: Catalog, tmp_path: Path) -> None:
    catalog.record(ENTRY)
    catalog.record(replace(ENTRY, document_id="b" * 64))
    catalog.forget(ENTRY.document_id)
    catalog.forget("b" * 64)
    assert catalog.entries() == []
    assert catalog.versions() == []
    assert catalog.document_at("/x/aftale.pdf") is None


def test_failures_are_counted_until_the_file_is_read(catalog: Catalog) -> None:
    catalog.record_failure("/x/aftale.pdf", "c" * 64, "is encrypted")
    catalog.record_failure("/x/aftale.pdf", "c" * 64, "is encrypted")
    [failure] = catalog.failures()
    assert (failure.error, failure.attempts) == ("is encrypted", 2)
    catalog.record(ENTRY)
    assert catalog.failures() == []


def test_many_threads_record_at_once(catalog: Catalog) -> None:
    def record(number: int) -> None:
        catalog.record(replace(ENTRY, document_id=f"{number:064}", paths=(f"/{number}",)))

    threads = [threading.Thread(target=record, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(catalog.entries()) == 16
