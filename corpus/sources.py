"""From the paths that a person names to the files to read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_UPLOADS = "upload/"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `given` is how it was named, `key` the path that the catalog knows it by."""

    path: Path
    given: str
    key: str

    @property
    def is_upload(self) -> bool:
        """Whether the file came by itself, from no folder that it stays in."""
        return self.key.startswith(_UPLOADS)


def find_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield every file once: those named, and those in folders named, in order of name.

    Hidden files and what file managers and Word leave behind (`Thumbs.db`, `~$brev.docx`) are
    passed over inside folders. A path that does not exist is yielded too, so that it is reported.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files(path):
            key = str(found.resolve())
            if key not in seen:
                seen.add(key)
                yield Source(found, str(found), key)


def uploaded(path: Path) -> Source:
    """Return an uploaded file, under a key by its content: its name alone replaces nothing."""
    return Source(path, path.name, f"{_UPLOADS}{content_hash(path)[:16]}/{path.name}")


def content_hash(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for found in sorted(path.rglob("*")):  # follows no links to folders, so it cannot go in circles
        if found.is_file() and not is_litter(found.relative_to(path)):
            yield found


def is_litter(path: Path) -> bool:
    """Whether a file, by its path inside a folder, is hidden or what programs leave behind."""
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.name.lower() in _LITTER or path.name.startswith("~$")
