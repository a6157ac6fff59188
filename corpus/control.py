"""A batch on its way: how far each file has come, page by page, and the word to stop.

Workers are told and tell through small files in one folder, so that it does not matter what sort of
executor they run in; those that do not reach the folder go on without.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.codec import NotReadable, from_json, to_json
from ingest.errors import Stopped

_STOP = "stop"


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A file that is being read: so many of its pages are done."""

    name: str
    done: int
    pages: int


@dataclass(frozen=True, slots=True)
class Control:
    """The folder of one batch. Plain and picklable: workers get it with their tasks."""

    folder: Path

    def clear(self) -> None:
        """Make the folder ready for a batch, whatever an earlier one left in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            path.unlink(missing_ok=True)

    def cancel(self) -> None:
        """Ask for an end: files at hand are left at their next page, no further one is begun."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _STOP).touch()

    def is_cancelled(self) -> bool:
        """Whether an end was asked for."""
        return (self.folder / _STOP).exists()

    def note(self, document_id: str, name: str, done: int, pages: int) -> None:
        """Note how far a file has come.

        Raises:
            Stopped: an end was asked for.

        """
        if self.is_cancelled():
            raise Stopped
        with suppress(FileNotFoundError):  # nobody looks any longer
            (self.folder / document_id).write_bytes(to_json(UnderWay(name, done, pages)))

    def finish(self, document_id: str) -> None:
        """Note that a file is no longer being read."""
        (self.folder / document_id).unlink(missing_ok=True)

    def under_way(self) -> tuple[UnderWay, ...]:
        """Return the files that are being read page by page, by name."""
        try:
            paths = list(self.folder.iterdir())
        except FileNotFoundError:  # the batch has ended, perhaps just now
            paths = []
        found = [_read(path) for path in paths if path.name != _STOP]
        return tuple(sorted((one for one in found if one), key=lambda one: one.name))


def _read(path: Path) -> UnderWay | None:
    try:
        return from_json(path.read_bytes(), UnderWay)
    except (OSError, NotReadable):  # gone, or being written
        return None


def seconds_left(
    elapsed: float, finished: int, total: int, under_way: tuple[UnderWay, ...]
) -> float | None:
    """Return a guess at the time left in seconds, None before there is anything to judge by.

    A file at hand counts by the share of its pages that are done.
    """
    done = finished + sum(one.done / max(1, one.pages) for one in under_way)
    return elapsed * max(0.0, total - done) / done if done else None
