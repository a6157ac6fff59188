"""A batch that is watched and stopped while it works."""

import pickle
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.build import BuildOptions, ingest, read_task
from corpus.control import Control, UnderWay, seconds_left
from corpus.index import Corpus
from corpus.opening import open_corpus
from corpus.reading import ReadOutcome, read_file
from corpus.settings import Settings
from corpus.sources import Source, content_hash, find_sources
from ingest.errors import Stopped
from ingest.options import ReadOptions
from ingest.reader import read_document

SCAN = Path(__file__).parents[2] / "corpus/samples/files/partnerskabsaftale-gladsaxe-sosu-h.pdf"


@pytest.fixture
def control(tmp_path: Path) -> Control:
    made = Control(tmp_path / "control")
    made.clear()
    return made


@pytest.fixture
def corpus() -> Iterator[Corpus]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        opened = open_corpus(Settings(data=Path(name)))
        yield opened
        opened.store.close()


def test_pages_are_told_and_a_stop_is_heard(control: Control) -> None:
    note = pickle.loads(pickle.dumps(partial(control.note, "a", "aftale.pdf")))
    note(3, 300)
    assert control.under_way() == (UnderWay("aftale.pdf", 3, 300),)
    control.cancel()
    with pytest.raises(Stopped):
        note(4, 300)
    control.finish("a")
    assert control.under_way() == ()
    control.clear()
    assert not control.is_cancelled()


def test_a_folder_out_of_reach_is_no_matter(tmp_path: Path) -> None:
    Control(tmp_path / "elsewhere").note("a", "aftale.pdf", 1, 2)
    assert Control(tmp_path / "elsewhere").under_way() == ()


def test_a_file_at_hand_counts_by_its_pages() -> None:
    half = (UnderWay("a.pdf", 150, 300),)
    assert seconds_left(60, 0, 1, half) == pytest.approx(60)
    assert seconds_left(60, 1, 2, half) == pytest.approx(20)
    assert seconds_left(60, 0, 2, ()) is None


def test_a_scan_is_left_at_its_next_page(control: Control) -> None:
    control.cancel()
    with pytest.raises(Stopped):
        read_document(SCAN, ReadOptions(on_page=partial(control.note, "a", SCAN.name)))


def test_what_was_handed_out_is_not_begun_once_the_batch_is_cancelled(
    corpus: Corpus, control: Control, tmp_path: Path
) -> None:
    path = tmp_path / "aftale.txt"
    path.write_text("Aftale om oplæring og praktik.")
    options = BuildOptions(start=ThreadPoolExecutor, control=control)
    task = read_task(corpus, content_hash(path), path.name, options, path=path)
    control.cancel()
    assert read_file(task) == ReadOutcome(stopped=True)
    assert not corpus.archive.has_document(task.document_id)
    control.clear()
    assert not read_file(task).stopped
    assert corpus.archive.has_document(task.document_id)


def test_a_cancelled_batch_keeps_what_is_done_and_goes_on_later(
    corpus: Corpus, control: Control, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Aftale nummer {number} om oplæring og praktik.")
    sources = list(find_sources([folder]))
    options = BuildOptions(start=ThreadPoolExecutor, control=control)
    first = _until(corpus, sources, options, 2)
    assert 2 <= first < len(sources)
    assert len(corpus.catalog.entries()) == first
    assert corpus.catalog.failures() == []
    control.clear()
    list(ingest(sources, corpus, options))
    assert len(corpus.catalog.entries()) == len(sources)


def _until(corpus: Corpus, sources: list[Source], options: BuildOptions, wanted: int) -> int:
    """Cancel a batch after so many files; return how many it brought in."""
    count = 0
    for _ in ingest(sources, corpus, replace(options)):
        count += 1
        if count == wanted and options.control:
            options.control.cancel()
    return count


def test_who_asks_while_the_batch_ends_is_answered(tmp_path: Path) -> None:
    control = Control(tmp_path / "control")
    ended = threading.Event()

    def begin_and_end() -> None:
        for _ in range(2000):
            control.clear()
            control.note("d", "aftale.pdf", 1, 3)
            shutil.rmtree(control.folder, ignore_errors=True)
        ended.set()

    batch = threading.Thread(target=begin_and_end)
    batch.start()
    while not ended.is_set():
        assert {one.name for one in control.under_way()} <= {"aftale.pdf"}
    batch.join()
