"""The whole flow with the real reader, annotation, model and index, in threads."""

import tarfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.backup import back_up, restore
from corpus.build import BuildOptions, ingest
from corpus.catalog import Catalog
from corpus.checkup import check_up
from corpus.errors import BackupDamaged, CorpusExists
from corpus.index import Corpus, remove_document
from corpus.indexable import stamp_of
from corpus.opening import open_archive, open_catalog, open_corpus, open_embedder
from corpus.rebuild import rebuild
from corpus.results import FileResult, Status
from corpus.settings import Settings
from corpus.shelf_remote import RemoteShelf
from corpus.sources import find_sources
from corpus.store.edge import EdgeStore
from corpus.store.folders import FolderGenerations
from corpus.store.interface import Point
from nlp.vectors import Vector, Vectors

AGREEMENT = """Partnerskabsaftale mellem Ærø Kommune og SOSU Syd

1. Fastholdelse
Parterne vil nedbringe frafaldet med 10 procent inden udgangen af 2027.

2. Oplæring
Ærø Kommune stiller 12 oplæringspladser til rådighed hvert år.
"""
MINUTES = """Referat af møde i styregruppen den 4. marts 2025

Punkt 1. Økonomi
Styregruppen besluttede at afsætte 200.000 kr. til vejlederkurser.
"""
OPTIONS = BuildOptions(start=ThreadPoolExecutor, width=1)


@pytest.fixture
def settings() -> Iterator[Settings]:
    memory = Path("/dev/shm")  # the index syncs hundreds of files: seconds on a disk
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Settings(data=Path(name))


@pytest.fixture
def corpus(settings: Settings) -> Iterator[Corpus]:
    opened = open_corpus(settings)
    yield opened
    opened.store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "aftale.txt").write_text(AGREEMENT)
    (tmp_path / "referat.txt").write_text(MINUTES)
    return tmp_path


def run(corpus: Corpus, *paths: Path, options: BuildOptions = OPTIONS) -> dict[str, FileResult]:
    results = ingest(list(find_sources(paths)), corpus, options)
    return {Path(result.path).name: result for result in results}


def texts(corpus: Corpus) -> list[str]:
    return sorted(passage.text for passage in corpus.store.passages())


def test_a_folder_becomes_a_corpus(corpus: Corpus, folder: Path) -> None:
    results = run(corpus, folder)
    assert {name: result.status for name, result in results.items()} == {
        "aftale.txt": Status.ADDED,
        "referat.txt": Status.ADDED,
    }
    assert all(result.passages and result.pages == 1 for result in results.values())
    assert corpus.store.count() == sum(result.passages for result in results.values())
    document = corpus.archive.document(results["aftale.txt"].document_id)
    for passage in corpus.store.passages():
        if passage.document_id == document.id:
            assert document.pages[0].text[passage.start : passage.end] == passage.text


def test_the_catalogs_log_is_written_back_once_for_a_whole_batch(
    settings: Settings, corpus: Corpus, folder: Path
) -> None:
    log = settings.catalog_file.with_name(f"{settings.catalog_file.name}-wal")
    results = ingest(find_sources([folder]), corpus, OPTIONS)
    next(results)
    assert log.exists()  # SQLite deletes it when it has been written back
    assert len(corpus.catalog.entries()) == 1
    assert len(list(results)) == 1
    assert not log.exists()


def test_the_second_run_reads_nothing(corpus: Corpus, folder: Path) -> None:
    run(corpus, folder)

    def never(count: int) -> ThreadPoolExecutor:
        raise AssertionError(count)

    results = run(corpus, folder, options=BuildOptions(start=never))
    assert {result.status for result in results.values()} == {Status.UNCHANGED}


def test_a_copy_is_not_indexed_twice(corpus: Corpus, folder: Path) -> None:
    (folder / "kopi.txt").write_text(AGREEMENT)
    results = run(corpus, folder)
    assert results["kopi.txt"].status is Status.UNCHANGED
    assert results["kopi.txt"].document_id == results["aftale.txt"].document_id
    [entry] = [e for e in corpus.catalog.entries() if len(e.paths) == 2]
    assert entry.document_id == results["aftale.txt"].document_id


def test_a_new_version_takes_the_place_of_the_old(corpus: Corpus, folder: Path) -> None:
    old = run(corpus, folder)["aftale.txt"].document_id
    (folder / "aftale.txt").write_text(AGREEMENT.replace("10 procent", "15 procent"))
    result = run(corpus, folder)["aftale.txt"]
    assert result.status is Status.UPDATED
    assert any("15 procent" in text for text in texts(corpus))
    assert not any("10 procent" in text for text in texts(corpus))
    assert corpus.archive.document(old).id == old
    assert [version.document_id for version in corpus.catalog.versions()] == [old]


