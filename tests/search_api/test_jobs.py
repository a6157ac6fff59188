"""Jobs as several processes see them: one is at work, all tell of it, any takes over."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.errors import StoreUnavailable
from corpus.index import Corpus
from corpus.opening import open_corpus
from corpus.options import build_options
from corpus.settings import Settings
from corpus.store.edge import EdgeStore
from search_api.http.job_files import ENDED, Job, JobFiles, JobState
from search_api.http.jobs import Jobs


@pytest.fixture
def settings() -> Iterator[Settings]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Settings(data=Path(name), jobs=1)


@pytest.fixture
def corpus(settings: Settings) -> Iterator[Corpus]:
    opened = open_corpus(settings)
    yield opened
    opened.store.close()


def jobs_of(settings: Settings, corpus: Callable[[], Corpus]) -> Jobs:
    return Jobs(settings.data / "jobs", corpus, build_options(settings))


def put(jobs: Jobs, count: int) -> str:
    job_id, folder = jobs.new_folder()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"Referat nummer {number} om praktik i Odder.")
    jobs.submit(job_id)
    return job_id


def wait(jobs: Jobs, job_id: str, met: Callable[[Job], bool]) -> Job:
    for _ in range(1200):
        job = jobs.find(job_id)
        if job and met(job):
            return job
        time.sleep(0.025)
    raise AssertionError(job)


def ended(job: Job) -> bool:
    return job.state in ENDED


def test_one_works_the_other_tells_and_cancels(
    settings: Settings, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_api.http.jobs._SHOW_SECONDS", 0.0)
    one, other = jobs_of(settings, lambda: corpus), jobs_of(settings, lambda: corpus)
    one.start()
    job_id = put(other, 40)  # whose own thread is not at work
    seen = wait(other, job_id, lambda job: job.finished > 0)
    assert seen.state is JobState.RUNNING
    assert seen.seconds_left is not None
    other.cancel(job_id)
    left = wait(other, job_id, ended)
    one.stop()
    assert left.state is JobState.CANCELLED
    assert 0 < left.finished < left.total
    assert other.left() == [job_id]


def test_a_job_is_worked_on_once(settings: Settings, corpus: Corpus) -> None:
    opened: list[int] = []

    def open_once() -> Corpus:
        opened.append(threading.get_ident())
        return corpus

    many = [jobs_of(settings, open_once) for _ in range(3)]
    ids = [put(jobs, 1) for jobs in many]
    for jobs in many:
        jobs.start()
    for job_id in ids:
        assert wait(many[0], job_id, ended).state is JobState.DONE
    for jobs in many:
        jobs.stop()
    assert len(opened) == len(ids)


@dataclass(frozen=True, slots=True)
class SlowStore(EdgeStore):
    """An index that takes its time to put itself in order, and then fails."""

    go_on: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def optimize(self) -> None:
        self.begun.set()
        assert self.go_on.wait(30)
        raise StoreUnavailable("on purpose")


def test_a_job_is_done_when_its_documents_are_found(settings: Settings, corpus: Corpus) -> None:
    assert isinstance(corpus.store, EdgeStore)
    slow = SlowStore(corpus.store.folder, corpus.store.stamp, corpus.store.shard)
    jobs = jobs_of(settings, lambda: replace(corpus, store=slow))
    jobs.start()
    job_id = put(jobs, 1)
    assert slow.begun.wait(30)
    done = jobs.find(job_id)
    assert done is not None
    assert done.state is JobState.DONE
    assert corpus.store.count() == 1
    slow.go_on.set()
    another = put(jobs, 2)
    assert wait(jobs, another, ended).state is JobState.DONE
    jobs.stop()
    assert jobs.find(job_id) == done


def test_a_stop_in_the_middle_cancels_nothing(settings: Settings, corpus: Corpus) -> None:
    one = jobs_of(settings, lambda: corpus)
    one.start()
    job_id = put(one, 30)
    wait(one, job_id, lambda job: job.finished > 0)
    one.stop()
    waiting = one.find(job_id)
    assert waiting is not None
    assert waiting.state is JobState.QUEUED
    other = jobs_of(settings, lambda: corpus)
    other.start()
    assert wait(other, job_id, ended).state is JobState.DONE
    other.stop()
    assert corpus.catalog.count() == 30


def test_an_upload_that_comes_in_elsewhere_is_let_be(
    settings: Settings, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_api.http.jobs._LOOK_SECONDS", 0.1)
    one, other = jobs_of(settings, lambda: corpus), jobs_of(settings, lambda: corpus)
    job_id, folder = one.new_folder()
    (folder / "0.txt").write_text("Referat om praktik i Odder.")
    other.start()
    assert folder.exists()
    assert one.submit(job_id).total == 1
    assert wait(other, job_id, ended).state is JobState.DONE
    other.stop()


def test_an_upload_whose_process_died_is_dropped(settings: Settings) -> None:
    files = JobFiles(settings.data / "jobs")
    if (child := os.fork()) == 0:  # pragma: no cover
        files.receive()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    [folder] = settings.data.glob("jobs/*/files")
    files.drop_halves()
    assert not folder.parent.exists()


def test_a_job_waits_for_its_index(
    settings: Settings, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_api.http.jobs._LOOK_SECONDS", 0.1)
    away = [True]

    def ask() -> Corpus:
        if away:
            msg = "the Qdrant server failed"
            raise StoreUnavailable(msg)
        return corpus

    jobs = jobs_of(settings, ask)
    jobs.start()
    job_id = put(jobs, 1)
    told = wait(jobs, job_id, lambda job: bool(job.error))
    assert told.state in (JobState.QUEUED, JobState.RUNNING)
    away.clear()
    job = wait(jobs, job_id, ended)
    assert (job.state, job.finished, job.failed, job.error) == (JobState.DONE, 1, 0, "")
    jobs.stop()
