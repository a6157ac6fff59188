"""Documents that belong together, found as they come in; and what an upload replaces."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.build import BuildOptions, ingest
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.index import Corpus, remove_document
from corpus.kin import find_family, signature_of
from corpus.kin_tables import Family, Kin, KinTables
from corpus.opening import open_corpus
from corpus.results import Status
from corpus.retiring import bring_back
from corpus.settings import Settings
from corpus.sources import find_sources, uploaded
from corpus.twins import join
from nlp.passage import DocumentFacts, DocumentKind
from search_api.duplicates import duplicates

OPTIONS = BuildOptions(start=ThreadPoolExecutor)
TEXT = """Partnerskabsaftale mellem {municipality} Kommune og SOSU Syd

1. Frafald
Parterne vil nedbringe frafaldet blandt eleverne til højst {rate} procent inden udgangen af 2028.

2. Oplæring
Kommunen stiller hvert år 40 oplæringspladser til rådighed på plejecentre og i hjemmeplejen.
Skolen tilbyder alle oplæringsvejledere et kursus på tre dage og holder løbende kontakt til dem.

3. Organisering
Styregruppen mødes fire gange om året og følger op på de fælles mål i aftalen.
"""


@pytest.fixture
def corpus() -> Iterator[Corpus]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        opened = open_corpus(Settings(data=Path(name)))
        yield opened
        opened.store.close()


def write(path: Path, municipality: str = "Faxe", rate: int = 15) -> Path:
    path.write_text(TEXT.format(municipality=municipality, rate=rate))
    return path


def run(corpus: Corpus, *paths: Path) -> dict[str, str]:
    results = ingest(list(find_sources(paths)), corpus, OPTIONS)
    return {Path(result.path).name: result.document_id for result in results}


def upload(corpus: Corpus, path: Path) -> tuple[str, Status]:
    [result] = ingest([uploaded(path)], corpus, OPTIONS)
    return result.document_id, result.status


def test_twins_and_issues_are_found_and_templates_are_not(corpus: Corpus, tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt")
    twin = tmp_path / "b.txt"
    twin.write_text(first.read_text().replace("blandt", "hlandt").replace("løbende", "lobende"))
    run(corpus, first, twin, write(tmp_path / "c.txt", "Skive"))
    found = duplicates(corpus.catalog.entries(), corpus.kin.all())
    assert [(one.kind, {shape.name for shape in one.documents}) for one in found] == [
        ("twin", {"a.txt", "b.txt"})
    ]
    assert len(set(corpus.kin.twins().values())) == 1
    corpus.kin.part(*corpus.kin.twins())
    assert corpus.kin.twins() == {}


def test_families_are_read_again_only_when_something_was_written(
    corpus: Corpus, tmp_path: Path
) -> None:
    first = write(tmp_path / "a.txt")
    twin = tmp_path / "b.txt"
    twin.write_text(first.read_text().replace("blandt", "hlandt").replace("løbende", "lobende"))
    ids = run(corpus, first, twin)
    found = corpus.kin.twins()
    assert found == dict.fromkeys(ids.values(), min(ids.values()))
    assert corpus.kin.twins() is found
    remove_document(corpus, ids["b.txt"])
    assert corpus.kin.twins() == {}


def test_a_catalog_made_in_the_place_of_another_is_read(tmp_path: Path) -> None:
    for other in ("b", "c"):
        shutil.rmtree(tmp_path, ignore_errors=True)
        catalog = Catalog(tmp_path / "catalog.sqlite")
        for id_ in ("a", other):
            facts = DocumentFacts(id_, DocumentKind.OTHER, "da")
            entry = CatalogEntry(id_, id_, facts, 1, 1, 0, 0, 1.0)
            kin = (Kin("a", other, "twin", 1.0),) if id_ == other else ()
            catalog.record(entry, Family(kin=kin))
        assert KinTables(catalog.path).twins() == {"a": "a", other: "a"}


def test_all_that_hang_together_are_one_family() -> None:
    pairs = [("c", "d"), ("a", "b"), ("f", "e"), ("b", "c")]
    assert join(pairs) == {**dict.fromkeys("abcd", "a"), **dict.fromkeys("ef", "e")}


def test_pairs_do_not_depend_on_the_order(corpus: Corpus, tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{rate}.txt", rate=rate) for rate in (11, 12, 13)]
    run(corpus, *paths)
    before = corpus.kin.all()
    assert len(before) == 3
    for entry in corpus.catalog.entries():
        document = corpus.archive.document(entry.document_id)
        own = signature_of(document, entry.facts)
        family = find_family(corpus.archive, corpus.catalog, own)
        corpus.catalog.record(replace(entry, problems=0), family)
    assert corpus.kin.all() == before


def test_an_upload_of_a_later_version_takes_the_place(corpus: Corpus, tmp_path: Path) -> None:
    old, _ = upload(corpus, write(tmp_path / "aftale.txt", rate=15))
    new, status = upload(corpus, write(tmp_path / "aftale v2.txt", rate=12))
    assert status is Status.UPDATED
    assert [entry.document_id for entry in corpus.catalog.entries()] == [new]
    assert [one.document_id for one in corpus.history.former(new)] == [old]
    again, status = upload(corpus, tmp_path / "aftale.txt")
    assert (again, status) == (old, Status.UNCHANGED)
    bring_back(corpus, old)
    assert len(corpus.catalog.entries()) == 2


def test_files_in_a_folder_replace_nothing_but_by_their_path(
    corpus: Corpus, tmp_path: Path
) -> None:
    run(corpus, write(tmp_path / "aftale.txt"), write(tmp_path / "aftale v2.txt", rate=12))
    assert len(corpus.catalog.entries()) == 2
    assert [kin.kind for kin in corpus.kin.all()] == ["issue"]


def test_of_files_that_come_together_none_replaces_another(corpus: Corpus, tmp_path: Path) -> None:
    paths = [write(tmp_path / "aftale.txt"), write(tmp_path / "aftale v2.txt", rate=12)]
    results = list(ingest([uploaded(path) for path in paths], corpus, OPTIONS))
    assert {result.status for result in results} == {Status.ADDED}
    assert len(corpus.catalog.entries()) == 2


@pytest.mark.parametrize(("name", "town"), [("aftale.txt", "Skive"), ("referat.txt", "Skive")])
def test_an_upload_of_other_parties_replaces_nothing(
    corpus: Corpus, tmp_path: Path, name: str, town: str
) -> None:
    upload(corpus, write(tmp_path / "aftale.txt"))
    (tmp_path / "x").mkdir()
    assert upload(corpus, write(tmp_path / "x" / name, town))[1] is Status.ADDED
    assert len(corpus.catalog.entries()) == 2


def test_what_a_person_parts_stays_apart(corpus: Corpus, tmp_path: Path) -> None:
    ids = run(corpus, write(tmp_path / "a.txt"), write(tmp_path / "b.txt", rate=9))
    corpus.kin.part(*ids.values())
    assert corpus.kin.all() == []
    run(corpus, tmp_path / "a.txt")
    assert corpus.kin.all() == []


def test_removal_leaves_no_kin(corpus: Corpus, tmp_path: Path) -> None:
    ids = run(corpus, write(tmp_path / "a.txt"), write(tmp_path / "b.txt", rate=9))
    remove_document(corpus, ids["a.txt"])
    assert corpus.kin.all() == []
    assert not corpus.kin.has(ids["a.txt"])
    assert corpus.kin.has(ids["b.txt"])


def test_a_copy_is_told_by_its_paths(corpus: Corpus, tmp_path: Path) -> None:
    run(corpus, write(tmp_path / "a.txt"), write(tmp_path / "kopi.txt"))
    [copy] = duplicates(corpus.catalog.entries(), corpus.kin.all())
    assert (copy.kind, {shape.name for shape in copy.documents}) == ("copy", {"a.txt", "kopi.txt"})
