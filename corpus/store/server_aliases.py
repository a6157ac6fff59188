"""Generations of server indexes: collections NAME-1, NAME-2, ... and an alias NAME on one."""

from qdrant_client import QdrantClient

from corpus.store.generations import check_stamp
from corpus.store.interface import Stamp, Store
from corpus.store.server import (
    ServerStore,
    Spread,
    create_collection,
    point_alias,
    read_alias,
    read_stamp,
)


class AliasGenerations:
    """See `corpus.store.generations.Generations` for what the methods promise."""

    def __init__(self, client: QdrantClient, name: str, spread: Spread) -> None:
        self._client = client
        self._name = name
        self._spread = spread

    def current(self) -> Stamp | None:
        """Return the stamp of the collection that the alias names."""
        collection = read_alias(self._client, self._name)
        return read_stamp(self._client, collection) if collection else None

    def open(self, stamp: Stamp) -> Store:
        """Open the current index by its alias, made empty where there is none.

        Requests go to the alias, so a service that is running follows a rebuild by itself.
        """
        found = self.current()
        if found is None:
            self.publish(self.begin(stamp))
        else:
            check_stamp(found, stamp)
        return ServerStore(self._client, self._name, stamp)

    def begin(self, stamp: Stamp) -> Store:
        """Make an empty collection of the next number."""
        collection = f"{self._name}-{self._number() + 1}"
        create_collection(self._client, collection, stamp, self._spread)
        return ServerStore(self._client, collection, stamp)

    def publish(self, store: Store) -> None:
        """Point the alias at the new collection and drop the one before."""
        if not isinstance(store, ServerStore):
            msg = f"only what `begin` returned can be published, not {store!r}"
            raise TypeError(msg)
        point_alias(self._client, self._name, store.collection)

    def _number(self) -> int:
        collection = read_alias(self._client, self._name)
        return int(collection.removeprefix(f"{self._name}-")) if collection else 0
