"""Which index is the current one, and how a new one takes its place in one step.

A rebuild fills the next generation beside the current one and then publishes it: a file that names
a folder (Edge), an alias that names a collection (server). A crash before that leaves the old index
in use and whole.
"""

from typing import Protocol

from corpus.errors import IndexMismatch
from corpus.store.interface import Stamp, Store


class Generations(Protocol):
    """The indexes of one corpus, of which at most one is current."""

    def current(self) -> Stamp | None:
        """Return the stamp of the current index, None where there is none yet."""
        ...

    def open(self, stamp: Stamp) -> Store:
        """Open the current index, made empty where there is none.

        Raises:
            IndexMismatch: it was built with something else than `stamp`.
            StoreUnavailable: it cannot be reached, or another process holds it.

        """
        ...

    def begin(self, stamp: Stamp) -> Store:
        """Make and open an empty index that is not yet current."""
        ...

    def publish(self, store: Store) -> None:
        """Close what `begin` opened, make it current, and drop what was current before."""
        ...


def check_stamp(found: Stamp, wanted: Stamp) -> None:
    """Refuse an index that was built with something else.

    Raises:
        IndexMismatch: the two differ.

    """
    if found != wanted:
        msg = (
            f"the index was built with {_describe(found)}, now in use is {_describe(wanted)}: "
            "run `pejl rebuild` (it works from the archive; no file is read or recognised again)"
        )
        raise IndexMismatch(msg)


def _describe(stamp: Stamp) -> str:
    return f"model {stamp.model!r} of width {stamp.width}, schema {stamp.schema}"
