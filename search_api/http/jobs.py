"""Uploads on their way into the corpus: one batch at a time, in a thread, kept on disk until done.

Any number of processes may serve one corpus. Whose turn it is to work tells a lock that ends with
its holder: another then goes on with what is there, as does a service that starts again. All tell
how far a job is, and all can cancel it. What could not be read, or was left when a job was
cancelled, stays until it is tried again or given up.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from corpus.build import BuildOptions, ingest
from corpus.control import seconds_left
from corpus.errors import CorpusError, StoreUnavailable
from corpus.index import Corpus
from corpus.results import FileResult, Status
from corpus.retiring import empty_trash
from corpus.sources import uploaded
from ingest.errors import MissingTool
from nlp.errors import NlpError
from search_api.http.job_files import ENDED, Job, JobFiles, JobState

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 3.0
"""How soon a job is found that no process is at, and an index asked again that was away."""

_SHOW_SECONDS = 1.0
"""How often the other processes are told how far a job is."""


class Jobs:
    """The jobs of one corpus, as one process of its service sees them and works on them."""

    def __init__(
        self,
        folder: Path,
        corpus: Callable[[], Corpus],
        options: BuildOptions,
        *,
        trash_days: int = 30,
    ) -> None:
        self._kept = JobFiles(folder)
        self._trash_days = trash_days
        self._corpus = corpus
        self._options = options
        self._running: Job | None = None
        self._shown_next = 0.0
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to work, first on what an earlier run left; half an upload is dropped."""
        self._kept.drop_halves()
        self._thread.start()

    def stop(self, *, seconds: float = 30.0) -> None:
        """Let the page at hand come to its end; the rest of its job waits for whoever is next."""
        self._stopping.set()
        with self._lock:
            running = self._running
        if running:
            self._kept.control(running.id).cancel()
        self._wake.set()
        self._thread.join(seconds)

    def new_folder(self) -> tuple[str, Path]:
        """Return the id of a job to be, and where to put its files."""
        return self._kept.receive()

    def drop(self, job_id: str) -> None:
        """Forget a job that never came to be, files and all."""
        self._kept.drop(job_id)

    def submit(self, job_id: str) -> Job:
        """Queue the files that lie in the job's folder."""
        total = len(self._kept.files(job_id))
        job = Job(job_id, JobState.QUEUED, total, created=time.time())
        self._kept.queue(job)
        self._wake.set()
        return job

    def find(self, job_id: str) -> Job | None:
        """Return a job, also one that another process is at, or an earlier run was."""
        with self._lock:
            running = self._running
        job = running if running and running.id == job_id else self._kept.read(job_id)
        if job is None or job.state is not JobState.RUNNING:
            return job
        under_way = self._kept.control(job_id).under_way()
        elapsed = max(0.0, time.time() - (job.started or job.created))
        left = seconds_left(elapsed, job.finished, job.total, under_way)
        return replace(job, under_way=under_way, seconds_left=left)

    def cancel(self, job_id: str) -> Job | None:
        """Stop a job: what is finished stays, the rest waits to be tried again."""
        job = self.find(job_id)
        if job is None or job.state in ENDED:
            return job
        self._kept.cancel(job_id)
        self._wake.set()
        return self.find(job_id)

    def retry(self, job_id: str) -> Job | None:
        """Queue what a job left: files that could not be read, and those that it did not get to."""
        job = self.find(job_id)
        if job is None or job.state not in ENDED or not self._kept.files(job_id):
            return job
        return self.submit(job_id)

    def left(self) -> list[str]:
        """Return the ids of jobs that ended and left files."""
        return self._kept.left()

    def give_up(self, job_id: str) -> None:
        """Delete the files that a job left."""
        self._kept.give_up(job_id)

    def _work(self) -> None:
        turn = self._kept.turn()
        while not self._stopping.is_set():
            self._wake.clear()
            if turn.take():
                try:
                    self._work_through()
                except OSError:
                    _log.exception("the jobs cannot be read; tried again soon")
                finally:
                    turn.release()
            self._wake.wait(_LOOK_SECONDS)

    def _work_through(self) -> None:
        """Work on all there is, until the index is away; to be called with the turn held."""
        while not self._stopping.is_set() and (waiting := self._kept.waiting()):
            if not self._attempt(waiting[0]):
                return

    def _attempt(self, job: Job) -> bool:
        """Work on a job; return whether to go on with the next."""
        try:
            self._run(job)
        except StoreUnavailable as error:
            _log.warning("job %s waits for the index: %s", job.id, error)
            self._leave(replace(job, state=JobState.QUEUED, error=str(error)))
            return False
        except (CorpusError, MissingTool, NlpError, OSError) as error:
            _log.exception("job %s ended: %s", job.id, error)
            self._end(self._running or job, JobState.FAILED, str(error))
        except Exception:  # whatever it was, the next job must find somebody at work
            _log.exception("job %s ended in an error of Pejl", job.id)
            self._end(self._running or job, JobState.FAILED, "an error in Pejl itself")
        return True

    def _run(self, job: Job) -> None:
        control = self._kept.control(job.id)
        if self._kept.is_cancelled(job.id):
            self._end(job, JobState.CANCELLED)
            return
        control.clear()
        empty = replace(job, finished=0, failed=0, results=(), error="")
        job = replace(empty, state=JobState.RUNNING, started=time.time())
        self._show(job, now=True)
        corpus = self._corpus()
        empty_trash(corpus, days=self._trash_days)
        if not self._stopping.is_set():
            sources = map(uploaded, self._kept.files(job.id))
            for result in ingest(sources, corpus, replace(self._options, control=control)):
                job = _advance(job, result)
                self._show(job)
        if self._stopping.is_set() and job.finished < job.total:
            self._leave(replace(job, state=JobState.QUEUED))
            return
        cancelled = self._kept.is_cancelled(job.id)
        self._end(job, JobState.CANCELLED if cancelled else JobState.DONE)
        _put_in_order(corpus)

    def _show(self, job: Job, *, now: bool = False) -> None:
        """Show how far the running job is; to other processes so seldom that it costs little."""
        with self._lock:
            self._running = job
        began = time.monotonic()
        if now or began >= self._shown_next:
            with suppress(OSError, CorpusError):  # a full disk must not end a job that runs
                self._kept.write(job)
            took = time.monotonic() - began
            self._shown_next = began + max(_SHOW_SECONDS, 20 * took)

    def _leave(self, job: Job) -> None:
        """Let a job wait for its next turn."""
        self._kept.write(job)
        with self._lock:
            self._running = None

    def _end(self, job: Job, state: JobState, error: str = "") -> None:
        self._kept.end(replace(job, state=state, error=error, ended=time.time()))
        with self._lock:
            self._running = None


def _put_in_order(corpus: Corpus) -> None:
    """Make searches fast again after a job; its documents are found before that."""
    try:
        corpus.store.optimize()
    except Exception:  # whatever it was, the job is done; the next one tries again
        _log.exception("the index could not be optimized")


def _advance(job: Job, result: FileResult) -> Job:
    return replace(
        job,
        finished=job.finished + 1,
        failed=job.failed + (result.status is Status.FAILED),
        results=(*job.results, result),
    )
