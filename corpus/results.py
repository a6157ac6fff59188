"""What became of a file in a batch."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import ArchiveDamaged, CorpusError, DiskFull, DocumentNotFound
from corpus.indexable import Indexable
from corpus.reading import Problem, ReadOutcome
from corpus.workers import WorkerDied
from ingest.errors import MissingTool


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    """Its content is new."""
    UPDATED = "updated"
    """The path held something else before, or the file was read anew on request."""
    UNCHANGED = "unchanged"
    """Its content is in the corpus already, whatever path it came by."""
    FAILED = "failed"
    """It could not be read; `error` says why."""


OF_ONE_DOCUMENT = (
    ArchiveDamaged,
    DocumentNotFound,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
)
"""Errors that lie in one document (or in how Pejl takes it): the batch goes on without it."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file: the counts are those of its document."""

    path: str
    status: Status
    document_id: str = ""
    pages: int = 0
    passages: int = 0
    goals: int = 0
    problems: tuple[Problem, ...] = ()
    error: str = ""


def error_of(outcome: ReadOutcome | BaseException) -> str:
    """Return why a file could not be read, "" where it could.

    Raises:
        MissingTool: that is why, and it would be so for every file.
        DiskFull: likewise.

    """
    if isinstance(outcome, ReadOutcome):
        return outcome.error
    if isinstance(outcome, MissingTool | DiskFull):
        raise outcome
    if isinstance(outcome, WorkerDied):
        return (
            "brought its reader down: it took longer than PEJL_FILE_SECONDS, or more memory than "
            "PEJL_FILE_MEMORY_MB, or is damaged; print it to PDF anew, or raise the limit"
        )
    if isinstance(outcome, CorpusError):
        return str(outcome)
    return f"met an error in Pejl itself ({type(outcome).__name__}: {outcome}); please report it"


def indexable_of(outcome: ReadOutcome | BaseException) -> Indexable | None:
    """Return what a worker has made for the index, None where it has made nothing.

    The outcome of a cluster's worker of an older Pejl has not even a place for it.
    """
    indexable: Indexable | None = getattr(outcome, "indexable", None)
    return indexable
