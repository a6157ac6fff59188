"""Out of search and back: versions, successions, the trash."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.build import BuildOptions, ingest
from corpus.errors import DocumentNotFound, NotCurrent
from corpus.index import Corpus, remove_document
from corpus.opening import open_catalog, open_corpus
from corpus.results import FileResult, Status
from corpus.retiring import bring_back, discard, empty_trash, supersede
from corpus.settings import Settings
from corpus.sources import find_sources

OPTIONS = BuildOptions(start=ThreadPoolExecutor)
AGREEMENT = "Aftale mellem Ærø Kommune og SOSU Fyn\n\nFrafaldet nedbringes med {} procent.\n"


@pytest.fixture
def corpus() -> Iterator[Corpus]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        opened = open_corpus(Settings(data=Path(name)))
        yield opened
        opened.store.close()


def run(corpus: Corpus, path: Path) -> FileResult:
    [result] = ingest(list(find_sources([path])), corpus, OPTIONS)
    return result


def write(path: Path, number: int) -> Path:
    path.write_text(AGREEMENT.format(number))
    return path


def texts(corpus: Corpus) -> str:
    return " ".join(passage.text for passage in corpus.store.passages())


def former(corpus: Corpus, document_id: str) -> list[str]:
    return [one.document_id for one in corpus.history.former(document_id)]


def test_every_version_of_a_path_is_kept_and_readable(corpus: Corpus, tmp_path: Path) -> None:
    ids = [run(corpus, write(tmp_path / "a.txt", n)).document_id for n in (1, 2, 3)]
    assert former(corpus, ids[2]) == [ids[1], ids[0]]
    assert corpus.history.current(ids[0]) == ids[2]
    entry = corpus.catalog.find(ids[0][:12])
    assert (entry.document_id, entry.current) == (ids[0], False)
    assert "1 procent" in corpus.archive.document(ids[0]).pages[0].text
    assert corpus.catalog.find("a.txt").document_id == ids[2]


def test_one_document_takes_the_place_of_another(corpus: Corpus, tmp_path: Path) -> None:
    old = run(corpus, write(tmp_path / "a.txt", 1)).document_id
    new = run(corpus, write(tmp_path / "b.txt", 2)).document_id
    supersede(corpus, old, new)
    assert "1 procent" not in texts(corpus)
    assert former(corpus, new) == [old]
    again = run(corpus, tmp_path / "a.txt")
    assert (again.status, again.document_id) == (Status.UNCHANGED, old)
    assert [entry.document_id for entry in corpus.catalog.entries()] == [new]


def test_a_succession_is_taken_back(corpus: Corpus, tmp_path: Path) -> None:
    old = run(corpus, write(tmp_path / "a.txt", 1)).document_id
    new = run(corpus, write(tmp_path / "b.txt", 2)).document_id
    supersede(corpus, old, new)
    bring_back(corpus, old)
    assert "1 procent" in texts(corpus)
    assert former(corpus, new) == []
    assert len(corpus.catalog.entries()) == 2


def test_only_what_is_in_search_is_succeeded(corpus: Corpus, tmp_path: Path) -> None:
    old = run(corpus, write(tmp_path / "a.txt", 1)).document_id
    new = run(corpus, write(tmp_path / "a.txt", 2)).document_id
    for pair in ((old, new), (new, new)):
        with pytest.raises(NotCurrent):
            supersede(corpus, *pair)


def test_what_is_in_the_trash_is_out_of_search_and_comes_back(
    corpus: Corpus, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", 1)
    document_id = run(corpus, path).document_id
    before = corpus.catalog.get(document_id)
    discard(corpus, document_id, days=30)
    assert texts(corpus) == ""
    assert corpus.catalog.entries() == []
    assert [one.document_id for one in corpus.history.trashed()] == [document_id]
    bring_back(corpus, document_id)
    assert "1 procent" in texts(corpus)
    assert corpus.history.trashed() == []
    assert corpus.catalog.entries() == [before]


def test_ingesting_what_is_in_the_trash_brings_it_back(corpus: Corpus, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", 1)
    discard(corpus, run(corpus, path).document_id, days=30)
    assert run(corpus, path).status is Status.UPDATED
    assert "1 procent" in texts(corpus)
    assert corpus.history.trashed() == []


def test_what_was_in_the_trash_for_its_time_leaves_no_trace(corpus: Corpus, tmp_path: Path) -> None:
    document_id = run(corpus, write(tmp_path / "a.txt", 1)).document_id
    discard(corpus, document_id, days=30)
    assert empty_trash(corpus, days=1) == 0
    assert empty_trash(corpus, days=0) == 1
    assert list(corpus.archive.ids()) == []
    with pytest.raises(DocumentNotFound):
        corpus.catalog.get(document_id)


def test_removal_takes_the_former_versions_along(corpus: Corpus, tmp_path: Path) -> None:
    run(corpus, write(tmp_path / "a.txt", 1))
    middle = run(corpus, write(tmp_path / "a.txt", 2)).document_id
    new = run(corpus, write(tmp_path / "b.txt", 3)).document_id
    supersede(corpus, middle, new)
    assert len(former(corpus, new)) == 2
    remove_document(corpus, new)
    assert list(corpus.archive.ids()) == []
    assert corpus.catalog.versions() == []


def test_a_former_version_is_removed_alone(corpus: Corpus, tmp_path: Path) -> None:
    ids = [run(corpus, write(tmp_path / name, n)).document_id for n, name in enumerate("abc")]
    supersede(corpus, ids[0], ids[1])
    supersede(corpus, ids[1], ids[2])
    remove_document(corpus, ids[1])
    assert former(corpus, ids[2]) == [ids[0]]
    assert list(corpus.archive.ids()) == sorted([ids[0], ids[2]])


def test_a_catalog_of_before_opens_and_keeps_its_documents(tmp_path: Path, corpus: Corpus) -> None:
    document_id = run(corpus, write(tmp_path / "a.txt", 1)).document_id
    with closing(sqlite3.connect(corpus.catalog.path)) as connection, connection:
        connection.execute("DROP TABLE successions")
        connection.execute("DROP TABLE trash")
    settings = Settings(data=corpus.catalog.path.parent)
    catalog = open_catalog(settings)
    assert [entry.document_id for entry in catalog.entries()] == [document_id]
    discard(corpus, document_id, days=30)
    assert len(corpus.history.trashed()) == 1
