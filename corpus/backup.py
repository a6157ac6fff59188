"""A corpus in one file, and back: archive and catalog, not the index, which is made anew from them.

A TAR file without compression (the archive's files are compressed already), the catalog first. It
can be made while a service is running on the corpus.
"""

import io
import os
import shutil
import tarfile
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.errors import BackupDamaged, CorpusExists
from corpus.files import write_atomic
from corpus.opening import open_archive
from corpus.settings import Settings
from corpus.shelf import FolderShelf, Shelf

_CATALOG = "catalog.sqlite"
_ARCHIVE = "archive"


def back_up(settings: Settings, target: Path) -> int:
    """Write the corpus to `target`; return how many documents, former versions included.

    An earlier backup of that name is replaced only when the new one is whole and on disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    archive, catalog = open_archive(settings), Catalog(settings.catalog_file)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        snapshot, unfinished = Path(name) / _CATALOG, Path(name) / "backup.tar"
        catalog.copy_to(snapshot)
        with unfinished.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w") as tar:
                tar.add(snapshot, _CATALOG)
                _add_archive(tar, archive.shelf)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    return sum(archive.has_document(document_id) for document_id in archive.ids())


def _add_archive(tar: tarfile.TarFile, shelf: Shelf) -> None:
    for name in shelf.names():
        try:
            content = shelf.read(name)
        except FileNotFoundError:  # deleted since the names were read
            continue
        entry = tarfile.TarInfo(f"{_ARCHIVE}/{name}")
        entry.size, entry.mtime, entry.mode = len(content), time.time(), 0o600
        tar.addfile(entry, io.BytesIO(content))


def restore(settings: Settings, source: Path) -> int:
    """Bring a backup back into an empty data folder; return how many documents.

    The catalog comes last, so that half a restored corpus is none. The index must be made anew.

    Raises:
        CorpusExists: there is a corpus in that folder already.
        BackupDamaged: the file is no whole backup.

    """
    if settings.catalog_file.exists():
        msg = f"there is a corpus in {settings.data} already: name an empty folder with --data"
        raise CorpusExists(msg)
    settings.data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data) as name:
        place = Path(name)
        _unpack(source, place)
        archive = open_archive(settings)
        for left in archive.ids():  # by a restoration cut short
            archive.remove(left)
        _copy(FolderShelf(place / _ARCHIVE), archive.shelf)
        write_atomic(settings.catalog_file, (place / _CATALOG).read_bytes())
    return len(archive.ids())


def _copy(source: Shelf, target: Shelf) -> None:
    """Copy every file, several at a time: a disk joins their syncs, a network their waits."""

    def copy(name: str) -> None:
        target.write(name, source.read(name))

    with ThreadPoolExecutor(8) as executor:
        deque(executor.map(copy, source.names()), maxlen=0)


def _extract(tar: tarfile.TarFile, place: Path) -> None:
    """Write a backup's files below PLACE; links, and names that lead elsewhere, are damage.

    Done here because the standard library's own filter came only with Python 3.11.4.
    """
    for member in tar:
        target = (place / member.name).resolve()
        content = tar.extractfile(member) if member.isfile() else None
        if not target.is_relative_to(place) or (content is None and not member.isdir()):
            msg = f"{member.name} does not belong in it"
            raise tarfile.TarError(msg)
        folder = target if content is None else target.parent
        folder.mkdir(parents=True, exist_ok=True)
        if content is not None:
            with content, target.open("wb") as file:
                shutil.copyfileobj(content, file)


def _unpack(source: Path, place: Path) -> None:
    (place / _ARCHIVE).mkdir()
    try:
        with tarfile.open(source, mode="r:") as tar:
            _extract(tar, place.resolve())
    except (tarfile.TarError, EOFError) as error:
        msg = f"{source.name} is no whole backup ({error}): take another"
        raise BackupDamaged(msg) from error
    if not (place / _CATALOG).exists():
        msg = f"{source.name} is no backup of Pejl: it holds no catalog"
        raise BackupDamaged(msg)
    archive = Archive(FolderShelf(place / _ARCHIVE))
    entries = Catalog(place / _CATALOG).entries()
    missing = [entry.name for entry in entries if not archive.has_document(entry.document_id)]
    if missing:
        msg = f"{source.name} is cut short: it lacks {len(missing)} documents ({missing[0]} ...)"
        raise BackupDamaged(msg)
