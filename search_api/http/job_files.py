"""What is kept of jobs, on disk, where every process that serves the corpus finds it.

data/jobs/working         held by the process whose turn it is to work
data/jobs/ID/receiving    held by the process that takes the files in
data/jobs/ID/files/...    what was uploaded, deleted when it is in the corpus
data/jobs/ID/control/...  how far each file is, and the word to stop
data/jobs/ID/cancelled    there once somebody has cancelled the job
data/jobs/ID/job.json     how far it has come
"""

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.codec import NotReadable, from_json, to_json
from corpus.control import Control, UnderWay
from corpus.files import write_atomic
from corpus.locks import FileLock
from corpus.results import FileResult, Status


class JobState(StrEnum):
    """How far a job has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """A batch of uploaded files. Times are seconds since 1970; `seconds_left` is a guess.

    `under_way` are files at hand that are read page by page. A queued job with an `error` was begun
    and is begun again: its index was away.
    """

    id: str
    state: JobState
    total: int
    finished: int = 0
    failed: int = 0
    created: float = 0.0
    started: float | None = None
    ended: float | None = None
    seconds_left: float | None = None
    results: tuple[FileResult, ...] = ()
    error: str = ""
    under_way: tuple[UnderWay, ...] = ()


class JobFiles:
    """The folders of the jobs of one corpus. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._receiving: dict[str, FileLock] = {}

    def turn(self) -> FileLock:
        """Return the lock that whoever works on jobs must hold."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self._folder / "working")

    def receive(self) -> tuple[str, Path]:
        """Begin to take in an upload: the id of a job to be, and where to put its files."""
        job_id = uuid.uuid4().hex
        folder = self._folder / job_id
        folder.mkdir(parents=True)
        lock = self._receiving[job_id] = FileLock(folder / "receiving")
        lock.take()
        files = folder / "files"
        files.mkdir()  # only now others see it, and that it is being received
        return job_id, files

    def drop(self, job_id: str) -> None:
        """Forget a job that never came to be, files and all."""
        folder = self._folder / job_id
        shutil.rmtree(folder / "files", ignore_errors=True)
        self._end_receiving(job_id)
        shutil.rmtree(folder, ignore_errors=True)

    def drop_halves(self) -> None:
        """Drop uploads that broke off with their process; those that still come in are let be."""
        for job_id in self._ids():
            if self.read(job_id) is None:
                lock = FileLock(self._folder / job_id / "receiving")
                if lock.take():
                    lock.release()
                    self.drop(job_id)

    def queue(self, job: Job) -> None:
        """Enter a job whose files are all there."""
        (self._folder / job.id / "cancelled").unlink(missing_ok=True)
        self.control(job.id).clear()
        self.write(job)
        self._end_receiving(job.id)

    def waiting(self) -> list[Job]:
        """Return the jobs that are to be worked on, oldest first.

        A running one is among them: who holds the turn and is not at it, finds it abandoned.
        """
        jobs = (self.read(job_id) for job_id in self._ids())
        found = [job for job in jobs if job and job.state not in ENDED]
        return sorted(found, key=lambda job: (job.created, job.id))

    def left(self) -> list[str]:
        """Return the ids of jobs that ended and left files."""
        jobs = [self.read(job_id) for job_id in self._ids()]
        return [job.id for job in jobs if job and job.state in ENDED and self.files(job.id)]

    def cancel(self, job_id: str) -> None:
        """Have a job stopped, by whichever process is at it."""
        (self._folder / job_id / "cancelled").touch()
        self.control(job_id).cancel()

    def is_cancelled(self, job_id: str) -> bool:
        """Whether somebody has cancelled the job; a service that stops does not."""
        return (self._folder / job_id / "cancelled").exists()

    def end(self, job: Job) -> None:
        """Record the end of a job; only what it did not bring into the corpus stays."""
        self.write(job)
        kept = {result.path for result in job.results if result.status is not Status.FAILED}
        for path in self.files(job.id):
            if path.name in kept:
                path.unlink()
        if not self.files(job.id):
            self.give_up(job.id)
        shutil.rmtree(self._folder / job.id / "control", ignore_errors=True)

    def give_up(self, job_id: str) -> None:
        """Delete the files of a job."""
        shutil.rmtree(self._folder / job_id / "files", ignore_errors=True)

    def control(self, job_id: str) -> Control:
        """Return how the workers of a job tell and are told."""
        return Control(self._folder / job_id / "control")

    def files(self, job_id: str) -> list[Path]:
        """Return what there is of a job's files."""
        return sorted(p for p in (self._folder / job_id / "files").rglob("*") if p.is_file())

    def read(self, job_id: str) -> Job | None:
        """Return a job as it was written last, None where there is none."""
        try:
            return from_json((self._folder / job_id / "job.json").read_bytes(), Job)
        except (OSError, NotReadable):
            return None

    def write(self, job: Job) -> None:
        """Keep how far a job has come."""
        write_atomic(self._folder / job.id / "job.json", to_json(job))

    def _ids(self) -> Iterator[str]:
        return (folder.parent.name for folder in self._folder.glob("*/files"))

    def _end_receiving(self, job_id: str) -> None:
        if lock := self._receiving.pop(job_id, None):
            lock.release()
            (self._folder / job_id / "receiving").unlink(missing_ok=True)
