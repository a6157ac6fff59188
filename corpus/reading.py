"""What a worker does with one file: read, repair, understand, and keep it all in the archive.

Runs in a process of its own: a plain task goes in, and what goes on into the index comes out.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.archive import Archive
from corpus.control import Control
from corpus.errors import CorpusError, DiskFull
from corpus.garbage import collect_seldom
from corpus.indexable import Indexable, Recipe, make_by
from corpus.workers import end_with_parent
from ingest.document import Document
from ingest.errors import IngestError, Stopped
from ingest.options import ReadOptions
from nlp.masking import mask_document


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a page of a document that was read all the same."""

    page: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, and for how many seconds at most (0: no limit).

    Without a `path`, the bytes that the archive keeps are read, under the file name `name`. `again`
    reads it anew although its text is in the archive; `mask` blots out personal numbers. Nothing is
    begun once `control` says that the batch was cancelled. `recipe` is what the index's points are
    made by, None where none are asked for.
    """

    path: Path | None
    name: str
    document_id: str
    archive: Archive
    options: ReadOptions = field(default_factory=ReadOptions)
    seconds: int = 0
    again: bool = False
    mask: bool = True
    control: Control | None = None
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """How it went: `error` is empty where the document is in the archive.

    `stopped`: it was not begun or left in the middle, because the batch was cancelled. `indexable`
    is what goes on into the index, None where the worker could not make it by the task's recipe.
    """

    error: str = ""
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    indexable: Indexable | None = None


def read_file(task: ReadTask) -> ReadOutcome:
    """Bring one file into the archive; what is already kept of it is not recognised again.

    Raises:
        MissingTool: nothing can be recognised at all, so the batch must stop.
        DiskFull: nothing can be kept, so the batch must stop.

    """
    if task.control and task.control.is_cancelled():
        return ReadOutcome(stopped=True)
    with _time_limit(task.seconds):
        try:
            document = _keep_document(task)
            indexable = _understand(task, document)
        except Stopped:
            return ReadOutcome(stopped=True)
        except IngestError as error:
            return ReadOutcome(error=error.reason)
        except DiskFull:
            raise
        except (CorpusError, OSError) as error:
            return ReadOutcome(error=str(error))
        except MemoryError:
            return ReadOutcome(error="needs more memory than PEJL_FILE_MEMORY_MB allows; split it")
    return ReadOutcome(problems=tuple(_problems(document)), indexable=indexable)


def prepare_worker(memory_mb: int) -> None:
    """Set up a worker process: one thread a file, a limit of memory, and no Ctrl-C of its own.

    Ctrl-C goes to the process that hands out the work, which lets what has begun come to its end.
    When that process is killed, the worker goes too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    limit_worker(memory_mb)


def limit_worker(memory_mb: int) -> None:
    """Limit this process to one OCR thread and so much memory (0: no limit)."""
    collect_seldom()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    if memory_mb and os.name == "posix":
        import resource  # not on Windows

        limit = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """End this whole process after so many seconds: a library stuck in C cannot be stopped else."""
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _keep_document(task: ReadTask) -> Document:
    if task.archive.has_document(task.document_id) and not task.again:
        return task.archive.document(task.document_id)
    from ingest.reader import read_document  # heavy; a worker that only rebuilds can do without

    with _file(task) as path:
        document = read_document(path, task.options)
        if task.mask:
            document = mask_document(document)
        if task.path:
            task.archive.put_original(task.document_id, path)
    task.archive.put_document(document)
    return document


@contextmanager
def _file(task: ReadTask) -> Iterator[Path]:
    """Yield the file to read: readers go by its name too, so a kept one gets its own back."""
    if task.path:
        yield task.path
        return
    with TemporaryDirectory(prefix="pejl-") as folder:
        path = Path(folder) / task.name
        with task.archive.original(task.document_id) as kept:
            shutil.copyfile(kept, path)
        yield path


def _understand(task: ReadTask, document: Document) -> Indexable | None:
    """Keep what is understood of a document, and return what goes on into the index."""
    from nlp.annotate import annotate_document  # heavy

    annotated = annotate_document(document)
    task.archive.put_annotated(annotated)
    return make_by(task.recipe, document, annotated)


def _problems(document: Document) -> Iterator[Problem]:
    for page in document.pages:
        for problem in page.problems:
            yield Problem(page.number, problem.code, problem.message)
