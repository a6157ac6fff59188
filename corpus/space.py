"""Room on the disk: asked for before it is needed, and named when it has run out.

An index file that is mapped into memory cannot fail to be written: where the disk is full, the
whole process is killed (SIGBUS). So the index asks first.
"""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DiskFull

ROOM_MB = 192
"""What must be free before the index is written to: its logs and segments grow by up to 64 MB."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_MEGABYTE = 1024 * 1024


def free_mb(folder: Path) -> int:
    """Return the megabytes free on the disk of a folder, which need not exist yet."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free // _MEGABYTE


def size_mb(folder: Path) -> int:
    """Return the megabytes that the files under a folder take on disk, holes left out."""
    blocks = sum(path.stat().st_blocks for path in folder.rglob("*") if path.is_file())
    return blocks * 512 // _MEGABYTE


def require_room(folder: Path, megabytes: int = ROOM_MB) -> None:
    """Refuse to write to a disk that is nearly full.

    Raises:
        DiskFull: fewer megabytes are free.

    """
    free = free_mb(folder)
    if free < megabytes:
        raise DiskFull(_advice(f"only {free} MB free for {folder}, and {megabytes} MB are needed"))


@contextmanager
def full_disk_named(folder: Path) -> Iterator[None]:
    """Translate what the system and SQLite say of a full disk.

    Raises:
        DiskFull: the disk of the folder ran full.

    """
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise DiskFull(_advice(f"the disk of {folder} is full")) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise DiskFull(_advice(f"the disk of {folder} is full")) from error


def _advice(what: str) -> str:
    return f"{what}: make room and do the same again; what was finished is kept"
