"""Generations of Edge indexes: sub-folders of one folder, and a file that names the current one."""

import shutil
from pathlib import Path

from corpus.files import write_atomic
from corpus.store.edge import create_edge, open_edge, read_stamp
from corpus.store.generations import check_stamp
from corpus.store.interface import Stamp, Store

_CURRENT = "current"


class FolderGenerations:
    """See `corpus.store.generations.Generations` for what the methods promise."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Stamp | None:
        """Return the stamp of the current index, without opening it."""
        number = self._number()
        return read_stamp(self._path(number)) if number else None

    def open(self, stamp: Stamp) -> Store:
        """Open the current index, made empty where there is none."""
        found = self.current()
        if found is None:
            self._make_first(stamp)
        else:
            check_stamp(found, stamp)
        return open_edge(self._path(self._number()), stamp)

    def begin(self, stamp: Stamp) -> Store:
        """Make an empty index in the next folder; what an earlier crash left there is cleared.

        Raises:
            CorpusBusy: another process holds the current index, which is about to be replaced.

        """
        found = self.current()
        if found is not None:
            open_edge(self._path(self._number()), found).close()
        path = self._path(self._number() + 1)
        create_edge(path, stamp)
        return open_edge(path, stamp)

    def publish(self, store: Store) -> None:
        """Close the new index, name it as the current one, and delete the one before."""
        store.close()
        before = self._number()
        self._name(before + 1)
        shutil.rmtree(self._path(before), ignore_errors=True)

    def _make_first(self, stamp: Stamp) -> None:
        number = self._number() or 1
        create_edge(self._path(number), stamp)
        self._name(number)

    def _number(self) -> int:
        file = self._folder / _CURRENT
        return int(file.read_text()) if file.exists() else 0

    def _name(self, number: int) -> None:
        write_atomic(self._folder / _CURRENT, str(number).encode())

    def _path(self, number: int) -> Path:
        return self._folder / str(number)
