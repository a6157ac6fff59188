"""The engine that the settings name, imported only when it is used."""

from corpus.settings import Settings
from corpus.store.generations import Generations
from corpus.store.interface import Stamp, Store


def open_generations(settings: Settings) -> Generations:
    """Return the indexes where the settings say; nothing is opened or asked yet."""
    return _on_server(settings) if settings.qdrant_url else _in_folder(settings)


def open_store(settings: Settings, stamp: Stamp) -> Store:
    """Open the current index, made empty where there is none.

    Raises:
        IndexMismatch: it was built with something else than `stamp`.
        CorpusBusy: another process holds it.
        StoreUnavailable: it cannot be reached.

    """
    return open_generations(settings).open(stamp)


def _in_folder(settings: Settings) -> Generations:
    from corpus.store.folders import FolderGenerations

    return FolderGenerations(settings.index_folder)


def _on_server(settings: Settings) -> Generations:
    from corpus.store.server import Spread, connect
    from corpus.store.server_aliases import AliasGenerations  # takes a second to import

    client = connect(
        settings.qdrant_url,
        api_key=settings.qdrant_api_key.get_secret_value(),
        timeout=settings.qdrant_timeout,
    )
    spread = Spread(
        shards=settings.qdrant_shards,
        replicas=settings.qdrant_replicas,
        write_consistency=settings.qdrant_write_consistency,
    )
    return AliasGenerations(client, settings.qdrant_collection, spread)
