"""A folder that is watched: which of its files are whole and are new or changed.

A file is whole when its size and time have stood still for a while and nothing says that it is
still being written: no name of a half download, no lock beside it. Links are passed over, so that
nobody who may write to the folder can have files elsewhere read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.sources import is_litter

_PARTIAL = frozenset(
    {".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".opdownload"}
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looked: its size in bytes, and when it was changed (nanoseconds since 1970)."""

    size: int
    changed: int


@dataclass(slots=True)
class FolderWatch:
    """What was seen of a folder so far. `settle` is how many seconds a file must stand still."""

    folder: Path
    settle: float = 3.0
    _seen: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)
    _handed: dict[Path, Stamp] = field(default_factory=dict)

    def look(self, now: float) -> list[Path]:
        """Return the files that have become whole since the last look, each once until it changes.

        NOW is a clock's seconds, from whatever point.
        """
        ready = []
        for path, stamp in _files(self.folder):
            before, since = self._seen.get(path, (None, now))
            if before != stamp:
                since = now
            self._seen[path] = (stamp, since)
            if now - since >= self.settle and self._handed.get(path) != stamp:
                self._handed[path] = stamp
                ready.append(path)
        return sorted(ready)


def _files(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    for path in folder.rglob("*"):
        try:
            if path.is_symlink() or not path.is_file() or _is_being_written(path, folder):
                continue
            state = path.stat()
        except OSError:  # gone meanwhile
            continue
        if state.st_size:
            yield path, Stamp(state.st_size, state.st_mtime_ns)


def _is_being_written(path: Path, folder: Path) -> bool:
    if is_litter(path.relative_to(folder)) or path.suffix.lower() in _PARTIAL:
        return True
    # Word leaves ~$ and the name without its first two letters, LibreOffice .~lock.NAME#
    locks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(path.with_name(lock).exists() for lock in locks)