def test_going_back_to_an_older_version_works(corpus: Corpus, folder: Path) -> None:
    first = run(corpus, folder)["aftale.txt"]
    (folder / "aftale.txt").write_text(MINUTES + "\nTilføjelse om praktik og oplæring.\n")
    run(corpus, folder)
    (folder / "aftale.txt").write_text(AGREEMENT)
    again = run(corpus, folder)["aftale.txt"]
    assert (again.status, again.document_id) == (Status.UPDATED, first.document_id)
    assert any("10 procent" in text for text in texts(corpus))
    assert not any("Tilføjelse" in text for text in texts(corpus))


def test_one_bad_file_costs_only_itself(corpus: Corpus, folder: Path) -> None:
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "halv.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    results = run(corpus, folder, folder / "findes-ikke.docx")
    failed = {name for name, result in results.items() if result.status is Status.FAILED}
    assert failed == {"tom.pdf", "halv.pdf", "findes-ikke.docx"}
    assert all(results[name].error for name in failed)
    assert len(corpus.catalog.entries()) == 2
    assert len(corpus.catalog.failures()) == 3


class UnpluggedError(Exception):
    """The index went away in the middle of a batch."""


class UnpluggedStore(EdgeStore):
    def put(self, points: Iterable[Point]) -> None:
        raise UnpluggedError


def written_at(corpus: Corpus, document_id: str) -> int:
    with corpus.archive.original(document_id) as path:
        return path.stat().st_mtime_ns


def test_a_batch_cut_short_goes_on_without_reading_again(corpus: Corpus, folder: Path) -> None:
    store = corpus.store
    assert isinstance(store, EdgeStore)
    broken = UnpluggedStore(store.folder, store.stamp, store.shard)
    with pytest.raises(UnpluggedError):
        run(replace(corpus, store=broken), folder)
    kept = [i for i in corpus.archive.ids() if corpus.archive.has_document(i)]
    assert kept
    assert corpus.catalog.entries() == []
    written = {i: written_at(corpus, i) for i in kept}
    results = run(corpus, folder)
    assert {result.status for result in results.values()} == {Status.ADDED}
    assert written == {i: written_at(corpus, i) for i in kept}


def test_a_replacement_cut_short_is_finished_by_the_next_run(corpus: Corpus, folder: Path) -> None:
    old = run(corpus, folder)["aftale.txt"].document_id
    corpus.catalog.set_state([old], "replaced")
    run(corpus, folder / "referat.txt")
    assert not any("10 procent" in text for text in texts(corpus))
    assert corpus.catalog.in_state("past") == [old]


def test_removal_leaves_no_trace(corpus: Corpus, folder: Path) -> None:
    removed = run(corpus, folder)["aftale.txt"].document_id
    remove_document(corpus, removed)
    assert [entry.name for entry in corpus.catalog.entries()] == ["referat.txt"]
    assert removed not in list(corpus.archive.ids())
    assert not any("Ærø" in text for text in texts(corpus))


def test_rebuild_makes_the_same_index_without_the_files(settings: Settings, folder: Path) -> None:
    corpus = open_corpus(settings)
    run(corpus, folder)
    before = sorted(corpus.store.passages(), key=lambda p: (p.document_id, p.start))
    corpus.store.close()
    (folder / "aftale.txt").unlink()
    generations = FolderGenerations(settings.index_folder)
    results = list(rebuild(corpus.archive, corpus.catalog, corpus.embedder, generations, OPTIONS))
    assert {result.status for result in results} == {Status.UPDATED}
    store = generations.open(stamp_of(corpus.embedder))
    assert sorted(store.passages(), key=lambda p: (p.document_id, p.start)) == before
    store.close()


def test_the_check_up_sees_what_is_amiss(settings: Settings, folder: Path) -> None:
    corpus = open_corpus(settings)
    results = run(corpus, folder)
    corpus.store.remove(results["referat.txt"].document_id)
    with corpus.archive.original(results["aftale.txt"].document_id) as path:
        path.write_bytes(b"?")
    corpus.store.close()
    findings = {finding.name: finding for finding in check_up(settings)}
    assert "referat.txt" in findings["index"].detail
    assert "aftale.txt" in findings["archive"].detail
    assert findings["model"].well
    assert findings["files"].well


def test_a_fresh_corpus_is_well(settings: Settings) -> None:
    unwell = [finding for finding in check_up(settings) if not finding.well]
    assert [finding for finding in unwell if not finding.name.startswith("OCR")] == []


