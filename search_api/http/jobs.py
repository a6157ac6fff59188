"""Uploads on their way into the corpus: one batch at a time, in a thread, kept on disk until done.

    data/jobs/ID/files/...    what was uploaded, deleted when it is in the corpus
    data/jobs/ID/control/...  how far each file is, and the word to stop
    data/jobs/ID/job.json     how far it has come

A service that was stopped in the middle goes on with what is there when it starts again. What could
not be read, or was left when a job was cancelled, stays until it is tried again or given up.
"""

import logging
import queue
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from corpus.build import BuildOptions, ingest
from corpus.codec import NotReadable, from_json, to_json
from corpus.control import Control, UnderWay, seconds_left
from corpus.errors import CorpusError
from corpus.files import write_atomic
from corpus.index import Corpus
from corpus.results import FileResult, Status
from corpus.retiring import empty_trash
from corpus.sources import Source, uploaded
from ingest.errors import MissingTool
from nlp.errors import NlpError

_log = logging.getLogger(__name__)


class JobState(StrEnum):
    """How far a job has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """A batch of uploaded files. Times are seconds since 1970; `seconds_left` is a guess.

    `under_way` are files at hand that are read page by page.
    """

    id: str
    state: JobState
    total: int
    finished: int = 0
    failed: int = 0
    created: float = 0.0
    ended: float | None = None
    seconds_left: float | None = None
    results: tuple[FileResult, ...] = ()
    error: str = ""
    under_way: tuple[UnderWay, ...] = ()


class Jobs:
    """The jobs of one service."""

    def __init__(
        self,
        folder: Path,
        corpus: Callable[[], Corpus],
        options: BuildOptions,
        *,
        trash_days: int = 30,
    ) -> None:
        self._folder = folder
        self._trash_days = trash_days
        self._corpus = corpus
        self._options = options
        self._queue: queue.Queue[str | None] = queue.Queue()
        self._running: Job | None = None
        self._began = 0.0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to work, first on what an earlier run left; half an upload is dropped."""
        for folder in sorted(self._folder.glob("*/files")):
            job = self._read(folder.parent.name)
            if job is None:
                self.drop(folder.parent.name)
            elif job.state not in _ENDED:
                self._queue.put(job.id)
        self._thread.start()

    def stop(self, *, seconds: float = 30.0) -> None:
        """Let the page at hand come to its end; the rest of its job waits for the next start."""
        self._stopping.set()
        if self._running:
            self._control(self._running.id).cancel()
        self._queue.put(None)
        self._thread.join(seconds)

    def new_folder(self) -> tuple[str, Path]:
        """Return the id of a job to be, and where to put its files."""
        job_id = uuid.uuid4().hex
        folder = self._folder / job_id / "files"
        folder.mkdir(parents=True)
        return job_id, folder

    def drop(self, job_id: str) -> None:
        """Forget a job that never came to be, files and all."""
        shutil.rmtree(self._folder / job_id, ignore_errors=True)

    def submit(self, job_id: str) -> Job:
        """Queue the files that lie in the job's folder."""
        total = len(self._files(job_id))
        self._control(job_id).clear()
        job = Job(job_id, JobState.QUEUED, total, created=time.time())
        self._write(job)
        self._queue.put(job_id)
        return job

    def find(self, job_id: str) -> Job | None:
        """Return a job, also one of an earlier run of the service."""
        with self._lock:
            running = self._running
        if not running or running.id != job_id:
            return self._read(job_id)
        under_way = self._control(job_id).under_way()
        elapsed = time.monotonic() - self._began
        left = seconds_left(elapsed, running.finished, running.total, under_way)
        return replace(running, under_way=under_way, seconds_left=left)

    def cancel(self, job_id: str) -> Job | None:
        """Stop a job: what is finished stays, the rest waits to be tried again."""
        job = self.find(job_id)
        if job is None or job.state in _ENDED:
            return job
        self._control(job_id).cancel()
        if job.state is JobState.QUEUED:
            self._write(replace(job, state=JobState.CANCELLED, ended=time.time()))
        return self.find(job_id)

    def retry(self, job_id: str) -> Job | None:
        """Queue what a job left: files that could not be read, and those that it did not get to."""
        job = self.find(job_id)
        if job is None or job.state not in _ENDED or not self._files(job_id):
            return job
        return self.submit(job_id)

    def left(self) -> list[str]:
        """Return the ids of jobs that ended and left files."""
        ids = [folder.parent.name for folder in sorted(self._folder.glob("*/files"))]
        jobs = [self._read(job_id) for job_id in ids]
        return [job.id for job in jobs if job and job.state in _ENDED and self._files(job.id)]

    def give_up(self, job_id: str) -> None:
        """Delete the files that a job left."""
        shutil.rmtree(self._folder / job_id / "files", ignore_errors=True)

    def _work(self) -> None:
        while (job_id := self._queue.get()) is not None:
            job = self.find(job_id)
            if job is None or job.state in _ENDED or self._stopping.is_set():
                continue
            try:
                self._run(job)
            except (CorpusError, MissingTool, NlpError, OSError) as error:
                _log.exception("job %s ended", job_id)
                self._end(self.find(job_id) or job, JobState.FAILED, str(error))
            except Exception:  # whatever it was, the next job must find somebody at work
                _log.exception("job %s ended in an error of Pejl", job_id)
                self._end(self.find(job_id) or job, JobState.FAILED, "an error in Pejl itself")

    def _run(self, job: Job) -> None:
        self._began = time.monotonic()
        corpus = self._corpus()
        empty_trash(corpus, days=self._trash_days)
        control = self._control(job.id)
        if not control.is_cancelled():
            control.clear()
        options = replace(self._options, control=control)
        job = replace(job, state=JobState.RUNNING, finished=0, failed=0, results=())
        self._keep(job)
        for result in ingest(self._sources(job.id), corpus, options):
            job = _advance(job, result)
            self._keep(job)
        if self._stopping.is_set():
            return
        corpus.store.optimize()
        self._end(job, JobState.CANCELLED if control.is_cancelled() else JobState.DONE)

    def _end(self, job: Job, state: JobState, error: str = "") -> None:
        """Record the end of a job; only what it did not bring into the corpus stays."""
        ended = replace(job, state=state, error=error, ended=time.time(), seconds_left=None)
        self._write(replace(ended, under_way=()))
        kept = {result.path for result in job.results if result.status is not Status.FAILED}
        for path in self._files(job.id):
            if path.name in kept:
                path.unlink()
        if not self._files(job.id):
            self.give_up(job.id)
        shutil.rmtree(self._folder / job.id / "control", ignore_errors=True)
        with self._lock:
            self._running = None

    def _control(self, job_id: str) -> Control:
        return Control(self._folder / job_id / "control")

    def _keep(self, job: Job) -> None:
        """Show how far the running job is; on disk it is renewed only at its end."""
        with self._lock:
            self._running = job

    def _write(self, job: Job) -> None:
        write_atomic(self._folder / job.id / "job.json", to_json(job))

    def _read(self, job_id: str) -> Job | None:
        path = self._folder / job_id / "job.json"
        try:
            return from_json(path.read_bytes(), Job)
        except (OSError, NotReadable):
            return None

    def _files(self, job_id: str) -> list[Path]:
        return sorted(p for p in (self._folder / job_id / "files").rglob("*") if p.is_file())

    def _sources(self, job_id: str) -> Iterator[Source]:
        return map(uploaded, self._files(job_id))


def _advance(job: Job, result: FileResult) -> Job:
    return replace(
        job,
        finished=job.finished + 1,
        failed=job.failed + (result.status is Status.FAILED),
        results=(*job.results, result),
    )
