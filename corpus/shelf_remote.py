"""An archive on any place that fsspec reaches: an object store, SFTP, SMB ... Its only home.

What a place needs to be signed in to is fsspec's own configuration (`~/.config/fsspec/*.json`,
`FSSPEC_...`) or the place's (`AWS_...`), so that no secret stands in an address.
"""

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import fsspec
from fsspec.core import url_to_fs

from corpus.errors import ArchiveUnavailable

_WHOLE_PUTS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
"""Places where a file appears whole or not at all; elsewhere it is renamed when it is whole."""


@dataclass(frozen=True, slots=True)
class RemoteShelf:
    """A folder at an address like `s3://bucket/pejl`; see `corpus.shelf.Shelf` for the promises."""

    url: str

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        with self._reached() as (place, root):
            content: bytes = place.cat_file(f"{root}/{name}")
            return content

    def write(self, name: str, content: bytes) -> None:
        """Write a file; a place that could show half of it is given another name first."""
        with self._reached() as (place, root):
            target = f"{root}/{name}"
            if _protocols(place) & _WHOLE_PUTS:  # these have no folders to be made either
                place.pipe_file(target, content)
                return
            place.makedirs(place._parent(target), exist_ok=True)
            parent, last = target.rsplit("/", 1)
            unfinished = f"{parent}/.{last}.{uuid.uuid4().hex}"
            place.pipe_file(unfinished, content)
            place.mv(unfinished, target)

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        with self._reached() as (place, root):
            place.invalidate_cache()
            return bool(place.isfile(f"{root}/{name}"))

    def names(self, folder: str = "") -> Iterator[str]:
        """Every file below a folder, in order."""
        with self._reached() as (place, root):
            place.invalidate_cache()
            found = sorted(place.find(f"{root}/{folder}".rstrip("/")))
        for path in found:
            name = PurePosixPath(path).relative_to(PurePosixPath(root))
            if not name.name.startswith("."):
                yield name.as_posix()

    def remove(self, folder: str) -> None:
        """Delete a folder and all files in it."""
        with self._reached() as (place, root), suppress(FileNotFoundError):
            place.invalidate_cache()
            place.rm(f"{root}/{folder}", recursive=True)

    @contextmanager
    def as_file(self, name: str) -> Iterator[Path]:
        """Return a copy of the file, deleted at the end: nothing of the archive stays here."""
        with tempfile.TemporaryDirectory(prefix="pejl-") as folder:
            path = Path(folder) / PurePosixPath(name).name
            path.write_bytes(self.read(name))
            yield path

    @contextmanager
    def _reached(self) -> Iterator[tuple[fsspec.AbstractFileSystem, str]]:
        """Yield the place and the folder in it.

        Raises:
            ArchiveUnavailable: for whatever its library raises; each has errors of its own.

        """
        try:
            yield _place(self.url)
        except FileNotFoundError:
            raise
        except Exception as error:
            msg = f"the archive at {self.url} cannot be reached ({error}); check PEJL_ARCHIVE"
            raise ArchiveUnavailable(msg) from error


@lru_cache(maxsize=8)
def _place(url: str) -> tuple[fsspec.AbstractFileSystem, str]:
    place, root = url_to_fs(url)
    return place, str(root).rstrip("/")


def _protocols(place: fsspec.AbstractFileSystem) -> frozenset[str]:
    named = place.protocol
    return frozenset({named} if isinstance(named, str) else named)
