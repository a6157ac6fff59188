"""Where the archive's files lie: what any place must offer, and a folder of this machine.

Names are relative, with `/` between their parts, as in `ab/abcdef/document.zst`.
"""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.files import write_atomic


class Shelf(Protocol):
    """Files by name, each written whole or not at all. Plain and picklable."""

    def read(self, name: str) -> bytes:
        """Return a file's bytes.

        Raises:
            FileNotFoundError: there is no such file.
            ArchiveUnavailable: the place cannot be reached.

        """
        ...

    def write(self, name: str, content: bytes) -> None:
        """Write a file; when this returns it is kept, whatever happens to this machine."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        ...

    def names(self, folder: str = "") -> Iterator[str]:
        """Every file below a folder, in order; none where there is no such folder."""
        ...

    def remove(self, folder: str) -> None:
        """Delete a folder and all files in it; nothing where there is none."""
        ...

    def as_file(self, name: str) -> AbstractContextManager[Path]:
        """Return a path of this machine to a file's bytes, good inside the `with` block."""
        ...


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """A folder of this machine, or of a network drive."""

    folder: Path

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        return (self.folder / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Write a file, synced to disk."""
        write_atomic(self.folder / name, content)

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).is_file()

    def names(self, folder: str = "") -> Iterator[str]:
        """Every file below a folder, in order; what a crash left half written is passed over."""
        for path in sorted((self.folder / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(self.folder).as_posix()

    def remove(self, folder: str) -> None:
        """Delete a folder and all files in it."""
        shutil.rmtree(self.folder / folder, ignore_errors=True)

    def as_file(self, name: str) -> AbstractContextManager[Path]:
        """Return the file itself."""
        return nullcontext(self.folder / name)
