"""Writing a file so that a crash leaves either the old one or the new one, never a part."""

import os
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corpus.space import full_disk_named

_BLOCK = 64 * 1024
_HAS_HOLES = hasattr(os, "SEEK_DATA")


def write_atomic(path: Path, content: bytes) -> None:
    """Write `content` to `path`: beside it, synced to disk, then renamed over it.

    Raises:
        DiskFull: there is no room for it; nothing has changed.

    """
    with full_disk_named(path.parent):
        _write_atomic(path, content)


def _write_atomic(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def copy_sparse(source: str, target: str) -> None:
    """Copy a file without its holes: index files are made large and are mostly empty."""
    with Path(source).open("rb") as reader, Path(target).open("wb") as writer:
        size = os.fstat(reader.fileno()).st_size
        for start, end in _stretches(reader.fileno(), size):
            _copy_blocks(reader, writer, start, end)
        writer.truncate(size)


def _copy_blocks(reader: BinaryIO, writer: BinaryIO, start: int, end: int) -> None:
    """Copy a stretch, passing over blocks of zeros: a file in memory has them where it was read."""
    reader.seek(start)
    for place in range(start, end, _BLOCK):
        block = reader.read(min(_BLOCK, end - place))
        if block.count(0) < len(block):
            writer.seek(place)
            writer.write(block)


def _stretches(file: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield where a file holds data; all of it where the system cannot tell."""
    end = 0
    while end < size:
        try:
            start = os.lseek(file, end, os.SEEK_DATA) if _HAS_HOLES else end
        except OSError:  # nothing but a hole from here on
            return
        end = os.lseek(file, start, os.SEEK_HOLE) if _HAS_HOLES else size
        yield start, end


def sync_folder(folder: Path) -> None:
    """Put the files of a folder, and the folder itself, on disk; what is gone meanwhile may go."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            if path.is_file():
                _sync(path)
    _sync(folder)


def sync_tree(folder: Path) -> None:
    """Put everything under a folder on disk; side by side, the disk joins many syncs into one."""
    with ThreadPoolExecutor(8) as executor:
        deque(executor.map(_sync, (folder, *folder.rglob("*"))), maxlen=0)


def _sync(path: Path) -> None:
    """Sync a file, or a folder: on POSIX a new name is durable only when its folder is synced."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
