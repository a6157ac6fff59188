"""A folder that is watched: which of its files are whole and are new or changed, and which left.

A file is whole when its size and time have stood still for a while and nothing says that it is
still being written: no name of a half download, no lock beside it. Links are passed over, so that
nobody who may write to the folder can have files elsewhere read. A file that is gone has left when
it has stayed away as long: programs that save a file delete it first, and who renames it puts it
back under another name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.history import History
from corpus.sources import content_hash, is_litter

_PARTIAL = frozenset(
    {".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".opdownload"}
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looked: its size in bytes, and when it was changed (nanoseconds since 1970)."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Look:
    """What is new in a folder: files that have become whole, and files that have left, by name."""

    whole: list[Path]
    gone: list[Path]


@dataclass(slots=True)
class FolderWatch:
    """What was seen of a folder so far, and which of its files were `known` before.

    `settle` is how many seconds a file must stand still, or stay away.
    """

    folder: Path
    settle: float = 3.0
    known: set[Path] = field(default_factory=set)
    _seen: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)
    _handed: dict[Path, Stamp] = field(default_factory=dict)
    _away: dict[Path, float] = field(default_factory=dict)

    def look(self, now: float) -> Look:
        """Return what has become whole or has left since the last look, each once until it changes.

        NOW is a clock's seconds, from whatever point. While the folder itself is away, as a network
        drive may be, nothing is said of its files.
        """
        if not self.folder.is_dir():
            return Look([], [])
        return Look(sorted(self._whole(now)), sorted(self._gone(now)))

    def _whole(self, now: float) -> Iterator[Path]:
        for path, stamp in _files(self.folder):
            before, since = self._seen.get(path, (None, now))
            if before != stamp:
                since = now
            self._seen[path] = (stamp, since)
            if now - since >= self.settle and self._handed.get(path) != stamp:
                self._handed[path] = stamp
                self.known.add(path)
                yield path

    def _gone(self, now: float) -> Iterator[Path]:
        for path in tuple(self.known):
            if not _is_gone(path):
                self._away.pop(path, None)
            elif now - self._away.setdefault(path, now) >= self.settle:
                self.known.remove(path)
                for noted in (self._away, self._seen, self._handed):
                    noted.pop(path, None)
                yield path


def read_before(catalog: Catalog, folder: Path) -> set[Path]:
    """Return the files of a folder that documents in search were read from, there or not."""
    whole = folder.resolve()
    paths = map(Path, catalog.paths())
    return {folder / path.relative_to(whole) for path in paths if path.is_relative_to(whole)}


def in_trash(catalog: Catalog, paths: Iterable[Path]) -> set[Path]:
    """Return the files whose content somebody has put in the trash: to stay there."""
    trashed = {one.document_id for one in History(catalog.path).trashed()}
    return {path for path in paths if trashed and _content(path) in trashed}


def left_without(catalog: Catalog, gone: Iterable[Path]) -> Iterator[tuple[Path, CatalogEntry]]:
    """Yield files that are gone, with the document in search that no other file holds either."""
    for path in gone:
        document_id = catalog.document_at(str(path.resolve()))
        entry = catalog.get(document_id) if document_id else None
        if entry and entry.current and all(_is_gone(Path(one)) for one in entry.paths):
            yield path, entry


def _content(path: Path) -> str:
    try:
        return content_hash(path)
    except OSError:  # gone meanwhile
        return ""


def _is_gone(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # there, but not to be looked at
        return False


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