def test_parts_of_a_corpus_open_on_their_own(settings: Settings) -> None:
    assert open_embedder(settings).width > 0
    assert Catalog(settings.catalog_file).entries() == []
    assert open_archive(settings).ids() == []


class OddEmbedder:
    """A model of its own, which fails at texts that name a place: as at something odd."""

    def __init__(self, corpus: Corpus) -> None:
        self.inner = corpus.embedder
        self.name, self.width = "odd", self.inner.width
        self.words = self.inner.words

    def embed_query(self, text: str) -> Vector:
        return self.inner.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if any("Ærø" in text for text in texts):
            raise ValueError("odd")
        return self.inner.embed_passages(texts)


def test_a_document_that_cannot_be_indexed_costs_only_itself(corpus: Corpus, folder: Path) -> None:
    results = run(replace(corpus, embedder=OddEmbedder(corpus)), folder)
    assert results["aftale.txt"].status is Status.FAILED
    assert "odd" in results["aftale.txt"].error
    assert results["referat.txt"].status is Status.ADDED
    assert run(corpus, folder)["aftale.txt"].status is Status.ADDED


def test_a_backup_brings_everything_back(
    settings: Settings, corpus: Corpus, folder: Path, tmp_path: Path
) -> None:
    run(corpus, folder)
    (folder / "aftale.txt").write_text(AGREEMENT.replace("10 procent", "15 procent"))
    run(corpus, folder)
    assert back_up(settings, tmp_path / "backup.tar") == 3
    elsewhere = Settings(data=settings.data / "elsewhere")
    assert restore(elsewhere, tmp_path / "backup.tar") == 3
    restored = open_catalog(elsewhere)
    assert restored.entries() == corpus.catalog.entries()
    assert restored.versions() == corpus.catalog.versions()
    for document_id in corpus.archive.ids():
        kept = open_archive(elsewhere)
        assert kept.document(document_id) == corpus.archive.document(document_id)
        assert kept.is_original(document_id)
    with pytest.raises(CorpusExists):
        restore(elsewhere, tmp_path / "backup.tar")


def test_a_corpus_moves_to_another_kind_of_place(
    settings: Settings, corpus: Corpus, folder: Path, tmp_path: Path
) -> None:
    run(corpus, folder)
    back_up(settings, tmp_path / "backup.tar")
    elsewhere = Settings(data=tmp_path / "elsewhere", archive=f"file://{tmp_path}/bucket/pejl")
    restore(elsewhere, tmp_path / "backup.tar")
    moved = open_archive(elsewhere)
    assert isinstance(moved.shelf, RemoteShelf)
    assert moved.ids() == corpus.archive.ids()
    for document_id in moved.ids():
        assert moved.is_original(document_id)
        assert moved.annotated(document_id) == corpus.archive.annotated(document_id)


@pytest.mark.parametrize("content", [b"", b"no archive at all", None])
def test_a_damaged_backup_leaves_no_corpus(
    settings: Settings, corpus: Corpus, folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    run(corpus, folder / "referat.txt")
    back_up(settings, tmp_path / "backup.tar")
    whole = (tmp_path / "backup.tar").read_bytes()
    at_a_border = whole.index(b"archive/")  # what is before it is a whole tar
    (tmp_path / "backup.tar").write_bytes(whole[:at_a_border] if content is None else content)
    elsewhere = Settings(data=settings.data / "elsewhere")
    with pytest.raises(BackupDamaged):
        restore(elsewhere, tmp_path / "backup.tar")
    assert not elsewhere.catalog_file.exists()


def test_a_personal_number_is_kept_only_in_the_original(corpus: Corpus, tmp_path: Path) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Eleven har CPR-nr. 010170-1234 og ønsker mere tid.", encoding="utf-8")
    result = run(corpus, letter)["brev.txt"]
    kept = corpus.archive.document(result.document_id)
    assert "010170" not in kept.pages[0].text + kept.pages[0].raw_text
    assert all("010170" not in passage.text for passage in corpus.store.passages())
    assert [problem.code for problem in result.problems] == ["personal-number"]
    with corpus.archive.original(result.document_id) as path:
        assert b"010170-1234" in path.read_bytes()


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt"])
def test_a_backup_writes_nothing_outside_its_folder(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "forged.tar"
    with tarfile.open(source, "w") as tar:
        tar.addfile(tarfile.TarInfo(name))
    with pytest.raises(BackupDamaged, match="does not belong"):
        restore(settings, source)
    assert not (settings.data.parent / "outside.txt").exists()
